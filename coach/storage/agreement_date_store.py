"""Agreements of which only the date is known."""

from __future__ import annotations

from coach.domain.agreement_date import AgreementDate
from coach.storage.rows import Table

_WORDLESS = """t.file_id = :file AND t.agreed_on IS NOT NULL AND t.withdrawn_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM agreement_section s WHERE s.agreement_id = t.id)"""


class AgreementDateStore(Table[AgreementDate]):
    """Rows of `agreement` that have a date and no words."""

    name, kind = "agreement", AgreementDate

    def latest(self, file_id: str) -> AgreementDate | None:
        """The newest one on a supervision file."""
        found = self.find(_WORDLESS, {"file": file_id}, None, "t.version DESC LIMIT 1")
        return found[0] if found else None

    def versions(self, file_id: str) -> int:
        """The highest number that any agreement on the file has, with words or without."""
        highest = "SELECT max(version) AS highest FROM agreement WHERE file_id = ?"
        return self.database.rows(highest, (file_id,))[0]["highest"] or 0
