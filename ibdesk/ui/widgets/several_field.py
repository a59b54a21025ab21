"""Several of a few words, a tick for each, as one text with commas between them."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ibdesk.ui.widgets.flow_layout import FlowLayout


class SeveralField(QWidget):
    """`text` has the ticked words in their order; words that are no choice stay behind them, so that what is wrong with
    them is said. `changed`: a tick was set or taken."""

    changed = Signal()

    def __init__(self, heading: str, choices: Sequence[str], text: str = "") -> None:
        super().__init__()
        said = [word.strip() for word in text.split(",") if word.strip()]
        folded = {word.casefold() for word in said}
        self._first = text
        self._others = [word for word in said if word.casefold() not in {each.casefold() for each in choices}]
        self.ticks = {word: QCheckBox(word) for word in choices}
        row = FlowLayout(self, 18, 4)
        for word, tick in self.ticks.items():
            tick.setAccessibleName(f"{heading}: {word}")
            tick.setChecked(word.casefold() in folded)
            tick.toggled.connect(self.changed)
            row.addWidget(tick)
        self._begun_with = self.ticked
        for tick in list(self.ticks.values())[:1]:
            self.setFocusProxy(tick)

    def tick(self, words: Collection[str]) -> None:
        """These words and no others; no signal is sent."""
        for word, box in self.ticks.items():
            before = box.blockSignals(True)
            box.setChecked(word in words)
            box.blockSignals(before)

    @property
    def text(self) -> str:
        """As it was written where no tick is another."""
        return self._first if self.ticked == self._begun_with else ", ".join((*self.ticked, *self._others))

    @property
    def ticked(self) -> tuple[str, ...]:
        return tuple(word for word, tick in self.ticks.items() if tick.isChecked())
