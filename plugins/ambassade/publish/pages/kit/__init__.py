"""A person's kit: the week of one ambassador, as a page and as a folder to send."""
