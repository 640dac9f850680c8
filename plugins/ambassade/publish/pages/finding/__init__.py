"""How people are found: the directory, places, a theme in a place, and the question on the home page."""
