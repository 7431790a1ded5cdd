"""What editors do to several rows at once."""
