"""Files dropped on the window: what of them can be used, and the veil that says where they may fall."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import TITLE, lettered

WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".csv")
BOARD_ENDING = ".ibdesk"
_LOCK_FILE = "~$"
_MOST_FROM_A_FOLDER = 500


@dataclass(frozen=True, slots=True)
class Dropped:
    """Workbooks to import, boards to open, and what can be neither."""

    workbooks: tuple[Path, ...]
    boards: tuple[Path, ...]
    others: tuple[Path, ...]

    @property
    def usable(self) -> bool:
        return bool(self.workbooks or self.boards)


def sort_out(paths: Iterable[Path]) -> Dropped:
    """Folders give the workbooks in them, not those in folders below; Excel's own lock files are nobody's."""
    workbooks: list[Path] = []
    boards: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.iterdir())[:_MOST_FROM_A_FOLDER]
            workbooks += [file for file in inside if _is_workbook(file)]
        elif _is_workbook(path):
            workbooks.append(path)
        elif path.suffix.lower() == BOARD_ENDING:
            boards.append(path)
        elif not path.name.startswith(_LOCK_FILE):
            others.append(path)
    return Dropped(tuple(dict.fromkeys(workbooks)), tuple(boards), tuple(others))


def dropped_on(mime: QMimeData) -> Dropped:
    return sort_out(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in WORKBOOK_ENDINGS and not path.name.startswith(_LOCK_FILE)


class DropVeil(QWidget):
    """Covers the whole window while files are held over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tokens: Palette | None = None
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str, tokens: Palette) -> None:
        self._words, self._tokens = words, tokens
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tokens is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cover = QColor(self._tokens.window)
        cover.setAlphaF(0.9)
        painter.fillRect(self.rect(), cover)
        pen = QPen(QColor(self._tokens.accent), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 10, 10)
        painter.setFont(lettered(TITLE, strong=True))
        painter.setPen(QColor(self._tokens.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()
