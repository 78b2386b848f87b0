"""Words for groups: their rounds, their clock, and a sentence for each common trouble."""

from __future__ import annotations

from coach.domain.group_session import GroupNoteKind, GroupStatus, Known
from coach.domain.group_trouble import Trouble
from coach.domain.rounds import Cue

GROUP_STATUSES = {
    GroupStatus.PLANNED: "planned",
    GroupStatus.BEFORE: "before the rounds",
    GroupStatus.ROUNDS: "in the rounds",
    GroupStatus.AFTER: "after the rounds",
    GroupStatus.HELD: "held, notes agreed",
    GroupStatus.CALLED_OFF: "called off",
}
GROUP_NOTES = {
    GroupNoteKind.NOTE: "Note",
    GroupNoteKind.THEME: "Theme",
    GroupNoteKind.LEARNING: "Learning",
    GroupNoteKind.RATING: "Rating",
    GroupNoteKind.ACCOUNT: "Seen otherwise",
}
FAMILY_KNOWN = {
    Known.UNASKED: "nobody has asked yet who knows the family",
    Known.NOBODY: "nobody knows the family",
    Known.SOMEBODY: "somebody knows the family",
}
CUES = {
    Cue.LAST_MINUTE: "About a minute is left of this round.",
    Cue.OVER: "This round's time is up. Finish the thought; go on when you are ready.",
}
TROUBLES = {
    Trouble.ADVICE: "Advice comes too soon",
    Trouble.SILENCE: "Nobody speaks",
    Trouble.ONE_VOICE: "One voice fills the room",
    Trouble.DISTRESS: "Somebody is upset",
    Trouble.DISCRIMINATION: "A discriminatory remark",
    Trouble.EDUCATING: "A minoritised member is asked to educate the others",
    Trouble.DISCLOSURE: "Something was said that must be acted on",
}
SENTENCES = {
    Trouble.ADVICE: (
        "“That sounds like an answer, and we are still looking at the question. "
        "What do you wonder about, before we help?”"
    ),
    Trouble.SILENCE: (
        "“Let us stay quiet for a moment; nobody has to fill it.” Count to twenty before you "
        "speak. Then: “What is hard to say here?”"
    ),
    Trouble.ONE_VOICE: (
        "“Thank you, that is clear. I would like to hear from somebody who has not spoken yet, "
        "and passing is fine.”"
    ),
    Trouble.DISTRESS: (
        "“We can stop here. What would help just now: a pause, some air, one person with you, or "
        "going on?” Pause the clock. Afterwards say who speaks to them tomorrow."
    ),
    Trouble.DISCRIMINATION: (
        "“I am stopping us there. What was just said puts people down, whatever was meant by it, "
        "and it does not stand here.” Turn first to whoever it hit, later and alone; take it up "
        "with whoever said it, and say to whom it goes from here."
    ),
    Trouble.EDUCATING: (
        "“It is nobody's task here to speak for a whole community. Let each of us say what we "
        "ourselves do not know, and where we will read it up.”"
    ),
    Trouble.DISCLOSURE: (
        "“I have to stop us: what we have just heard must be acted on, and cannot stay in this "
        "room.” Settle now who takes it to whom, and by when, and tell whoever said it."
    ),
}
NO_WRITING = "Nobody writes in this round."
NOTES_TAKEN = "Notes may be taken in this round."
ANYBODY_MAY_PASS = "Anybody may pass, and nobody asks why."
LOCAL_PROCEDURE = "Your own safeguarding procedure comes before anything that Coach says."
