"""What each column of an unknown sheet holds, with its heading and two of its cells, and what the texts in it mean: the
right half of the mapping page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.mapping import Meaning, OfIndicator
from ibdesk.domain.proposal import ProposedColumn, ProposedWord
from ibdesk.palette import Palette
from ibdesk.ui.importing.label_rows import LabelRows
from ibdesk.ui.importing.mapping_choices import column_words, options_for, place_of, with_indicator
from ibdesk.ui.importing.mapping_draft import LEFT_OUT, MappingDraft
from ibdesk.ui.importing.mapping_parts import GuessLine, TurningGrid
from ibdesk.ui.importing.whole_sheet import WholeSheet
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.labels import ElidedLabel

CHOOSE = "Choose the indicator"


class ColumnRow(QWidget):
    """`changed` carries the new meaning; choosing anything, or saying that a guess is right, tells it."""

    changed = Signal(object)

    def __init__(self, column: ProposedColumn, indicators: Sequence[tuple[str, str]], tokens: Palette) -> None:
        super().__init__()
        letters = column_letters(column.column)
        heading = column_words(column)
        self._options = options_for(column.heading)
        self.what = CalmCombo(f"Column {letters}, {heading}: what it holds")
        for option in self._options:
            self.what.addItem(option.words)
        entries = [(f"{code}  {name}", code) for code, name in indicators]
        self.indicator = CalmCombo(f"Column {letters}, {heading}: which indicator", [(CHOOSE, ""), *entries])
        self.guess = GuessLine(tokens, column.why, f"Column {letters}, {heading}")
        self._grid = TurningGrid()
        self._lay_out(letters, heading, column)
        self.what.activated.connect(self._say)
        self.indicator.activated.connect(self._say)
        self.guess.confirmed.connect(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.turn(self)

    def show_meaning(self, meaning: Meaning, is_guess: bool) -> None:
        place = place_of(self._options, meaning)
        self.what.setCurrentIndex(place)
        self.indicator.choose(meaning.code if isinstance(meaning, OfIndicator) else "")
        self.indicator.setVisible(self._options[place].needs_indicator)
        self.guess.setVisible(is_guess)

    def _say(self) -> None:
        option = self._options[self.what.currentIndex()]
        self.indicator.setVisible(option.needs_indicator)
        code = self.indicator.currentData()
        if option.needs_indicator and not code:
            self.indicator.setFocus()
            self.changed.emit(OfIndicator("", option.meaning.part if isinstance(option.meaning, OfIndicator) else None))
            return
        self.changed.emit(with_indicator(option, str(code or "")))

    def _lay_out(self, letters: str, heading: str, column: ProposedColumn) -> None:
        holder, row = QWidget(), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        grid = self._grid
        holder.setLayout(grid)
        grid.setVerticalSpacing(1)
        letter = ElidedLabel(letters, strong=True)
        shown = ElidedLabel(", ".join(column.samples) or "no cells", SMALL, quiet=True)
        # In full, on as many lines as it takes: what tells two headings apart is often their end.
        self.heading = Words(heading, strong=True)
        self.heading.setContentsMargins(0, 4, 0, 2)
        letter.setContentsMargins(0, 4, 0, 2)
        says, is_said = QWidget(), QWidget()
        for side, parts in ((says, (self.heading, shown)), (is_said, (self.what, self.indicator))):
            column_of = QVBoxLayout(side)
            column_of.setContentsMargins(0, 0, 0, 0)
            column_of.setSpacing(1 if side is says else 6)
            for part in parts:
                column_of.addWidget(part)
            column_of.addStretch(1)
        row.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(holder, 1)
        grid.add_pair(says, is_said)
        grid.add_line(self.guess)
        letter.setFixedWidth(letter.fontMetrics().horizontalAdvance("WW"))


NOT_SAID, LEAVE_OUT = "Not chosen yet: its rows are listed as problems", "Leave its rows out"


def not_used_sentence(draft: MappingDraft) -> str:
    """Which columns are left out as things stand, by their letters and headings."""
    columns = [draft.proposal.columns[at] for at in draft.not_used]
    named = [f"{column_letters(each.column)} {column_words(each)}" for each in columns]
    return f"Left out unless you say what they are: {', '.join(named)}." if named else ""


class WordRow(QWidget):
    """One text that stands in an indicator's place and is none: what it means. `changed` carries an indicator's code,
    LEFT_OUT, or None."""

    changed = Signal(object)

    def __init__(self, written: str, why: str, indicators: Sequence[tuple[str, str]], tokens: Palette) -> None:
        super().__init__()
        entries = [(f"{code}  {name}", code) for code, name in indicators]
        self.means = CalmCombo(f"“{written}”: what it means", [(NOT_SAID, None), (LEAVE_OUT, LEFT_OUT), *entries])
        self.guess = GuessLine(tokens, why, f"“{written}”")
        self._grid = TurningGrid()
        self.setLayout(self._grid)
        self._grid.setVerticalSpacing(1)
        self._grid.add_pair(Words(f"“{written}”", strong=True), self.means)
        self._grid.add_line(self.guess)
        self.means.activated.connect(self._say)
        self.guess.confirmed.connect(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.turn(self)

    def show_meaning(self, means: str | None, is_guess: bool) -> None:
        self.means.choose(means)
        self.guess.setVisible(is_guess)

    def _say(self) -> None:
        self.changed.emit(self.means.currentData())


class MappingList(QScrollArea):
    """`changed` carries the draft with what was just said."""

    changed = Signal(object)

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self.draft: MappingDraft | None = None
        self.columns: list[ColumnRow] = []
        self.words: dict[str, WordRow] = {}
        self.whole: WholeSheet | None = None
        self.not_used = Words()
        self.not_used.setParent(self)
        self.not_used.setVisible(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What the columns hold")

    def set_tokens(self, tokens: Palette) -> None:
        """For what is made from now on: what is there is told by itself."""
        self._tokens = tokens

    def start(self, draft: MappingDraft) -> None:
        """A row for every column and every unknown text."""
        self.draft = draft
        inside = QWidget()
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(14, 8, 14, 8)
        self._rows.setSpacing(4)
        if draft.proposal.why:  # what is asked of all of it comes first
            self._add_whole(draft)
        self._rows.addWidget(Words("What does each column hold?", HEADING, strong=True))
        self.not_used = Words("", SMALL, quiet=True)
        self._rows.addWidget(self.not_used)
        self.columns = []
        proposal = draft.proposal
        for place, column in enumerate(proposal.columns):
            row = ColumnRow(column, proposal.indicators, self._tokens)
            row.changed.connect(partial(self._say_column, place))
            self.columns.append(row)
            self._rows.addWidget(row)
        if not draft.proposal.why:
            self._add_whole(draft)
        self.labels = LabelRows(self._tokens)
        self.labels.changed.connect(self._tell)
        self._rows.addWidget(self.labels)
        self._words_heading = Words("What do these texts mean?", HEADING, strong=True)
        self._words_note = Words("They stand in the place of an indicator and are the code or name of none.", SMALL)
        self._rows.addWidget(self._words_heading)
        self._rows.addWidget(self._words_note)
        self.words = {}
        self._rows.addStretch(1)
        self.setWidget(inside)
        self.show_words((*proposal.words, *draft.new_words))
        self.show_draft(draft)

    def _add_whole(self, draft: MappingDraft) -> None:
        self.whole = WholeSheet(draft.proposal.indicators, self._tokens)
        self.whole.changed.connect(self._tell)
        self._rows.addWidget(Words("What holds for all of it?", HEADING, strong=True))
        self._rows.addWidget(self.whole)

    def show_words(self, words: tuple[ProposedWord, ...]) -> None:
        """Rows for texts that have none yet."""
        assert self.draft is not None
        for word in words:
            if word.written not in self.words:
                like = f"like “{dict(self.draft.proposal.indicators).get(word.code, '')}”"
                why = "it adds up other rows" if word.left_out else like
                row = WordRow(word.written, why, self.draft.proposal.indicators, self._tokens)
                row.changed.connect(partial(self._say_word, word.written))
                self.words[word.written] = row
                self._rows.insertWidget(self._rows.count() - 1, row)
        self._show_words_heading()

    def show_draft(self, draft: MappingDraft) -> None:
        self.draft = draft
        for place, row in enumerate(self.columns):
            row.show_meaning(draft.meanings[place], place in draft.open_columns)
        for written, means in draft.words:
            if written in self.words:  # else it was said before and does not stand on the sheet now
                self.words[written].show_meaning(means, written in draft.open_words)
        if self.whole is not None:
            self.whole.show_draft(draft)
        self.labels.show_draft(draft)
        self.not_used.setText(not_used_sentence(draft))
        self.not_used.setVisible(bool(draft.not_used))
        self._show_words_heading()

    def point_at(self, column: int) -> None:
        """Bring the row of a sheet's column into sight."""
        proposal = self.draft.proposal if self.draft else None
        for place, each in enumerate(proposal.columns if proposal else ()):
            if each.column == column:
                self.ensureWidgetVisible(self.columns[place])
                self.columns[place].what.setFocus()

    def _show_words_heading(self) -> None:
        asked = self.draft is not None and self.draft.asks_words
        for widget in (self._words_heading, self._words_note, *self.words.values()):
            widget.setVisible(asked and bool(self.words))

    def _say_column(self, place: int, meaning: object) -> None:
        assert self.draft is not None
        self._tell(self.draft.column(place, meaning))  # type: ignore[arg-type]

    def _say_word(self, written: str, means: object) -> None:
        assert self.draft is not None
        self._tell(self.draft.word(written, None if means is None else str(means)))

    def _tell(self, draft: MappingDraft) -> None:
        self.show_draft(draft)
        self.changed.emit(draft)
