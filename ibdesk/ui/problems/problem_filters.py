"""Which problems are listed: by how bad they are, by workbook, by words; and what they are grouped by."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ibdesk.domain.problem import Problem, Severity, count_open
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.paint.page_marks import severity_mark
from ibdesk.ui.widgets.chips import Chip
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.problem_words import Grouping, fits, workbooks_of

ALL_WORKBOOKS = "All workbooks"
_ACCEPTED = "ACCEPTED"
_GAP = 7


class ProblemFilters(QWidget):
    """What is only for information, and what was accepted, is hidden until it is asked for."""

    changed = Signal()

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.search = FindField("Find a problem (Ctrl+F)", "Find problems by code, name, words or cell")
        self.chips = {
            severity: Chip(SEVERITY_WORDS[severity], severity_mark(severity), tokens) for severity in Severity
        }
        self.accepted = Chip("Accepted", None, tokens)
        self.grouping, self.workbook = QComboBox(), QComboBox()
        self._lay_out()
        for severity, chip in self.chips.items():
            chip.setChecked(severity is not Severity.INFO)
            chip.toggled.connect(self.changed)
        self.accepted.toggled.connect(self.changed)
        self.grouping.currentIndexChanged.connect(self.changed)
        self.workbook.currentIndexChanged.connect(self.changed)
        self.search.textChanged.connect(self.changed)

    @property
    def chosen_grouping(self) -> Grouping:
        return Grouping(self.grouping.currentText())

    @property
    def chosen_workbook(self) -> str | None:
        chosen = self.workbook.currentData()
        return None if chosen is None else str(chosen)

    def shows(self, problem: Problem, names: Mapping[str, str]) -> bool:
        """Whether it is listed; `names` are the indicators' by code."""
        chip = self.accepted if problem.accepted else self.chips[problem.severity]
        wanted = self.chosen_workbook
        in_workbook = wanted is None or (problem.cell_source is not None and problem.cell_source.workbook == wanted)
        return chip.isChecked() and in_workbook and fits(problem, names, self.search.text())

    def show_hidden(self, problem: Problem) -> None:
        """Ask for what hides this problem, as far as that is how bad it is."""
        (self.accepted if problem.accepted else self.chips[problem.severity]).setChecked(True)

    @property
    def kept(self) -> tuple[str, str]:
        """How bad, and grouped by what, in words for `show_kept` another day."""
        shown = [severity.name for severity, chip in self.chips.items() if chip.isChecked()]
        return " ".join([*shown, _ACCEPTED] if self.accepted.isChecked() else shown), self.chosen_grouping.value

    def show_kept(self, shown: str, grouping: str) -> None:
        """As it was another day."""
        names = shown.split()
        for severity, chip in self.chips.items():
            chip.setChecked(severity.name in names)
        self.accepted.setChecked(_ACCEPTED in names)
        self.grouping.setCurrentIndex(max(0, self.grouping.findText(grouping)))

    def clear(self) -> None:
        """Every workbook, whatever its words."""
        self.search.clear()
        self.workbook.setCurrentIndex(0)

    def take(self, problems: Sequence[Problem], checked: bool) -> None:
        """Count them; where not everything is checked there are no counts yet."""
        for severity, chip in self.chips.items():
            chip.set_count(count_open(problems, severity) if checked else None)
        accepted = sum(problem.accepted is not None for problem in problems)
        self.accepted.set_count(accepted)
        self.accepted.setVisible(bool(accepted))
        self._offer_workbooks(tuple(workbooks_of(problems)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Words on the chips where they fit beside the field: the list below is what one comes for."""
        words = sum(chip.width_of(short=False) + _GAP for chip in self.chips.values())
        for chip in self.chips.values():
            chip.set_short(self.search.sizeHint().width() + words > self.width())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, super().minimumSizeHint().height())

    def _offer_workbooks(self, names: tuple[str, ...]) -> None:
        chosen = self.chosen_workbook
        self.workbook.blockSignals(True)
        self.workbook.clear()
        self.workbook.addItem(ALL_WORKBOOKS, None)
        for name in names:
            self.workbook.addItem(name, name)
        self.workbook.setCurrentIndex(names.index(chosen) + 1 if chosen in names else 0)
        self.workbook.blockSignals(False)
        self.workbook.setVisible(len(names) > 1)

    def _lay_out(self) -> None:
        for grouping in Grouping:
            self.grouping.addItem(grouping.value, grouping)
        self.grouping.setAccessibleName("Group by")
        self.workbook.setAccessibleName("Workbook")
        self.workbook.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.workbook.setMinimumContentsLength(16)
        label = Words("Group by", quiet=True)
        label.setWordWrap(False)
        grouped = QWidget()  # of one piece: a line never ends between the words and what they are about
        side_by_side(label, self.grouping, on=grouped, margins=0, gap=7)
        row = FlowLayout(self, _GAP, 6)
        parts: list[QWidget] = [self.search, *self.chips.values(), self.accepted, grouped, self.workbook]
        for part in parts:
            row.addWidget(part)
