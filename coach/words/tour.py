"""What the guided tour says, step by step."""

from __future__ import annotations

STEP = "Tour {at} of {count}. {words}"

OPEN_SOMEBODY = (
    "These people do not exist, so try anything. Go down to somebody and press Enter: their "
    "page opens. Somebody whose session is still open resumes it."
)
START = "Everything a glance should find is here. Press s to start their session."
WRITE = (
    "One question, and room for a few words. Write some. There is no Save: the top right says "
    "when they are safe."
)
WHY = (
    "Not the right question? F2 asks another, F3 lets you choose. Press F9 to see why this one "
    "was asked."
)
OUT_OF_SIGHT = "Minutes and counts stay out of sight until asked for. F9 again, and they go."
TOPIC = (
    "Press Ctrl+T to walk a topic round the cycle. Call it what you like; leave the "
    "case empty for now."
)
STAGE = (
    "The cycle has four stages. F4, then r, goes to reflection. Start anywhere, go in any order."
)
AGREE = (
    "Write a feeling or two here. Look at the frame: it is not placed yet, so it enters no "
    "record until you both say so. Then F6 to agree an action."
)
DOORS = (
    "Two doors are always there: F8 when a child may not be safe, F10 when somebody needs the "
    "questions to stop. Press F10 now; Enter brings you both back."
)
CLOSE = (
    "Ctrl+G goes to any part. Press Ctrl+G, then 6, for Close: each note not placed yet takes "
    "one key."
)
END = (
    "Ctrl+G, then e, ends the session and writes the documents. Escape, then y, leaves it open "
    "instead."
)
DONE = (
    "That is Coach. F1 says what each key does wherever you are. Escape leads back to "
    "Today, and q leaves; your own home is as it was."
)
