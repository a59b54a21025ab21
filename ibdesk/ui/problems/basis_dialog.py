"""What a target is held against: the value or the rate per 10,000, each with what it says of the figure."""

from msgspec.structs import replace
from PySide6.QtWidgets import QButtonGroup, QDialog, QPushButton, QRadioButton, QWidget

from ibdesk.domain.figure import Unit
from ibdesk.domain.report.assess import assess
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.wording import STATUS_WORDS, bounds_text, reckoned_text
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import in_dialog, side_by_side

CHOOSE = "Choose which of the two numbers the target is for."
SAME = "It is held against that already."
_NAMES = {Basis.VALUE: "The value", Basis.RATE: "The rate per 10,000"}


class BasisDialog(QDialog):
    """Accepted means: hold the target against `basis`."""

    def __init__(self, page: IndicatorPage, locked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._locked = page, locked
        self.setWindowTitle("Set the target's basis")
        self.buttons = {basis: QRadioButton(basis_words(page, basis)) for basis in Basis}
        self.hint = Words(size=SMALL, quiet=True)
        self.do, self.leave = make_primary(QPushButton("Set the basis")), QPushButton("Cancel")
        make_quiet(self.leave)
        group = QButtonGroup(self)
        for button in self.buttons.values():
            group.addButton(button)
            button.toggled.connect(self._offer)
        self._lay_out(page)
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._offer()

    @property
    def basis(self) -> Basis | None:
        return next((basis for basis, button in self.buttons.items() if button.isChecked()), None)

    def _offer(self) -> None:
        basis, target = self.basis, self._page.target
        self.do.setText(f"Hold it against the {basis}" if basis else "Set the basis")
        same = target is not None and target.basis_stated and target.basis is basis
        why_not = self._locked or (CHOOSE if basis is None else SAME if same else "")
        self.do.setEnabled(not why_not)
        self.hint.setText(why_not)

    def _lay_out(self, page: IndicatorPage) -> None:
        assert page.target is not None
        buttons = side_by_side((self.hint, 1), self.leave, self.do)
        in_dialog(
            self,
            Words(f"{page.code}  {page.indicator.name}", TITLE, strong=True),
            Words(f"The target is {bounds_text(page.target.bounds, Unit.COUNT)}. It is for:"),
            *self.buttons.values(),
            Words("It holds for every month of this target, and is kept with your name.", SMALL, quiet=True),
            buttons,
        )
        open_size(self, 560)


def basis_words(page: IndicatorPage, basis: Basis) -> str:
    """ "The value, 489: red" """
    figure = page.rate if basis is Basis.RATE else page.value
    if page.target is None or figure.number is None:
        return f"{_NAMES[basis]}, which has no number here"
    status = assess(page.indicator, replace(page.target, basis=basis), figure, figure, None).status
    return f"{_NAMES[basis]}, {reckoned_text(page.indicator, figure)}: {STATUS_WORDS[status].lower()}"
