"""One line of what is taken from a published table: the indicator, the measure, how, and which rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.link_button import LinkButton

if TYPE_CHECKING:
    from ibdesk.domain.published.table import PublishedTable
    from ibdesk.domain.published.uses import PublishedUse

_MOST_WORDS = 300
_NOT_USED = "Not used"


class PublishedUseRow(QWidget):
    """`changed` when something else was chosen, `removed` when the line shall go."""

    changed = Signal()
    removed = Signal()

    def __init__(self, table: PublishedTable, indicators: Sequence[Indicator], use: PublishedUse | None) -> None:
        super().__init__()
        from ibdesk.domain.published.uses import Taken

        self._table = table
        self.is_population = use is not None and use.taken is Taken.POPULATION
        named = [(f"{each.code} {each.name}", each.code) for each in indicators]
        self.indicator = CalmCombo("Indicator", [(_NOT_USED, None), *named])
        if self.is_population:
            self.indicator = CalmCombo("What it is for", [("The population aged 0 to 17", ""), (_NOT_USED, None)])
        self.measure = CalmCombo("Measure", [(heading, heading) for heading in table.measures])
        ways = [Taken.POPULATION] if self.is_population else [Taken.VALUE, Taken.RATE, Taken.WORKED_OUT]
        self.taken = CalmCombo("Taken as", [(f"as {way.value}", way) for way in ways])
        self.where = {heading: self._filter(heading) for heading in table.filters}
        self.remove = LinkButton("Remove")
        self._lay_out()
        if use is not None:
            self.indicator.choose(use.code)
            self.measure.choose(use.measure)
            self.taken.choose(use.taken)
            for heading, word in use.where:
                if heading in self.where:
                    self.where[heading].choose(word)
        for combo in (self.indicator, self.measure, self.taken, *self.where.values()):
            combo.activated.connect(lambda _: self.changed.emit())
        self.remove.clicked.connect(self.removed)

    @property
    def use(self) -> PublishedUse | None:
        """What is said here; None for a line that is not used."""
        from ibdesk.domain.published.uses import PublishedUse, Taken

        code = self.indicator.currentData()
        if code is None or not self.measure.currentData():
            return None
        where = tuple((heading, str(combo.currentData())) for heading, combo in self.where.items() if combo.count())
        taken = Taken(self.taken.currentData())  # Qt keeps the word of it
        return PublishedUse(self._table.headings, str(code), str(self.measure.currentData()), taken, where)

    def _filter(self, heading: str) -> CalmCombo:
        words = sorted(self._table.words_of(heading))[:_MOST_WORDS]
        combo = CalmCombo(f"Rows where {heading} says", [(word, word) for word in words])
        combo.setToolTip(heading)
        combo.setVisible(len(words) > 1)
        return combo

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.indicator, 5)
        row.addWidget(self.measure, 4)
        row.addWidget(self.taken, 4)
        for heading, combo in self.where.items():
            if len(self._table.words_of(heading)) > 1:
                row.addWidget(combo, 5)
            else:
                combo.setParent(self)
        row.addWidget(self.remove)
