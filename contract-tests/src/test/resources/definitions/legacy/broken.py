"""A code location that never loads."""

raise RuntimeError("this location never loads")
