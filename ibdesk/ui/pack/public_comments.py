"""Comments that tell small numbers: for each another text for the public, or the reason why the numbers may go out."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from ibdesk.domain.public.telling import with_marks
from ibdesk.domain.public.version import FlaggedComment, public_text
from ibdesk.ui.look.lettering import HEADING, SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import in_dialog, side_by_side, stacked

_EXPLAINED = (
    "These comments say a number that the public version holds back, or one that gives it away. Give the public "
    "another text, or say why the number may go out: it may be a number of something else."
)
_DECIDED, _OPEN = "✓", "○"


class Decision(Struct, frozen=True):
    """Another `text` for the public, or the `reason` why the numbers may go out; neither while nothing is decided."""

    code: str
    text: str = ""
    reason: str = ""

    @property
    def is_made(self) -> bool:
        return bool(self.text.strip() or self.reason.strip())


class PublicCommentsDialog(QDialog):
    """Accepted means: keep `decisions`, one for each comment, and go on."""

    def __init__(
        self, flagged: Sequence[FlaggedComment], by: str, read_only: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Comments of the public version")
        self._flagged, self._read_only, self._at = tuple(flagged), read_only, -1
        self._decisions = [Decision(each.comment.code) for each in flagged]
        self.list = QListWidget()
        self.list.setAccessibleName("Comments to decide")
        self.heading, self.numbers = Words(size=HEADING, strong=True), Words(quiet=True)
        self.comment = _text_field("The comment as it is", read_only=True)
        self.other_text = QRadioButton("Give the public another text")
        self.all_right = QRadioButton("The numbers may go out, because")
        self.answer = _text_field("What the public reads, or why the numbers may go out")
        self.hint = Words(read_only, SMALL, quiet=True)
        self.do = make_primary(QPushButton("Keep and go on"))
        self.leave = QPushButton("Cancel")
        self._lay_out(by)
        self._connect()
        open_size(self, 820, 560)
        self.list.setCurrentRow(0)

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(self._decisions)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.other_text.toggled.connect(self._choose_text)
        self.all_right.toggled.connect(self._choose_reason)
        self.answer.textChanged.connect(self._take_answer)
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        make_quiet(self.leave)
        self._offer()

    def _show(self, row: int) -> None:
        """Another comment, with what was said about it."""
        self._at = -1  # nothing that the fields say meanwhile is an answer
        flagged, decision = self._flagged[row], self._decisions[row]
        text = public_text(flagged.comment)
        self.heading.setText(f"{flagged.comment.code}  {flagged.name}")
        many = len(flagged.numbers) != 1
        self.numbers.setText(f"The number{'s' * many} to decide: {', '.join(flagged.numbers)}")
        self.comment.setPlainText(text)
        self.comment.setExtraSelections(_marked(self.comment, flagged.numbers))
        for radio, on in ((self.other_text, bool(decision.text)), (self.all_right, bool(decision.reason))):
            radio.setAutoExclusive(False)
            radio.setChecked(on)
            radio.setAutoExclusive(True)
        self.answer.setPlainText(decision.text or decision.reason)
        self.answer.setEnabled(decision.is_made)
        self._at = row

    def _choose_text(self, on: bool) -> None:
        if on and self._at >= 0:
            flagged = self._flagged[self._at]
            self.answer.setEnabled(True)
            self.answer.setPlainText(with_marks(public_text(flagged.comment), flagged.numbers))
            self.answer.setFocus()

    def _choose_reason(self, on: bool) -> None:
        if on and self._at >= 0:
            self.answer.setEnabled(True)
            self.answer.setPlainText("")
            self.answer.setFocus()

    def _take_answer(self) -> None:
        if self._at < 0:
            return
        said = self.answer.toPlainText().strip()
        decision = replace(self._decisions[self._at], text="", reason="")
        if self.other_text.isChecked():
            decision = replace(decision, text=said)
        elif self.all_right.isChecked():
            decision = replace(decision, reason=said)
        self._decisions[self._at] = decision
        self._offer()

    def _offer(self) -> None:
        for row, (flagged, decision) in enumerate(zip(self._flagged, self._decisions, strict=True)):
            words = f"{_DECIDED if decision.is_made else _OPEN} {flagged.comment.code}  {flagged.name}"
            item = self.list.item(row)
            if item is None:
                self.list.addItem(words)
            elif item.text() != words:
                item.setText(words)
        made = sum(decision.is_made for decision in self._decisions)
        self.do.setEnabled(made == len(self._decisions) and not self._read_only)
        if not self._read_only:
            self.hint.setText(f"{made} of {len(self._decisions)} comments decided.")

    def _lay_out(self, by: str) -> None:
        self.list.setMinimumWidth(190)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = stacked(
            self.heading,
            self.numbers,
            (self.comment, 3),
            self.other_text,
            self.all_right,
            (self.answer, 3),
            Words(f"Kept with your name: {by}", SMALL, quiet=True),
        )
        title = Words("Comments of the public version", TITLE, strong=True)
        body = side_by_side((self.list, 1), (right, 3))
        in_dialog(self, title, Words(_EXPLAINED), (body, 1), side_by_side((self.hint, 1), self.leave, self.do))

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 420)


def _text_field(name: str, read_only: bool = False) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setReadOnly(read_only)
    return field


def _marked(field: QPlainTextEdit, numbers: Sequence[str]) -> list[QTextEdit.ExtraSelection]:
    """Each of the numbers underlined and bold, wherever it stands by itself."""
    look = QTextCharFormat()
    look.setFontUnderline(True)
    look.setFontWeight(700)
    found = []
    whole = QTextDocument.FindFlag.FindWholeWords | QTextDocument.FindFlag.FindCaseSensitively
    for number in numbers:
        cursor = field.document().find(number, QTextCursor(field.document()), whole)
        while not cursor.isNull():
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, look  # type: ignore[attr-defined]
            found.append(selection)
            cursor = field.document().find(number, cursor, whole)
    return found
