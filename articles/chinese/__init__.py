"""What is Chinese about a Chinese newspaper: lunar dates, mastheads, numerals, scripts. Pure Python, no Django."""
