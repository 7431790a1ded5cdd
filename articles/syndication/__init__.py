"""How machines read: feeds, sitemaps, linked data."""
