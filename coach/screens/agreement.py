"""The agreement on screen: headings, what to talk over, the words, and the wording before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import OptionList, Static

from coach.domain.agreement_guide import REASON_WORDS, opening
from coach.screens.agreement_moves import AgreementMoves
from coach.services.agreement_writing import SectionWriting
from coach.text import clean_note
from coach.widgets.autosave import Autosave
from coach.widgets.everywhere import DOORS
from coach.widgets.goes_line import GoesLine
from coach.widgets.key_line import KeyLine
from coach.widgets.lines import LineList
from coach.widgets.note_editor import NoteEditor
from coach.words import KEY_BACK, KEY_UNDO, WRITING, tell_day
from coach.words import agreement as say
from coach.words import session as in_session

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from coach.domain.agreement import Agreement, AgreementSection
    from coach.services.house import House

NARROW, LOW = 96, 20
"""Columns below which the headings stand above, and rows below which the wording before goes."""


class SectionEditor(NoteEditor):
    """The words under one heading."""

    HELP = say.EDITOR_HELP


class AgreementScreen(AgreementMoves):
    """One pair's agreement: the draft where there is one, else the version that holds."""

    HELP = say.HELP
    CSS_PATH = "agreement.tcss"
    BINDINGS = [  # noqa: RUF012
        *DOORS,
        Binding("f2", "next", say.KEY_NEXT, id="agreement.next", priority=True),
        Binding("shift+f2", "back", say.KEY_BEFORE, id="agreement.back", show=False, priority=True),
        Binding("f3", "tools", say.KEY_TOOLS, id="agreement.tools", priority=True),
        Binding("f4", "accept", say.KEY_ACCEPT, id="agreement.accept", priority=True),
        Binding("f5", "versions", say.KEY_VERSIONS, id="agreement.versions", priority=True),
        Binding("f6", "others", say.KEY_OTHERS, id="agreement.others", priority=True),
        Binding(
            "f7", "heading", say.KEY_HEADING, id="agreement.heading", show=False, priority=True
        ),
        Binding("f9", "begin", say.KEY_BEGIN, id="agreement.begin", priority=True),
        Binding("delete", "put_aside", say.KEY_ASIDE, id="agreement.aside", show=False),
        Binding("u", "undo", KEY_UNDO, id="agreement.undo", show=False),
        Binding("escape", "leave", KEY_BACK, id="agreement.leave", show=False),
    ]

    def __init__(self, house: House, person_id: str) -> None:
        super().__init__(house, person_id)
        self._writing: SectionWriting | None = None
        self._saved = ""

    def compose(self) -> ComposeResult:
        """A line at the top, the headings, and beside them what is talked over and written."""
        yield Static(id="status")
        with Horizontal(id="agreement"):
            yield LineList(id="headings")
            with Vertical(id="clauses"):
                yield Static(id="prompts")
                yield GoesLine(self.goes())
                with Horizontal(id="wordings"):
                    yield SectionEditor(id="section")
                    with VerticalScroll(id="earlier"):
                        yield Static(id="earlier-words")
        yield KeyLine()

    def on_mount(self) -> None:
        """Stand at the first heading that has no words yet."""
        self.autosave = Autosave(self, self._save, self._tell)
        empty = [at for at, one in enumerate(self.sections) if not one.words]
        self.at = empty[0] if self.together.file.draft and empty else 0
        self.show_all()
        if self.sections:
            (self.editor if self.together.file.draft else self.query_one(LineList)).focus()

    def on_resize(self) -> None:
        """Fit the new size."""
        self.set_class(self.size.width < NARROW, "folded")
        self.set_class(self.size.height < LOW, "low")
        if hasattr(self, "autosave"):
            self._show_status()

    # Saving

    @property
    def editor(self) -> SectionEditor:
        """Where the words are written."""
        return self.query_one(SectionEditor)

    def on_note_editor_edited(self) -> None:
        """Something was written; until it is on the disk nothing says that it is."""
        if self._writing is None:
            return
        self.autosave.touch()
        if not self._saved.startswith((in_session.NOT_SAVED, WRITING)):
            self._tell(WRITING)

    def _save(self) -> str:
        writing, given = self._writing, clean_note(self.editor.text)
        if writing is None:
            return self._saved
        given_yes, version_id = self._names_of_yes(), writing.section.agreement_id
        kept = writing.keep(given)
        if kept.agreement_id != version_id:
            self._stand_in_the_next(kept)
        elif kept.words != given:
            self.editor.fill(kept.words)
            self.notify(say.BOTH_KEPT)
        if given_yes:
            self.read()
            if not self._names_of_yes():
                self.notify(say.YES_GONE.format(names=given_yes))
            self._show_frames()
        clock = self.house.clock
        return say.SAVED_AT.format(at=clock.now().astimezone(clock.zone()))

    def _stand_in_the_next(self, kept: AgreementSection) -> None:
        """The version was agreed, or put aside, in another window: the words stand in the next."""
        self.read()
        found = [at for at, one in enumerate(self.sections) if one.id == kept.id]
        self.at = found[0] if found else 0
        self.call_later(self.show_all)
        self.notify(say.IN_THE_NEXT)

    def _names_of_yes(self) -> str:
        draft = self.together.file.draft
        return say.tell_names(one.name for one in draft.acceptances) if draft else ""

    def _tell(self, words: str) -> None:
        self._saved = words
        self._show_status()

    def flush(self) -> bool:
        """Save what is being written, now; False where it could not be."""
        if self._writing is not None and self.editor.text != self._writing.section.words:
            self.autosave.dirty = True  # a key may be drawn before its news has reached us
        return self.autosave.flush()

    def settle(self) -> bool:
        """Save before a move; False where it could not be."""
        if not self.flush():
            self.notify(in_session.NOTHING_MOVES)
            return False
        self.read()
        return True

    # Showing

    @property
    def shown(self) -> Agreement | None:
        """The version on the screen."""
        return self.together.in_hand

    @property
    def sections(self) -> tuple[AgreementSection, ...]:
        """The headings on the screen: those of a draft, or those of a version that hold words."""
        shown = self.shown
        return () if shown is None else shown.sections if shown.is_draft else shown.written

    def show_all(self) -> None:
        """Everything as it stands."""
        if self.together.file.draft is None:
            self._saved = ""  # there is nothing to save in what is agreed
        self._show_status()
        self.at = min(self.at, max(0, len(self.sections) - 1))
        headings = self.query_one(LineList)
        with self.prevent(OptionList.OptionHighlighted):
            headings.show([(one.id, _marked(one)) for one in self.sections], "")
            headings.highlighted = self.at if self.sections else None
        self._show_section()

    def _show_section(self) -> None:
        has_words = bool(self.sections)
        for one in ("#headings", "#wordings"):
            self.query_one(one).display = has_words
        self.query_one("#prompts", Static).update(self._prompts())
        self._writing = None
        if not has_words:
            return
        section, draft = self.sections[self.at], self.together.file.draft
        if draft is not None:
            self._writing = SectionWriting(
                self.house.agreements, self.together.supervisee, self.reader, section
            )
        self.editor.read_only = draft is None
        self.editor.fill(section.words)
        self._show_frames()

    def _show_frames(self) -> None:
        """The heading, who said yes, and the wording before, around the words."""
        if not self.sections:
            return
        heading = self.sections[self.at].heading
        asked = self.house.agreements.asked_for_by(self.together.supervisee, heading)
        policy = self.house.agreements.policy(self.together.supervisee)
        editor, earlier = self.editor, self.query_one("#earlier")
        title = say.SOURCE.format(heading=heading, policy=policy.name, section=asked)
        editor.border_title = Text(title if asked else heading).markup
        editor.border_subtitle = Text(self._yes()).markup
        draft = self.together.file.draft
        before = self.together.file.before(draft.version) if draft else None
        section = before.section(heading) if before else None
        earlier.display = section is not None and bool(section.words)
        if before is not None and section is not None:
            earlier.border_title = say.BEFORE.format(version=before.version)
            self.query_one("#earlier-words", Static).update(Text(section.words))

    def _yes(self) -> str:
        shown = self.shown
        names = say.tell_names(one.name for one in shown.acceptances) if shown else ""
        waiting = say.tell_names(self.together.waits_for())
        if not names:
            return ""
        return (say.ACCEPTED_ONE if waiting else say.ACCEPTED).format(names=names, waiting=waiting)

    def _prompts(self) -> Text:
        shown = self.shown
        if shown is None:
            return Text(say.EMPTY)
        if shown.from_before and shown.agreed_on is not None:
            return Text(say.FROM_BEFORE.format(day=tell_day(shown.agreed_on)))
        if not shown.is_draft:
            due = self.due_words()
            return Text("\n".join(filter(None, (say.READING, due))))
        heading = self.sections[self.at].heading
        return Text("\n".join(self.house.agreements.prompts(heading)))

    def due_words(self) -> str:
        """When it is looked at again and why; nothing where nothing asks for it."""
        due = self.together.due
        if due is None:
            return ""
        return say.DUE.format(day=tell_day(due.on), reason=REASON_WORDS[due.because])

    def _show_status(self) -> None:
        shown, together = self.shown, self.together
        about = {"term": opening(together.term), "name": together.supervisee.person.name}
        if shown is None:
            said = say.NOTHING.format(**about)
        else:
            said = (say.DRAWN_UP if shown.is_draft else say.AGREED).format(
                **about, version=shown.version, day=tell_day(shown.agreed_on)
            )
        left = Text(said, no_wrap=True)
        left.truncate(max(10, self.size.width - len(self._saved) - 4), overflow="ellipsis")
        gap = max(1, self.size.width - left.cell_len - len(self._saved) - 2)
        self.query_one("#status", Static).update(left + Text(" " * gap + self._saved))

    # Going about

    def go_to(self, at: int) -> None:
        """Go to another heading, once what is written here is on the disk."""
        headings = self.query_one(LineList)
        if self.settle() and self.sections:
            self.at = at % len(self.sections)
            self.show_all()
        else:
            headings.highlighted = self.at

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The arrows go from heading to heading."""
        if event.option_index != self.at and event.option_list.has_focus:
            self.go_to(event.option_index)

    def on_option_list_option_selected(self) -> None:
        """Enter goes to the words."""
        self.editor.focus()


def _marked(section: AgreementSection) -> Text:
    """A heading, and whether it has words, told by the form of its mark."""
    return Text(f"{'●' if section.words.strip() else '○'} {section.heading}")
