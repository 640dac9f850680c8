"""Curated collections of links."""
