"""Commands: each reads its words, calls one service and prints the result."""
