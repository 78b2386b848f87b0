"""Turns the YAML that people edit, banks and policies, into domain values."""
