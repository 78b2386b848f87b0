"""The only place with SQL: one SQLite database for one home."""
