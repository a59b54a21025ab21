"""The numbers in a comment, looked at while it is written: doubtful ones underlined, in words under the editor."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from ibdesk.domain.assessment import Status
from ibdesk.domain.comments.figures_said import ON_NO_PAGE, CommentChecker, CommentFigures, FoundNumber, Kind
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import LIGHT, Palette
from ibdesk.ui.look.lettering import SMALL, Words

PAUSE_MILLISECONDS = 200
ALL_KNOWN = "Every number is on a page or follows from one."
_MOST_LINES = 3


class NumberMarks(QSyntaxHighlighter):
    """A wavy line under each doubtful number; its words stand under the editor."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor.document())
        self.marks: tuple[tuple[int, int], ...] = ()
        self._look = QTextCharFormat()
        self._look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        self.set_colour(LIGHT)

    def set_colour(self, tokens: Palette) -> None:
        self._look.setUnderlineColor(QColor(tokens.statuses[Status.AMBER].shape))

    def mark(self, text: str, numbers: Sequence[FoundNumber]) -> None:
        self.marks = tuple((editor_place(text, each.start), editor_place(text, each.end)) for each in numbers)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        at = self.currentBlock().position()
        for start, end in self.marks:
            first, last = max(start - at, 0), min(end - at, len(text.encode("utf-16-le")) // 2)
            if first < last:
                self.setFormat(first, last - first, self._look)


class NumberNotes(Words):
    """The line under the editor. Nothing is shown where the comment has no number."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(size=SMALL)
        self._editor = editor
        self._checker: CommentChecker | None = None
        self._text: str | None = None
        self.figures: CommentFigures | None = None
        self.marks = NumberMarks(editor)
        self.pause = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self.pause.timeout.connect(self.look)
        editor.textChanged.connect(self._typed)
        editor.cursorPositionChanged.connect(self._tell)
        self.hide()

    def show_page(self, page: IndicatorPage, pages: Sequence[IndicatorPage], tokens: Palette) -> None:
        self._checker, self._text = CommentChecker(page, pages), None
        self.marks.set_colour(tokens)

    def look(self) -> None:
        """Read the comment as it is now."""
        text = self._editor.toPlainText()
        self.pause.stop()
        if self._checker is None or text == self._text:
            return
        self._text = text
        self.figures = self._checker.check(text)
        self.marks.mark(text, self.figures.doubtful)
        self._tell()

    def _typed(self) -> None:
        # Underlining a word changes the text as well, as the editor sees it.
        if self._editor.toPlainText() != self._text:
            self.pause.start()

    def _tell(self) -> None:
        if self.figures is None or self._text != self._editor.toPlainText():
            return
        at = self._editor.textCursor().position()
        told = notes(self.figures, at, self._text) if self._text is not None else ""
        self.setText(told)
        self.setVisible(bool(told))


def notes(figures: CommentFigures, at: int, text: str) -> str:
    """What the number under the cursor is; below it, what is doubtful, the numbers on no page together."""
    if not figures.found:
        return ""
    lines = []
    here = next(
        (each for each in figures.found if editor_place(text, each.start) <= at <= editor_place(text, each.end)), None
    )
    if here is not None and here.kind is Kind.KNOWN:
        lines.append(f"{here.text}: {here.words}")
    nowhere = [each.text for each in figures.doubtful if each.on_no_page]
    if nowhere:
        lines.append(f"{', '.join(nowhere)}: {ON_NO_PAGE}")
    lines += [f"{each.text}: {each.words}" for each in figures.doubtful if not each.on_no_page]
    lines += [f"{each.text}: {each.words}, a month that is not named" for each in figures.found if not each.named]
    if not lines:
        return ALL_KNOWN
    more = len(lines) - _MOST_LINES
    return "\n".join([*lines[:_MOST_LINES], *([f"and {more} more"] if more > 0 else [])])


def editor_place(text: str, place: int) -> int:
    """A place in the text as Qt counts: in units of 16 bits, of which some letters need two."""
    return len(text[:place].encode("utf-16-le")) // 2
