"""The organisation's own colours, letters and spacing over the design's."""
