"""Bank holidays in, iCalendar out."""
