"""What the page of help says around the help of a place."""

from __future__ import annotations

SCREEN_KEYS = "Keys of this screen"
FOCUS_KEYS = "Keys where you are"
NEXT_PLACE = "The next place on the screen"
WAYS = "Escape: back   The arrows scroll"
