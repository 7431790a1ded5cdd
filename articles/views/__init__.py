"""How people read: one function for each kind of page."""
