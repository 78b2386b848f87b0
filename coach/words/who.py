"""What the windows about somebody supervised say: who they are, and their going."""

from __future__ import annotations

ADD_TITLE = "Somebody you supervise"
CHANGE_TITLE = "About {name}"
NAME = "Their name"
ROLE = "Their role"
ROLE_HINT = "such as social worker"
GROUP = "Their staff group"
NO_GROUP = "none"
START = "Their first day in the post"
START_HINT = "such as 1 Sep 2026; may be left empty"
POLICY = "The policy you work by"
FROM_NOW_ON = "The policy holds from now on; sessions so far keep the one they had."
CHANGED_TITLE = "What is due changes with it"

# Going

GOING_TITLE = "What has happened with {name}?"
STAYS = "No, leave things as they are"
LEFT = "They have left, or go to another supervisor; their file is kept"
BY_MISTAKE = "They were added by mistake: remove them, if nothing is written yet"
LEFT_TITLE = "{name} has left"
LAST_DAY = "Their last day with you"
GONE = "{name} is not on Today any more."
