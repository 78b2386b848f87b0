"""A group's session on plain lines."""
