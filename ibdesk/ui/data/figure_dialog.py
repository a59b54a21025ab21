"""Correcting a figure by hand: which ones can be, what it is now, the new number or why there is none, and the
reason."""

from fractions import Fraction

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Missing, Part, Quantity, Source, Supply, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.month import Month
from ibdesk.domain.number import BOUNDS, is_within_bounds, plain, written
from ibdesk.domain.report.origin import PART_WORDS
from ibdesk.domain.seal import Standing, standings
from ibdesk.domain.wording import MISSING_WORDS
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.problem_words import source_words
from ibdesk.ui.widgets.reason_dialog import WANTED, ReasonField

NO_NUMBER = (Missing.NO_DATA, Missing.NOT_APPLICABLE, Missing.SUPPRESSED, Missing.LOW, Missing.BLANK)
WANTED_NUMBER = "Write a number, such as 489 or 65.19."
OUT_OF_BOUNDS = f"This can be no figure: {BOUNDS}."


class FigureChoice(Struct, frozen=True):
    """One figure that can be typed in; `figure` is what is there now, None where nothing is."""

    part: Part
    supply: Supply
    unit: Unit
    figure: Figure | None

    @property
    def words(self) -> str:
        finished = ", as given" if self.supply is Supply.FINISHED and self.part is not Part.RATE else ""
        return f"The {PART_WORDS[self.part]}{finished}"

    @property
    def now(self) -> str:
        """Now 489, from figures.xlsx, sheet Figures, cell B2."""
        if self.figure is None:
            return "Nothing is there yet."
        source = self.figure.source
        origin = f"from {source_words(source)}" if isinstance(source, CellSource) else source_words(source)
        return f"Now {quantity_words(self.figure.quantity, self.unit)}, {origin}."


class FigureChoices(Struct, frozen=True):
    """`meant` is the place of the choice that is offered first; `signed`: the month is signed off."""

    code: str
    name: str
    month: Month
    choices: tuple[FigureChoice, ...]
    meant: int = 0
    signed: bool = False


def figure_choices(records: Records, code: str, month: Month, at: Source | None = None) -> FigureChoices | None:
    """What is there first, then what other months have; None where the month has no such indicator. With `at` the
    figure that came from there is meant."""
    indicator = records.indicator(code, month)
    if indicator is None:
        return None
    own = [figure for figure in records.figures if figure.code == code]
    there = {(figure.part, figure.supply): figure for figure in own if figure.month == month}
    elsewhere = dict.fromkeys((figure.part, figure.supply) for figure in own)
    wanted = list(dict.fromkeys([*there, *elsewhere])) or [*_usual(indicator)]
    order = tuple(Part)
    found = [
        FigureChoice(part, supply, _unit(indicator, part, there.get((part, supply))), there.get((part, supply)))
        for part, supply in sorted(wanted, key=lambda each: ((each not in there), order.index(each[0])))
    ]
    meant = next((place for place, each in enumerate(found) if _is_at(each, at)), 0)
    signed = standings(records.seals).get(month) is Standing.SIGNED
    return FigureChoices(code, indicator.name, month, tuple(found), meant, signed)


def _is_at(choice: FigureChoice, at: Source | None) -> bool:
    source = choice.figure.source if choice.figure is not None else None
    if not isinstance(source, CellSource) or not isinstance(at, CellSource):
        return source is not None and source == at
    return source[:3] == at[:3]


def _usual(indicator: Indicator) -> tuple[tuple[Part, Supply], ...]:
    if indicator.unit is Unit.PERCENT and indicator.supplied_as is Supply.PARTS:
        return (Part.NUMERATOR, Supply.PARTS), (Part.DENOMINATOR, Supply.PARTS)
    return ((Part.VALUE, indicator.supplied_as),)


def _unit(indicator: Indicator, part: Part, figure: Figure | None) -> Unit:
    own = {Part.VALUE: indicator.unit, Part.RATE: Unit.RATE}.get(part, Unit.COUNT)
    return (figure.unit if figure is not None else None) or own


def quantity_words(quantity: Quantity, unit: Unit) -> str:
    if isinstance(quantity, Missing):
        return MISSING_WORDS[quantity].lower()
    return plain(quantity) + ("%" if unit is Unit.PERCENT else "")


