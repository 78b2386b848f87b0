"""What the windows about somebody supervised say: who they are, and their going."""

from __future__ import annotations

ADD_TITLE = "Somebody you supervise"
CHANGE_TITLE = "About {name}"
NAME = "Their name"
ROLE = "Their role"
ROLE_HINT = "such as social worker"
GROUP = "Their staff group"
NO_GROUP = "none"
SHARED_GROUPS = {
    "social-worker": "Social worker",
    "newly-qualified": "Newly qualified social worker",
    "student": "Student",
    "returner": "Returning to the work",
    "non-qualified": "Without the qualification",
    "team-manager": "Team manager",
    "senior-manager": "Senior manager",
    "residential": "Children's home staff",
    "residential-new": "New in a children's home",
    "agency": "Agency staff",
    "early-help": "Early help staff",
    "contractor": "Contractor",
    "business-support": "Business support",
    "other": "Everybody else",
}
"""What a staff group is called under a policy that has no rule for it."""
AS_THE_OTHERS = "{group}: as “{others}”"
NO_RULE = "{group}: no rule here"
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


def tell_shared_group(group: str, others: str | None) -> str:
    """A staff group that the policy does not name, with whose rule holds for it, if any does."""
    said = SHARED_GROUPS.get(group, group)
    return AS_THE_OTHERS.format(group=said, others=others) if others else NO_RULE.format(group=said)
