"""What the balance says beside its bars."""

from __future__ import annotations

HELP = """
## The function balance

A bar a session, oldest at the top, and each one's own sense of it where they gave one. The four
patterns are named above. It describes conversations and scores nobody. **Escape** goes back.
"""
HEADING = "Function balance · {name}"
NO_MINUTES = "no minutes kept"
MEASURED = "{bar} {minutes:.0f} min"
FELT = "{bar} felt"
TOGETHER = "Together"
SHARE = "{minutes:>7.1f} min {share:>5.0%}"
