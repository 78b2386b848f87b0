"""The commands of the plain lines, one family a file."""
