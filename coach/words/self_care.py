"""What the self-care plan says around the supervisee's own words."""

from __future__ import annotations

HELP = """
## The self-care plan

It belongs to the supervisee: what stands here is what they chose to share. **a** adds something,
**Enter** changes its words, **Delete** takes it out and **u** brings it back. In a session, **l**
keeps that you looked at it together, and nothing more. Earlier versions are kept. Two or three
things are enough.
"""
HEADING = "Self-care plan · {name}, as shared"
HEADING_REVIEWED = "Self-care plan · {name}, as shared · looked at {day:%d %b %Y}"
KEY_LOOK = "Looked at"
SHARE = "What would you like to share?"
IN_WORDS_OF = "In {name}'s words"
LOOKED = "Kept: you looked at it together today."
