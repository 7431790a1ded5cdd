"""What the archive notices about itself: not errors, since real papers misprint, but worth an editor's look."""
