"""The grid of pre-written messages: the entries of the calendar against the platforms."""
