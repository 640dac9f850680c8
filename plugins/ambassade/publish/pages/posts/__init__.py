"""Posts, their lists and their series."""
