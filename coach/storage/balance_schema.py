"""What the balance keeps: which of a policy's own functions time served, and why it may be so."""

from __future__ import annotations

from coach.storage.first_schema import _table as table

BALANCE: tuple[str, ...] = (
    "ALTER TABLE attention_segment ADD COLUMN policy_function TEXT",
    "ALTER TABLE session_place ADD COLUMN policy_function TEXT",
    table(
        "balance_answer",
        """file_id TEXT NOT NULL REFERENCES supervision_file(id),
  session_id TEXT REFERENCES session(id),
  words TEXT NOT NULL, voice TEXT NOT NULL, answered_on TEXT NOT NULL,
  window TEXT NOT NULL, first_on TEXT, last_on TEXT, picture TEXT NOT NULL""",
        text=True,
    ),
    "CREATE INDEX balance_answer_of_file ON balance_answer(file_id)",
)
