"""Setting an assessment by hand: the new one, why, by whom; what the rule says stays in view."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from ibdesk.domain.assessment import Assessment, Status
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.palette import Palette
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import BODY, SMALL, TITLE, Words
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.paint.rag_mark import paint_rag_mark
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import in_dialog, side_by_side
from ibdesk.ui.widgets.reason_dialog import WANTED, ReasonField
from ibdesk.ui.widgets.when_words import day_words

CHOOSE = "Choose an assessment."
SAME = "It is set to that already, for that reason."
# Where there is no figure no assessment can be set by hand: it would stand for a figure.
CHOICES = (Status.RED, Status.AMBER, Status.GREEN, Status.NOT_ASSESSED)
_MARK = 17  # at 100 % text
_ARROWS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class StatusChoice(QWidget):
    """One button for each assessment, with its drawn mark and its word; arrow keys go from one to the next."""

    changed = Signal()

    def __init__(self, tokens: Palette) -> None:
        super().__init__()
        self.buttons = {status: QRadioButton(STATUS_WORDS[status]) for status in CHOICES}
        group = QButtonGroup(self)
        row = side_by_side(on=self, margins=0, gap=18)
        for button in self.buttons.values():
            button.setIconSize(QSize(_mark(), _mark()))
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(lambda on: self.changed.emit())
            button.installEventFilter(self)
        row.addStretch(1)
        self.set_tokens(tokens)

    def set_tokens(self, tokens: Palette) -> None:
        for status, button in self.buttons.items():
            button.setIcon(status_icon(status, tokens, self.devicePixelRatioF()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An arrow chooses the next one, also while none is chosen: Qt then only moves the focus."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = _ARROWS.get(event.key(), 0)
        if not step:
            return False
        buttons = list(self.buttons.values())
        at = next((place for place, button in enumerate(buttons) if button is watched), 0)
        chosen = buttons[(at + step) % len(buttons)]
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        chosen.setChecked(True)
        return True

    @property
    def status(self) -> Status | None:
        return next((status for status, button in self.buttons.items() if button.isChecked()), None)

    def choose(self, status: Status) -> None:
        if status in self.buttons:
            self.buttons[status].setChecked(True)


def _mark() -> int:
    return round(_MARK * text_scale())


def status_icon(status: Status, tokens: Palette, ratio: float) -> QIcon:
    """The mark as an icon that stays sharp on a dense screen."""
    side = _mark()
    picture = QPixmap(QSize(side, side) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with Painting(picture) as painter:
        paint_rag_mark(painter, QRectF(0.5, 0.5, side - 1, side - 1), status, tokens)
    return QIcon(picture)


class OverrideDialog(QDialog):
    """Accepted means: set `choice.status` for `reason.text`. `removal_asked`: let the computed one hold again."""

    removal_asked = Signal()

    def __init__(
        self, page: IndicatorPage, by: str, locked: str, tokens: Palette, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._locked = page, locked
        self.setWindowTitle("Change the assessment")
        self.choice, self.reason = StatusChoice(tokens), ReasonField("Reason, shown in the pack")
        self.hint = Words(size=SMALL, quiet=True)
        self.computed = Words(computed_words(page.assessment))
        self.by = Words(f"Shown in the pack with the reason and your name: {by}", SMALL, quiet=True)
        self.remove, self.leave = QPushButton("Put the computed one back"), QPushButton("Cancel")
        self.do = make_primary(QPushButton("Set the assessment"))
        self._lay_out(page, tokens)
        make_quiet(self.remove, self.leave)
        override = page.assessment.override
        self.remove.setVisible(override is not None)
        self.remove.setEnabled(not locked)
        if override is not None:
            self.choice.choose(override.status)
            self.reason.setPlainText(override.reason)
        self.choice.setEnabled(not locked)
        self.reason.setReadOnly(bool(locked))
        self.choice.changed.connect(self._offer)
        self.reason.textChanged.connect(self._offer)
        self.reason.ended.connect(self.do.click)
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.remove.clicked.connect(self._put_back)
        self._offer()
        if not locked:
            (self.choice.buttons[self.choice.status or CHOICES[0]]).setFocus()

    def _offer(self) -> None:
        """The button says what it would do; while it cannot, the hint says why."""
        status = self.choice.status
        self.do.setText(f"Set to {STATUS_WORDS[status].lower()}" if status else "Set the assessment")
        why_not = self._why_not()
        self.do.setEnabled(not why_not)
        self.hint.setText(why_not)

    def _why_not(self) -> str:
        override, status = self._page.assessment.override, self.choice.status
        if self._locked:
            return self._locked
        if status is None:
            return CHOOSE
        if not self.reason.text:
            return WANTED
        if override is not None and (override.status, override.reason) == (status, self.reason.text):
            return SAME
        return ""

    def _put_back(self) -> None:
        self.removal_asked.emit()
        self.reject()

    def _lay_out(self, page: IndicatorPage, tokens: Palette) -> None:
        said = by_hand_words(page.assessment)
        in_dialog(
            self,
            Words(f"{page.code}  {page.indicator.name}", TITLE, strong=True),
            Words(page.month.long, quiet=True),
            _beside(_StatusMark(page.assessment.computed, tokens), self.computed),
            *([Words(said)] if said is not None else []),
            _line(),
            Words("Set it by hand to", BODY, strong=True),
            self.choice,
            Words("Reason", BODY, strong=True),
            self.reason,
            self.by,
            self.hint,
            side_by_side(self.remove, 1, self.leave, self.do),
        )
        open_size(self, 580)


def computed_words(assessment: Assessment) -> str:
    """What the rule says, with its numbers, whatever was set by hand."""
    return f"Computed: {assessment.computed_sentence}"


def by_hand_words(assessment: Assessment) -> str | None:
    override = assessment.override
    if override is None:
        return None
    return f"Set by hand to {STATUS_WORDS[override.status].lower()} by {override.by}, {day_words(override.at)}."


class _StatusMark(QLabel):
    def __init__(self, status: Status, tokens: Palette) -> None:
        super().__init__()
        self._status = status
        self.set_tokens(tokens)

    def set_tokens(self, tokens: Palette) -> None:
        self.setPixmap(status_icon(self._status, tokens, 2).pixmap(_mark(), _mark()))


def _beside(mark: QLabel, words: Words) -> QWidget:
    holder = QWidget()
    side_by_side((mark, 0, Qt.AlignmentFlag.AlignTop), (words, 1), on=holder, margins=(0, 2, 0, 2), gap=8)
    return holder


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(line.palette().ColorRole.Midlight)
    return line
