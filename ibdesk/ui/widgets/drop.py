"""Files dropped on the window: what of them can be used, and the veil that says where they may fall."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ibdesk.domain.file_names import BOARD_ENDING, WORKBOOK_ENDINGS, is_lock_file, is_workbook_by_name
from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import TITLE, lettered
from ibdesk.ui.look.painting import Painting

_MOST_FROM_A_FOLDER = 500
_CARD_ROOM = 34


class Dropped(Struct, frozen=True):
    """Workbooks to import, boards to open, other files, and what is said of folders that gave nothing or not all."""

    workbooks: tuple[Path, ...]
    boards: tuple[Path, ...]
    others: tuple[Path, ...]
    said: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        return bool(self.workbooks or self.boards)

    @property
    def files(self) -> tuple[Path, ...]:
        """What can be read, and what is none of it: each is told of in its own words."""
        return (*self.workbooks, *self.others)

    @property
    def why_not(self) -> str:
        """Why nothing of it can be used; "" where something can."""
        if self.usable:
            return ""
        names = ", ".join(path.name for path in self.others)
        no_workbook = f"{names}: not a workbook. IBDesk reads {', '.join(WORKBOOK_ENDINGS)}." if names else ""
        return " ".join((*self.said, no_workbook)).strip() or "Nothing usable was dropped."

    @property
    def words(self) -> str:
        """What dropping them here does."""
        if not self.usable:
            return "This is no workbook" if self.others else "There is no workbook in it"
        if self.boards:
            return f"Drop to open {self.boards[0].stem}"
        count = len(self.workbooks)
        return "Drop to import 1 workbook" if count == 1 else f"Drop to import {count:,} workbooks"


def sort_out(paths: Iterable[Path]) -> Dropped:
    """Folders give the workbooks in them, not those in folders below; Excel's own lock files are left out."""
    workbooks: list[Path] = []
    boards: list[Path] = []
    others: list[Path] = []
    said: list[str] = []
    for path in paths:
        if os.path.isdir(path):  # False also in a folder that cannot be read
            inside, why = _workbooks_in(path)
            workbooks += inside
            said += [why] if why else []
        elif is_workbook_by_name(path):
            workbooks.append(path)
        elif path.suffix.lower() == BOARD_ENDING:
            boards.append(path)
        elif not is_lock_file(path):
            others.append(path)
    return Dropped(tuple(dict.fromkeys(workbooks)), tuple(boards), tuple(others), tuple(said))


def dropped_on(mime: QMimeData) -> Dropped:
    return sort_out(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def has_files(mime: QMimeData) -> bool:
    """Whether what is held over a window are files of this computer, of whatever kind."""
    return any(url.isLocalFile() for url in mime.urls())


def _workbooks_in(folder: Path) -> tuple[list[Path], str]:
    """A folder's workbooks by name, and what has to be said about it."""
    try:
        found = sorted(file for file in folder.iterdir() if is_workbook_by_name(file))
    except OSError as error:
        return [], f"The folder “{folder.name}” could not be read ({error.strerror or error})."
    if not found:
        return [], f"There is no workbook in the folder “{folder.name}”."
    if len(found) > _MOST_FROM_A_FOLDER:
        said = f"Only the first {_MOST_FROM_A_FOLDER} of {len(found):,} workbooks in “{folder.name}” are taken."
        return found[:_MOST_FROM_A_FOLDER], said
    return found, ""


class DropVeil(QWidget):
    """Covers the whole window while files are held over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._tokens: Palette | None = None
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_words(self, words: str, tokens: Palette) -> None:
        self.words, self._tokens = words, tokens
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tokens is None:
            return
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            cover = QColor(self._tokens.window)
            cover.setAlphaF(0.9)
            painter.fillRect(self.rect(), cover)
            painter.setPen(QPen(QColor(self._tokens.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(20, 20, -20, -20), 10, 10)
            painter.setFont(lettered(TITLE, strong=True))
            # The words stand on ground of their own: what is below shines through the veil.
            words = painter.fontMetrics().boundingRect(self.words)
            card = QRectF(0, 0, words.width() + 2 * _CARD_ROOM, words.height() + 1.4 * _CARD_ROOM)
            card.moveCenter(QRectF(self.rect()).center())
            painter.setPen(QPen(QColor(self._tokens.accent), 1))
            painter.setBrush(QColor(self._tokens.surface))
            painter.drawRoundedRect(card, 8, 8)
            painter.setPen(QColor(self._tokens.text))
            painter.drawText(card, Qt.AlignmentFlag.AlignCenter, self.words)
