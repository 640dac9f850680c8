"""Rules of the organisation's own appearance."""
