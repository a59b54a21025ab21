"""The mapping page: the unknown sheet as it looks, what each column holds, and how much would be read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from ibdesk.domain.proposal import Proposal, Trial
from ibdesk.palette import Palette
from ibdesk.ui.importing.draft_of_proposal import draft_of
from ibdesk.ui.importing.import_words import LEFT_OUT_SENTENCE, trial_sentence
from ibdesk.ui.importing.mapping_draft import MappingDraft
from ibdesk.ui.importing.mapping_list import MappingList
from ibdesk.ui.importing.sheet_grid import SheetGrid, mapping_marks, trial_marks
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.keys import make_quiet

MOST_HEADING_ROWS = 5


class MappingPage(QWidget):
    """`heading_rows_asked` carries other heading rows, `trial_asked` a mapping to count with, `finished` the one to
    read by."""

    heading_rows_asked = Signal(int, int)
    trial_asked = Signal(object)
    finished = Signal(object)
    left = Signal()

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.draft: MappingDraft | None = None
        self.trial: Trial | None = None
        self._touched = False
        self.title = Words("", TITLE, strong=True)
        self.note = Words("", quiet=True)
        self.first_row, self.last_row = CalmCombo("First row of headings"), CalmCombo("Last row of headings")
        self.grid, self.list = SheetGrid(tokens), MappingList(tokens)
        self._both = QSplitter()
        self.sentence = Words("")
        self.confirm_button = QPushButton("&All guesses are right")
        self.back_button = QPushButton("&Back")
        self.next_button = make_primary(QPushButton("&Next: look at the figures"))
        make_quiet(self.confirm_button, self.back_button)
        self._lay_out()
        for combo in (self.first_row, self.last_row):
            combo.activated.connect(self._choose_rows)
        self.grid.pointed_at.connect(self.list.point_at)
        self.list.changed.connect(self._say)
        self.confirm_button.clicked.connect(self._confirm_all)
        self.back_button.clicked.connect(self.left)
        self.next_button.clicked.connect(self._finish)

    @property
    def said(self) -> MappingDraft | None:
        """What a person has said on this page and not finished; None where nothing was said."""
        return self.draft if self._touched else None

    def show_proposal(self, workbook: str, proposal: Proposal, before: MappingDraft | None = None) -> None:
        """`before` is what was said of this very proposal and not finished."""
        self.title.setText(f"What does “{proposal.sheet}” hold?")
        self.note.setText(
            f"{workbook}. Nothing here is used before you say so. Next month the same headings need no asking."
        )
        rows = range(1, max(len(proposal.grid), proposal.rows[1]) + 1)
        for combo, row in ((self.first_row, proposal.rows[0]), (self.last_row, proposal.rows[1])):
            combo.clear()
            for each in rows:
                combo.addItem(f"row {each}", each)
            combo.choose(row)
        self.grid.show_sheet(proposal.grid, mapping_marks(proposal.rows))
        # The list needs its room; the sheet gets what it wants up to half of the page.
        room = max(self.width(), self.window().width())
        grid = min(self.grid.wanted_width(), room * 48 // 100)
        self._both.setSizes([max(grid, room // 4), room - max(grid, room // 4)])
        self._touched = before is not None
        self.list.start(before or draft_of(proposal))
        assert self.list.draft is not None
        self._take(self.list.draft)

    def show_trial(self, trial: Trial) -> None:
        """How much the mapping would bring, and texts that it does not know."""
        if self.draft is None:
            return
        self.trial = trial
        self._mark_tried(trial)
        known = {written for written, _ in self.draft.words}
        if new := [word for word in trial.words if word.written not in known]:
            self.draft = self.draft.with_words(new)
            self.list.draft = self.draft
            self.list.show_words(tuple(new))
            self.list.show_draft(self.draft)
            if any(word.code for word in new):
                # What they are like counts as a guess from now on, like that of a column.
                self.trial_asked.emit(self.draft.mapping())
        self._offer()

    def _mark_tried(self, trial: Trial) -> None:
        """What would be read and what would be wrong, once that is known; before, whole columns."""
        if self.draft is None or trial.needed:
            return
        self.grid.show_marks(trial_marks(self.draft.proposal.rows, self.draft.label_columns, trial))

    def _say(self, draft: MappingDraft) -> None:
        self._touched = True
        self._take(draft)

    def _take(self, draft: MappingDraft) -> None:
        self.draft, self.trial = draft, None
        self.grid.show_marks(mapping_marks(draft.proposal.rows, draft.used_columns))
        self._offer()
        self.trial_asked.emit(draft.mapping())

    def _offer(self) -> None:
        if self.draft is None:
            return
        said = trial_sentence(self.trial, self.draft.guesses, self.draft.missing)
        self.sentence.setText(LEFT_OUT_SENTENCE if self.draft.left_out else said)
        trial = self.trial
        reads = trial is not None and not trial.needed and trial.figures + trial.others + len(trial.questions) > 0
        brings = reads or self.draft.left_out
        self.confirm_button.setVisible(self.draft.guesses > 0)
        self.next_button.setEnabled(brings and not self.draft.guesses and not self.draft.missing)

    def _choose_rows(self) -> None:
        first, last = self.first_row.currentData(), self.last_row.currentData()
        if first > last or last - first >= MOST_HEADING_ROWS:
            # The row that was just chosen holds; the other one follows.
            first, last = (first, first) if self.sender() is self.first_row else (last, last)
        self.heading_rows_asked.emit(first, last)

    def _confirm_all(self) -> None:
        if self.draft is not None:
            draft = self.draft.confirmed()
            self.list.show_draft(draft)
            self._say(draft)

    def _finish(self) -> None:
        if self.draft is not None:
            self.finished.emit(self.draft.mapping())

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 14, 0, 12)
        rows.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.note)
        head.addLayout(words, 1)
        head.addWidget(_unwrapped("Headings from"))
        head.addWidget(self.first_row)
        head.addWidget(_unwrapped("to"))
        head.addWidget(self.last_row)
        rows.addLayout(head)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(self.grid)
        self._both.addWidget(self.list)
        rows.addWidget(self._both, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 0)
        buttons.addWidget(self.sentence, 1)
        for button in (self.confirm_button, self.back_button, self.next_button):
            buttons.addWidget(button)
        rows.addLayout(buttons)
        for combo in (self.first_row, self.last_row):
            combo.setMinimumContentsLength(6)
            combo.setSizePolicy(combo.sizePolicy().Policy.Maximum, combo.sizePolicy().Policy.Fixed)


def _unwrapped(text: str) -> Words:
    words = Words(text, quiet=True)
    words.setWordWrap(False)
    return words
