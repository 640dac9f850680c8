"""Approved messages as a file that a scheduler of social media takes."""
