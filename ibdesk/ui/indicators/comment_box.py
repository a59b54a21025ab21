"""The officer's comment for the Board: written here, saved by itself, never lost on the way to another indicator."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.board import Comment, CommentState
from ibdesk.domain.comments.forms import draft_sentence
from ibdesk.domain.month import Month
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.ui.app.session import Session
from ibdesk.ui.indicators.comment_numbers import NumberNotes
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.widgets.labels import plain_tip
from ibdesk.ui.widgets.link_button import LinkButton

DRAFT = "Draft a first sentence"
IDLE_MILLISECONDS = 2000
LONGEST_MILLISECONDS = 10_000  # of one who types without a pause, no more is lost where the computer stops
_LEAST_LINES = 4
_READY_TIP = "Ctrl+Enter marks it as ready and goes on to the next indicator"
_ROLES = QPalette.ColorRole

Key = tuple[str, Month]


class CommentEditor(QPlainTextEdit):
    """Plain text in which Tab goes on to the next control. Ctrl+S is the window's, which saves whatever is typed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName("Comment for the Board")
        self.setPlaceholderText("What happened, why, what is being done, by when")

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.fontMetrics().lineSpacing() * _LEAST_LINES + 12)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class CommentBox(QWidget):
    """Texts that the board does not have yet are kept by indicator and month until it says that it has them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._board: Path | None = None
        self._key: Key | None = None
        self._comment: Comment | None = None
        self._page: IndicatorPage | None = None
        self._loaded = ""
        self._unsaved: dict[Key, str] = {}
        self._asked: dict[Key, str] = {}
        self._loading = False
        self.editor = CommentEditor()
        self.title = Words("Comment for the Board", size=HEADING, strong=True)
        self.state, self.words = Words(size=SMALL, quiet=True), Words(size=SMALL, quiet=True)
        self._head, self._foot = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self.numbers = NumberNotes(self.editor)
        self.draft = LinkButton(DRAFT)
        self.ready = QPushButton("Mark as ready")
        self.idle = QTimer(self, interval=IDLE_MILLISECONDS, singleShot=True)
        self.longest = QTimer(self, interval=LONGEST_MILLISECONDS, singleShot=True)
        self._lay_out()
        self.editor.textChanged.connect(self._edited)
        self.editor.left.connect(self.save)
        self.idle.timeout.connect(self.save)
        self.longest.timeout.connect(self.save)
        self.ready.clicked.connect(self.mark_ready)
        self.draft.clicked.connect(self.insert_draft)
        session.comment_saved.connect(self._saved)
        session.work.failed.connect(self._failed)

    def show_page(self, page: IndicatorPage) -> None:
        """Show a page's comment; what was typed for another one before is saved for that one."""
        self._mind_board()
        key = page.code, page.month
        if key != self._key:
            self.save()
        self._key, self._comment, self._page = key, page.comment, page
        self.numbers.show_page(page, self._pages(), self._session.palette)
        self._show_text(key, page)
        self.numbers.look()

    def _show_text(self, key: Key, page: IndicatorPage) -> None:
        text = self._unsaved.get(key, page.comment.text)
        if key in self._unsaved and self.editor.toPlainText() == text:
            # The person may be typing: text and cursor stay as they are.
            self._tell()
            return
        self._loading = True
        if self.editor.toPlainText() != text:
            self.editor.setPlainText(text)
        self._loading = False
        # As the editor gives it back: it knows one kind of line end and of space only.
        self._loaded = self.editor.toPlainText()
        self._tell()

    def insert_draft(self) -> None:
        """A first sentence from the figures, ahead of what is there already; the officer goes on from it."""
        if self._page is None or self.editor.isReadOnly():
            return
        cursor, sentence = self.editor.textCursor(), draft_sentence(self._page)
        written = bool(self.editor.toPlainText().strip())
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.insertText(f"{sentence}\n\n" if written else sentence)
        cursor.setPosition(len(sentence))
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()

    def _pages(self) -> tuple[IndicatorPage, ...]:
        return self._session.report.pages if self._session.report else ()

    def save(self) -> None:
        """Save what was typed, for the indicator and month it was typed for; nothing where nothing changed."""
        self.idle.stop()
        self.longest.stop()
        self._send(ready=False)

    def mark_ready(self) -> None:
        """The text is ready for the Board. The button is off then: the focus stays with the comment."""
        self.idle.stop()
        if self.ready.hasFocus():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._key is not None:
            self._unsaved.setdefault(self._key, self.editor.toPlainText())
        self._send(ready=True)

    def _send(self, ready: bool) -> None:
        key = self._key
        if key is None or key not in self._unsaved or self._session.desk is None:
            return
        if self._asked.get(key) == self._unsaved[key] and not ready:
            return
        self._asked[key] = self._unsaved[key]
        code, month = key
        self._session.save_comment(code, self._unsaved[key], ready, month)
        self._tell()

    def _edited(self) -> None:
        if self._loading or self._key is None:
            return
        text = self.editor.toPlainText()
        if text == self._loaded and self._key not in self._asked:
            self._unsaved.pop(self._key, None)
        else:
            self._unsaved[self._key] = text
            self.idle.start()
            if not self.longest.isActive():
                self.longest.start()
        self._tell()

    def _mind_board(self) -> None:
        """Texts written for another board stay out of this one."""
        path = self._session.board.path if self._session.board else None
        if path != self._board:
            self._board, self._key = path, None
            self._unsaved.clear()
            self._asked.clear()

    def _saved(self, code: str, month: Month, text: str) -> None:
        key = code, month
        self._asked.pop(key, None)
        if self._unsaved.get(key) == text:
            del self._unsaved[key]
        self._tell()

    def _failed(self, error: object) -> None:
        self._asked.clear()
        self._tell()

    def _tell(self) -> None:
        unsaved = self._key in self._unsaved
        self.state.setText("Not saved yet" if unsaved else saved_text(self._comment))
        text = self.editor.toPlainText()
        count = len(text.split())
        author = self._comment.author if self._comment else ""
        self.words.setText(" · ".join(part for part in (author, f"{count} word" + "s" * (count != 1)) if part))
        locked = read_only_reason(self._session)
        self.editor.setReadOnly(bool(locked))
        self.editor.viewport().setBackgroundRole(_ROLES.Window if locked else _ROLES.Base)
        for part in (self.editor, self.draft):
            part.setToolTip(plain_tip(locked))
        self.ready.setToolTip(plain_tip(locked or _READY_TIP))
        if locked:
            self.state.setText(locked)
        self._fit()
        ready = self._comment is not None and self._comment.state in (CommentState.READY, CommentState.SIGNED)
        self.draft.setEnabled(not locked and not self._has_draft(text))
        self.ready.setText("Ready" if ready and not unsaved else "Mark as ready")
        self.ready.setEnabled(bool(text.strip()) and not locked and (unsaved or not ready))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Title and state, and draft and button, beside each other where both fit in a line; else one below the
        other."""
        title, state = (part.fontMetrics().horizontalAdvance(part.text()) for part in (self.title, self.state))
        beside = title + state + 12 <= self.width()
        ways, sides = QBoxLayout.Direction, Qt.AlignmentFlag
        self._head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        room = self.width() - self.draft.sizeHint().width() - self.ready.sizeHint().width()
        self._foot.setDirection(ways.LeftToRight if room >= 12 else ways.TopToBottom)
        self.state.setAlignment((sides.AlignRight if beside else sides.AlignLeft) | sides.AlignVCenter)

    def _has_draft(self, text: str) -> bool:
        return self._page is not None and draft_sentence(self._page) in text

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        head, foot, column = self._head, self._foot, QVBoxLayout(self)
        self.title.setBuddy(self.editor)
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.words)
        left.addWidget(self.draft, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addLayout(left, 1)
        foot.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignBottom)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addWidget(self.editor, 1)
        column.addWidget(self.numbers)
        column.addLayout(foot)


def saved_text(comment: Comment | None) -> str:
    """Saved 10:42; Saved 3 Sep 2014; where it came from, for an imported one."""
    if comment is None or not (comment.text or comment.at):
        return "No comment yet"
    if comment.at:
        at = datetime.fromisoformat(comment.at)
        now = datetime.now(at.tzinfo)
        return f"Saved {at:%H:%M}" if at.date() == now.date() else f"Saved {at.day} {at:%b %Y}"
    return f"From {comment.source.sheet}, cell {comment.source.cell}" if comment.source else "Saved"


def read_only_reason(session: Session) -> str:
    return session.board.locked_reason if session.board else ""
