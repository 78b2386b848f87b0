"""Every error that a person can meet, each told in one sentence of plain words."""

from __future__ import annotations


class CoachError(Exception):
    """Something a person can understand and act on: what happened, what is safe, what next."""

    exit_status = 2
    """2 says *could not*; 1 says *the answer is no*."""

    def __init__(self, what: str, about: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.about = about
        """The field at fault, where a form should send the cursor."""

    def __str__(self) -> str:
        return self.what


class NotFound(CoachError):
    """Nobody, or nothing, answers to that name."""


class HasLeft(NotFound):
    """Somebody who was supervised here until they left; their file is kept."""


class Ambiguous(CoachError):
    """More than one person or thing answers to that name."""


class BadInput(CoachError):
    """Words that came in cannot be taken as they are; nothing was changed."""


class FileRefused(BadInput):
    """A file that somebody sent cannot be taken in as it is; nothing was changed."""


class IllegalMove(CoachError):
    """The subject does not allow this step from where things stand."""


class SessionClosed(IllegalMove):
    """The session has ended; what was said in it stays as it is."""


class SessionNotUnderWay(IllegalMove):
    """A step that belongs to a session under way, asked of one that is not."""


class NotAnnounced(IllegalMove):
    """A worry about somebody's work is never sprung in a session."""


class KeptElsewhere(IllegalMove):
    """Words that would not be private in this home are kept in one's own."""


class PlacementRefused(IllegalMove):
    """A risk or a decision is never left behind, and a case note needs a case."""


class ActionSettled(IllegalMove):
    """An action that is done or dropped is not reviewed again."""


class TenureEnded(IllegalMove):
    """The pair's time together has ended."""


class EntrySettled(IllegalMove):
    """The log says already what became of that session."""


class MovedNowhere(IllegalMove):
    """A session is re-arranged to another day, and only one session to each."""


class BeforeStart(IllegalMove):
    """A session on a day before the supervisee was in the post."""


class AfterLeaving(IllegalMove):
    """A session on a day after the supervisee had left."""


class NotYet(IllegalMove):
    """Something said to have happened on a day that is still to come, or before its time."""


class KeptInCoach(IllegalMove):
    """A session of which words are kept is not taken out of the log."""


class RecordIsFinal(IllegalMove):
    """A settled record is not rewritten; later words are addenda."""


class NotShared(IllegalMove):
    """A step of a record's life that comes only after another, as signing after sharing."""


class AnsweredAlready(IllegalMove):
    """Each of the two answers a version once, and not in two ways."""


class SilenceDoesNotAgree(IllegalMove):
    """Silence counts as agreement only where the policy says so, and once its time is over."""


class ClockSetBack(IllegalMove):
    """The clock shows an earlier time than what was kept last."""


class WrongPerson(BadInput):
    """Somebody who is not one of the two."""


class SharingHeldBack(IllegalMove):
    """Something in a record is looked at before it is shared."""


class FilingSettled(IllegalMove):
    """That a case record was filed is taken back on the same day only."""


class NotFiled(IllegalMove):
    """A case is erased here only once all its records are on the child's own file."""


class AgreementSettled(IllegalMove):
    """An agreed version of an agreement never changes; the next version does."""


class AlreadyAccepted(IllegalMove):
    """A version of an agreement is accepted by each person once."""


class NothingToAgree(IllegalMove):
    """An agreement without words, or without one of the two, is not agreed."""


class StaleRevision(CoachError):
    """Another window changed the same row first; both texts are kept."""


class StorageFailed(CoachError):
    """The database could not be read or written."""


class NewerDatabase(StorageFailed):
    """The database was written by a later version of Coach."""


class NotACoachDatabase(StorageFailed):
    """The file in the database's place is something else."""


class WordsKept(CoachError):
    """What holds words already cannot be taken back as if it had never been."""


class RoundsOver(CoachError):
    """The last round of a group has ended."""


class DocumentsFailed(CoachError):
    """A document could not be written; the database still has every word."""


class SettingsFaulty(CoachError):
    """The settings file cannot be read; nothing was changed."""


class ContentFaulty(CoachError):
    """A question bank, policy or settings file does not hold what it should."""

    exit_status = 1
