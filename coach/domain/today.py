"""What Today shows of each person: one line, and no more than is needed."""

from __future__ import annotations

from datetime import date, datetime

from coach.domain.model import Part, Stage
from coach.values import dataclass, read_back


@dataclass(frozen=True)
@read_back
class TodayLine:
    """One supervisee on Today."""

    person_id: str
    name: str
    role: str
    last_held_on: date | None
    sessions_held: int
    open_actions: int
    late_actions: int
    under_way_since: datetime | None
    """When the session that is open began, if one is."""
    part: Part | None = None
    stage: Stage | None = None
    planned_on: date | None = None
    """The next session in the diary."""
    agenda_items: int = 0
    """What waits for the next session's agenda and is shared."""

    risk_on: date | None = None
    """When the latest session raised an immediate risk; the next one takes it up."""
    urgent_asked_at: datetime | None = None
    """When an urgent talk was asked for that none has met yet."""

    own_supervisor: str | None = None
    """Who supervises them, where it is the home's owner who is supervised."""

    def place_in_words(self) -> str:
        """Where the open session stands: its stage in Discuss, else its part."""
        if self.part is Part.DISCUSS and self.stage is not None:
            return str(self.stage)
        return str(self.part or "").replace("-", " ")
