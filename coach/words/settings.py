"""What the settings say."""

from __future__ import annotations

HELP = """
## Settings

**Enter** changes the line you are on. Everything is kept at once, in one file that you may also
edit; *coach where* says where it is. **Escape** goes back.
"""
HEADING = "Settings"

# The lines, and what stands in them

WHO = "Your name and role"
POLICY = "Policy for new pairs"
DOCUMENTS = "Documents go to"
LOOKS = "Looks"
NUDGES = "Nudges"
KEYS = "Keys"
OWN_KEYS = "{count} of your own"
USUAL_KEYS = "the usual ones"
NUDGES_OFF = "{off} of {count} turned off"
NUDGES_ON = "all on"
NUDGE_OFF = "off  {nudge}"
NUDGE_ON = "on   {nudge}"

# The windows that change them

WHO_TITLE = "Who you are"
FOLDER = "The folder"
DOCUMENTS_TITLE = (
    "Where documents go. "
    "Documents written from now on go there; those already written stay where they are."
)
POLICY_TITLE = "The policy that a new pair starts with"
NUDGES_TITLE = "Nudges on the structure of a discussion"
