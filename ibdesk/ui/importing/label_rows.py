"""What the labels of rows mean: which number a kind is, which category stands for all, which rows are read at all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ibdesk.domain.mapping import KIND, NotUsed, RowField
from ibdesk.palette import Palette
from ibdesk.ui.importing.mapping_choices import column_words
from ibdesk.ui.importing.mapping_draft import LEFT_OUT, MappingDraft
from ibdesk.ui.importing.mapping_parts import GuessLine, TurningGrid
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.several_field import SeveralField

_PARTS = (
    ("Not chosen yet: its rows are listed as problems", None),
    ("The value", "value"),
    ("The numerator", "numerator"),
    ("The denominator", "denominator"),
    ("The rate", "rate"),
    ("Another number: leave its rows out", LEFT_OUT),
)
_PICK, _BETWEEN = "pick", "\n"
_CATEGORIES = (("A category of a breakdown", False), ("All together: the indicator's own figure", True))
_ALL_ROWS, _SOME_ROWS = "Read all rows", "Only rows with some of these words..."
_SOME = "\r"  # no word of a cell
_MOST_PICKS, _MOST_SAID = 40, 4


class LabelRows(QWidget):
    """`changed` carries the draft with what was just said."""

    changed = Signal(object)

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self._tokens = tokens
        self.combos: dict[tuple[str, str], CalmCombo] = {}
        self.guesses: dict[tuple[str, str], GuessLine] = {}
        self.ticks: dict[int, SeveralField] = {}
        self._shown: object = None
        self._draft: MappingDraft | None = None
        self._inside, self._grid = QWidget(), TurningGrid()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(Words("What do the labels of the rows mean?", HEADING, strong=True))
        rows.addWidget(self._inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grid.turn(self)

    def set_tokens(self, tokens: Palette) -> None:
        """For what is made from now on: what is there is told by itself."""
        self._tokens = tokens

    def show_draft(self, draft: MappingDraft) -> None:
        """Rows for the words of the columns of kinds and of categories, and for the columns that rows can be picked
        by."""
        self._draft = draft
        if (draft.meanings, draft.lines) != self._shown:
            self._shown = draft.meanings, draft.lines
            self._build(draft)
        kinds = dict(draft.kinds)
        for (what, written), combo in self.combos.items():
            if what == KIND:
                combo.choose(kinds.get(written))
            elif what == "category":
                combo.choose(written in draft.wholes)
            else:
                self._show_pick(combo, int(written), dict(draft.picks).get(int(written), ()))
        for (what, written), guess in self.guesses.items():
            is_pick = what == _PICK
            guess.setVisible(int(written) in draft.open_picks if is_pick else written in draft.open_labels)
        self.setVisible(bool(self.combos))

    def _show_pick(self, combo: CalmCombo, place: int, words: tuple[str, ...]) -> None:
        """The words that rows are picked by: an entry of their own, or ticks where they are some of several."""
        ticks = self.ticks.get(place)
        said = _BETWEEN.join(words)
        is_entry = combo.findData(said) >= 0
        if ticks is None or (is_entry and not (ticks.isVisibleTo(self) and combo.currentData() == _SOME)):
            combo.choose(said)
        else:
            combo.choose(_SOME)
        if ticks is not None:
            ticks.tick(words)
            ticks.setVisible(combo.currentData() == _SOME)

    def _build(self, draft: MappingDraft) -> None:
        self.combos, self.guesses, self.ticks = {}, {}, {}
        inside, grid = QWidget(), TurningGrid()
        inside.setLayout(grid)
        for field, entries in ((KIND, _PARTS), ("category", _CATEGORIES)):
            place = draft.place_of(field)
            for written in draft.proposal.columns[place].texts if place is not None else draft.texts_of_lines(field):
                words = f"“{written}”" if written else "Rows before the first line"
                self._add(grid, words, (field, written), CalmCombo(f"{words}: what it means", [*entries]))
                self._guess(grid, (field, written), "by its word" if written else "it names no number", words)
        for place, column in enumerate(draft.proposal.columns):
            proposed = dict(draft.picks).get(place, ())
            pickable = draft.meanings[place] in (NotUsed(), RowField("year"))
            others = pickable and 1 < len(column.texts) <= _MOST_PICKS
            if not (others or proposed):
                continue
            heading = column_words(column)
            single = [(text,) for text in column.texts] if others else []
            choices = dict.fromkeys((*([proposed] if proposed else ()), *single))
            only = [(_only(words), _BETWEEN.join(words)) for words in choices]
            some = [(_SOME_ROWS, _SOME)] if len(single) > 2 else []
            combo = CalmCombo(f"{heading}: which rows are read", [(_ALL_ROWS, ""), *only, *some])
            self._add(grid, heading, (_PICK, str(place)), combo)
            if some:
                self._add_ticks(grid, heading, place, column.texts)
            self._guess(grid, (_PICK, str(place)), "the others are of something else", heading)
        self.layout().replaceWidget(self._inside, inside)  # type: ignore[union-attr]
        self._inside.deleteLater()
        self._inside, self._grid = inside, grid
        grid.turn(self)

    def _add(self, grid: TurningGrid, words: str, key: tuple[str, str], combo: CalmCombo) -> None:
        grid.add_pair(Words(words, strong=True), combo)
        combo.activated.connect(self._sayer(key))
        self.combos[key] = combo

    def _add_ticks(self, grid: TurningGrid, heading: str, place: int, texts: Sequence[str]) -> None:
        ticks = self.ticks[place] = SeveralField(heading, texts)
        grid.add_pair(None, ticks)
        ticks.setVisible(False)

        def say() -> None:
            if self._draft is not None:
                self.changed.emit(self._draft.pick(place, ticks.ticked))

        ticks.changed.connect(say)

    def _guess(self, grid: TurningGrid, key: tuple[str, str], why: str, about: str) -> None:
        guess = GuessLine(self._tokens, why, about)
        guess.confirmed.connect(self._sayer(key))
        self.guesses[key] = guess
        grid.add_line(guess)

    def _sayer(self, key: tuple[str, str]) -> Callable[..., None]:
        def say(*_: object) -> None:
            assert self._draft is not None
            (what, written), chosen = key, self.combos[key].currentData()
            if what == KIND:
                self.changed.emit(self._draft.kind(written, None if chosen is None else str(chosen)))
            elif what == "category":
                self.changed.emit(self._draft.whole(written, bool(chosen)))
            elif chosen == _SOME:
                ticks = self.ticks[int(written)]
                ticks.setVisible(True)
                ticks.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                if (hidden := self.ticks.get(int(written))) is not None:
                    hidden.setVisible(False)
                self.changed.emit(self._draft.pick(int(written), tuple(str(chosen).split(_BETWEEN)) if chosen else ()))

        return say


def _only(words: tuple[str, ...]) -> str:
    """Only rows with “North”, “South” or 3 others."""
    shown = [f"“{word}”" for word in words[:_MOST_SAID]]
    more = f" or {len(words) - _MOST_SAID} more" if len(words) > _MOST_SAID else ""
    return f"Only rows with {', '.join(shown)}{more}"
