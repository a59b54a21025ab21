"""The published tables of an import: whose they are, what is taken from them, and what that would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.palette import Palette
from ibdesk.ui.importing.published_box import ModelBox, TableBox
from ibdesk.ui.importing.published_news import COLUMNS, asked_here, news_rows, whole_sentence
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import scrolled, side_by_side, stacked

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview
    from ibdesk.desk.published_look import PublishedLook, Said
    from ibdesk.domain.published.areas import Area
    from ibdesk.domain.published.uses import Choices

_NOT_CHOSEN = "Choose your council"
_CONFIRM, _AGAIN = "Confirm, and show what changes", "Read again with this"


class PublishedPage(QWidget):
    """`said` carries what a person said of the tables, when it is confirmed."""

    said = Signal(object)

    def __init__(
        self, look: PublishedLook, preview: ImportPreview, indicators: Sequence[Indicator], tokens: Palette
    ) -> None:
        super().__init__()
        from ibdesk.domain.published.neighbours import Method

        self.look = look
        self.council = CalmCombo("Your council", [(_NOT_CHOSEN, None), *((area.name, area) for area in look.councils)])
        self.council.choose(next((area for area in look.councils if _is_chosen(area, look.choices)), None))
        means = {
            Method.MEAN: "Neighbours: the mean of their rates",
            Method.POOLED: "Neighbours: pooled, their counts added up",
        }
        self.method = CalmCombo("How neighbours are put together", [(words, method) for method, words in means.items()])
        self.method.choose(look.choices.method)
        asked = asked_here(look)
        told = [problem for file in preview.files for problem in file.problems if problem.rule not in asked]
        self.tables = [
            TableBox(
                table,
                indicators,
                [each for each in told if each.cell_source is not None and each.cell_source.table == table.place],
            )
            for table in look.tables
        ]
        self.models = [ModelBox(model, look.choices.name) for model in look.models]
        self.confirm_button = QPushButton(_AGAIN if look.is_said else _CONFIRM)
        make_quiet(self.confirm_button)  # Enter elsewhere is for importing
        if not look.is_said:
            make_primary(self.confirm_button)
        self.sentence = Words(whole_sentence(look), SMALL, quiet=True)
        self.news = CellTable("What these tables would change", COLUMNS, tokens)
        self.news.show_rows(news_rows(look, {each.code: each for each in indicators}))
        self._lay_out()
        self._connect()
        self._changed = not look.is_said
        self._offer()

    def focus_first(self) -> None:
        """On what is to be said first."""
        (self.council if self.look.tables and self.council.currentData() is None else self.confirm_button).setFocus()

    def _connect(self) -> None:
        self.council.activated.connect(lambda _: self._change())
        self.method.activated.connect(lambda _: self._change())
        for table in self.tables:
            table.changed.connect(self._change)
        for model in self.models:
            model.changed.connect(self._change)
        self.confirm_button.clicked.connect(lambda: self.said.emit(self._said()))

    def _change(self) -> None:
        self._changed = True
        self._offer()

    def _offer(self) -> None:
        chosen = self.council.currentData() is not None or not self.tables
        years = all(box.said is not None for box in self.models)
        self.confirm_button.setEnabled(self._changed and chosen and years)

    def _said(self) -> Said:
        from ibdesk.desk.published_look import Said
        from ibdesk.domain.published.neighbours import Method

        choices, area = self.look.choices, self.council.currentData()
        if area is not None:
            codes = tuple(code for code in (area.old_code, area.code) if code)
            choices = replace(choices, codes=codes, name=area.name)
        return Said(
            replace(choices, method=Method(self.method.currentData())),
            {box.table.place: box.uses for box in self.tables},
            {box.table.place: str(box.year.currentData()) for box in self.tables if not box.is_population},
            {box.model.place: box.said for box in self.models if box.said is not None},
            {box.table.place: box.population.isChecked() for box in self.tables if box.is_population},
            tuple(each.use for box in self.tables for each in box.table.proposed),
        )

    def _lay_out(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        top = side_by_side(gap=8)
        for part in (self.council, self.method):
            part.setVisible(bool(self.tables))
            top.addWidget(part, 1)
        top.addStretch(1)
        inside = QWidget()
        stacked(*self.tables, *self.models, 1, on=inside, margins=(0, 0, 6, 0), gap=7)
        scroll = scrolled(inside, "What is taken of published tables", stops=False)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(scroll)
        both.addWidget(self.news)
        self.news.setVisible(bool(self.news.cells.rows))
        both.setSizes([330, 250])
        under = side_by_side((self.sentence, 1), self.confirm_button)
        stacked(top, (both, 1), under, on=self, margins=(16, 10, 16, 6), gap=8)


def _is_chosen(area: Area, choices: Choices) -> bool:
    return bool({area.code, area.old_code} & set(choices.codes)) or area.name == choices.name
