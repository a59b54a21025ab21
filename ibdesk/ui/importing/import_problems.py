"""The problems of an import: those in its own workbooks, and on request those of the board as it would be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QWidget

from ibdesk.domain.problem import Problem
from ibdesk.palette import Palette
from ibdesk.ui.app.import_jobs import Previewed
from ibdesk.ui.importing.published_news import asked_here
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.problem_list import ProblemList


def all_problems(previewed: Previewed) -> tuple[Problem, ...]:
    """Those of the board as it would be; without what the page of published tables still asks for."""
    look = previewed.published
    asked = asked_here(look) if look is not None and previewed.waits else ()
    return tuple(each for each in previewed.preview.board_problems if each.rule not in asked)


def own_problems(previewed: Previewed) -> tuple[Problem, ...]:
    """Those among them at the cells of the import's own workbooks."""
    names = {file.name for file in previewed.preview.files}
    found = all_problems(previewed)
    return tuple(each for each in found if each.cell_source is not None and each.cell_source.workbook in names)


class ImportProblems(QWidget):
    """`chosen` carries the current problem, or None."""

    chosen = Signal(object)

    def __init__(self, previewed: Previewed, names: Mapping[str, str], tokens: Palette) -> None:
        super().__init__()
        self._names = names
        self._own, self._all = own_problems(previewed), all_problems(previewed)
        elsewhere = len(self._all) - len(self._own)
        waiting = sum(each.is_open for each in self._all) - sum(each.is_open for each in self._own)
        rest = f"the {waiting:,}" if waiting else "what is for information"
        self.all = QCheckBox(f"Show also {rest} in the rest of the board")
        self.list = ProblemList(tokens)
        self.nothing = Words("The checks found no problems in these workbooks.", quiet=True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        top = side_by_side(self.all, 1, margins=(14, 8, 14, 4))
        stacked(top, (self.list, 1), (self.nothing, 1), on=self, margins=0, gap=0)
        self.nothing.setContentsMargins(14, 8, 14, 8)
        self.all.setVisible(bool(elsewhere))
        self.all.toggled.connect(self._show)
        self.list.chosen.connect(self.chosen)
        self._show()

    def current(self) -> Problem | None:
        return self.list.current()

    def _show(self) -> None:
        shown = self._all if self.all.isChecked() else self._own
        self.list.show_problems(shown, self._names)
        self.list.setVisible(bool(shown))
        self.nothing.setVisible(not shown)
        if self.list.current() is None:
            self.list.step(1)