def typed_number(text: str) -> Fraction | str:
    """The number that was written; a sentence where it is none."""
    try:
        number = written(text.strip().removesuffix("%"))
    except (ValueError, ArithmeticError):
        return WANTED_NUMBER
    if not is_within_bounds(number):
        return OUT_OF_BOUNDS
    return number if number >= 0 else "A figure cannot be less than 0."


SAME = "It is that already."
_WHY_NONE = {Missing.BLANK: "not supplied yet"}
_SIGNED = (
    "{month} is signed off: its pages and its pack stay as they went out. The next month's pack shows the new figure "
    "as restated. To change the pages themselves, re-open the month first."
)


class FigureDialog(QDialog):
    """Accepted means: keep `quantity` as `choice`, for `reason.text`."""

    def __init__(self, choices: FigureChoices, by: str, locked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices, self._locked = choices, locked
        self.setWindowTitle("Correct a figure")
        self.which, self.kind, self.number = QComboBox(), QComboBox(), QLineEdit()
        self.now, self.hint = Words(quiet=True), Words(size=SMALL, quiet=True)
        self.reason = ReasonField()
        self.do, self.leave = make_primary(QPushButton("Keep the new figure")), QPushButton("Cancel")
        for each in choices.choices:
            self.which.addItem(each.words)
        self.which.setCurrentIndex(choices.meant)
        self.kind.addItem("A number", None)
        for missing in NO_NUMBER:
            self.kind.addItem(f"No number: {_WHY_NONE.get(missing) or MISSING_WORDS[missing].lower()}", missing)
        make_quiet(self.leave)
        self._lay_out(by)
        self.which.currentIndexChanged.connect(self._offer)
        self.kind.currentIndexChanged.connect(self._offer)
        self.number.textChanged.connect(self._offer)
        self.reason.textChanged.connect(self._offer)
        self.reason.ended.connect(self.do.click)
        self.number.returnPressed.connect(self._go_on)
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.number.setFocus()
        self._offer()

    @property
    def choice(self) -> FigureChoice:
        return self._choices.choices[self.which.currentIndex()]

    @property
    def quantity(self) -> Quantity | None:
        """None while what is typed is no number."""
        missing = self.kind.currentData()
        if missing is not None:
            return NO_NUMBER[self.kind.currentIndex() - 1]
        number = typed_number(self.number.text())
        return None if isinstance(number, str) else number

    def _go_on(self) -> None:
        """Enter after the number: to the reason, while that is what is wanted."""
        if self._why_not() == WANTED:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        self.number.setEnabled(self.kind.currentData() is None)
        self.now.setText(self.choice.now)
        quantity, why_not = self.quantity, self._why_not()
        new = quantity_words(quantity, self.choice.unit) if quantity is not None else "the new figure"
        self.do.setText(f"Keep {new}")
        self.do.setEnabled(not why_not)
        self.hint.setText(why_not)

    def _why_not(self) -> str:
        quantity, there = self.quantity, self.choice.figure
        if self._locked:
            return self._locked
        if quantity is None:
            said = typed_number(self.number.text())
            return said if isinstance(said, str) else ""
        if there is not None and (there.quantity, there.unit) == (quantity, None):
            return SAME
        return "" if self.reason.text else WANTED

    def _lay_out(self, by: str) -> None:
        self.which.setAccessibleName("Which figure")
        self.kind.setAccessibleName("A number, or why there is none")
        self.number.setAccessibleName("New number")
        self.number.setPlaceholderText("The new number")
        typed = QHBoxLayout()
        typed.setSpacing(8)
        typed.addWidget(self.kind)
        typed.addWidget(self.number, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.addRow("Which figure", self.which)
        form.addRow("", self.now)
        form.addRow("New", typed)
        form.addRow("Reason", self.reason)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(Words(f"{self._choices.code}  {self._choices.name}", TITLE, strong=True))
        rows.addWidget(Words(self._choices.month.long, quiet=True))
        if self._choices.signed:
            rows.addWidget(Words(_SIGNED.format(month=self._choices.month.long)))
        rows.addLayout(form)
        kept = f"It takes the place of the workbook's until a later import. Kept with your name: {by}"
        rows.addWidget(Words(kept, SMALL, quiet=True))
        buttons = QHBoxLayout()
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.do)
        rows.addLayout(buttons)
        open_size(self, 580)
