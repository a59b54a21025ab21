"""One published table or neighbours model of an import: what it holds, and what is taken from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.domain.problem import Problem, Severity
from ibdesk.ui.importing.import_words import counted
from ibdesk.ui.importing.published_news import table_line
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from ibdesk.desk.published_look import ModelSeen, TableSeen
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
        row = side_by_side((self.indicator, 5), (self.measure, 4), (self.taken, 4), on=self, margins=0, gap=6)
        for heading, combo in self.where.items():
            if len(self._table.words_of(heading)) > 1:
                row.addWidget(combo, 5)
            else:
                combo.setParent(self)
        row.addWidget(self.remove)


ALL_YEARS = "All its years"
_MOST_TOLD = 3
# What the page itself shows by being there.
_SEEN_HERE = ("published-not-confirmed", "published-nothing-like")
_FIRST_YEAR, _LAST_YEAR = 1999, 2099
_NO_USE = "None of its measures is like an indicator of this board. Add one if it is, or leave the file as it is."


class TableBox(Panel):
    """`changed` when something else was said of the table."""

    changed = Signal()

    def __init__(self, table: TableSeen, indicators: Sequence[Indicator], problems: Sequence[Problem]) -> None:
        super().__init__(spacing=5)
        self.table = table
        self._indicators = indicators
        self.use_rows: list[PublishedUseRow] = []
        self.year = CalmCombo("Year", [(ALL_YEARS, ""), *((year, year) for year in table.years)])
        self.year.choose(table.year)
        self.year.activated.connect(lambda _: self.changed.emit())
        self.population = QCheckBox("Take over the council's own population, year by year; the board's rates use it")
        self.population.setChecked(table.takes_population)
        self.population.clicked.connect(lambda _: self.changed.emit())
        self.add_button = LinkButton("Add another measure")
        self.add_button.clicked.connect(lambda: self._add(None))
        self._lines = stacked(gap=4)
        self._none = Words(_NO_USE, SMALL, quiet=True)
        for use in table.suggested:
            self._add(use, tell=False)
        self._lay_out(problems)
        self._show_none()

    @property
    def is_population(self) -> bool:
        return any(row.is_population for row in self.use_rows)

    @property
    def uses(self) -> tuple[PublishedUse, ...]:
        return tuple(use for row in self.use_rows if (use := row.use) is not None)

    def _add(self, use: PublishedUse | None, tell: bool = True) -> None:
        row = PublishedUseRow(self.table.table, self._indicators, use)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        self.use_rows.append(row)
        self._lines.addWidget(row)
        self._show_none()
        if tell:
            row.indicator.setFocus()
            self.changed.emit()

    def _remove(self, row: PublishedUseRow) -> None:
        self.use_rows.remove(row)
        self._lines.removeWidget(row)
        row.deleteLater()
        self._show_none()
        self.add_button.setFocus()
        self.changed.emit()

    def _show_none(self) -> None:
        self._none.setVisible(not self.use_rows)

    def _lay_out(self, problems: Sequence[Problem]) -> None:
        head = side_by_side((Words(self.table.table.name, HEADING, strong=True), 1))
        if not self.is_population:
            head.addWidget(self.year)
        self.rows.addLayout(head)
        self.rows.addWidget(Words(table_line(self.table), SMALL, quiet=True))
        self.rows.addWidget(self._none)
        self.rows.addLayout(self._lines)
        self.rows.addLayout(side_by_side(self.population if self.is_population else self.add_button, 1))
        open_ones = [each for each in problems if each.severity is not Severity.INFO and each.rule not in _SEEN_HERE]
        for problem in open_ones[:_MOST_TOLD]:
            cell = f"{problem.cell_source.cell}: " if problem.cell_source is not None else ""
            self.rows.addWidget(Words(f"{cell}{problem.message} {problem.next_step}", SMALL))
        if len(open_ones) > _MOST_TOLD:
            self.rows.addWidget(Words(f"{len(open_ones) - _MOST_TOLD:,} more under Problems.", SMALL, quiet=True))


class ModelBox(Panel):
    """`changed` when another year was said."""

    changed = Signal()

    def __init__(self, model: ModelSeen, council: str) -> None:
        super().__init__(spacing=5)
        self.model = model
        self.year = QSpinBox()
        self.year.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year.setSpecialValueText("Which year?")
        self.year.setAccessibleName("The year that the neighbours model is of")
        self.year.setValue(model.year or _FIRST_YEAR)
        self.year.valueChanged.connect(lambda _: self.changed.emit())
        head = side_by_side((Words(model.workbook, HEADING, strong=True), 1), Words("Model of"), self.year)
        self.rows.addLayout(head)
        of = f" {council} is among them." if council else ""
        line = f"Statistical neighbours of {counted(model.councils, 'council')}.{of} It holds from its year on."
        self.rows.addWidget(Words(line, SMALL, quiet=True))

    @property
    def said(self) -> int | None:
        """The year; None where nobody has said it."""
        return self.year.value() if self.year.value() > _FIRST_YEAR else None
