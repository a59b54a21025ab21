"""Help > For IT and Help > What's new: texts that come with the program, to read and to copy."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextFrame, QTextFrameFormat, QTextTable
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

import ibdesk
from ibdesk.palette import Palette
from ibdesk.paths import resource, user_data
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.look.style import make_primary

_ROOM, _MARGIN = 6.0, 12.0  # inside the table's cells and round the text, in pixels


class ShippedTextDialog(QDialog):
    """A text of resources/ in Markdown; above it, version and places on this computer."""

    def __init__(self, title: str, name: str, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 600)
        self.here = Words(here())
        self.here.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setMarkdown(resource(name).read_text(encoding="utf-8"))
        self.text.document().setDocumentMargin(_MARGIN)
        _draw_tables(self.text.document().rootFrame(), palette)
        self.copy = QPushButton("Copy all")
        self.copy.clicked.connect(self._copy)
        close = make_primary(QPushButton("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(Words("On this computer", HEADING, strong=True))
        rows.addWidget(self.here)
        rows.addWidget(self.text, 1)
        rows.addLayout(buttons)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.here.text()}\n\n{self.text.document().toPlainText()}")


def here() -> str:
    """Version and places on this computer."""
    program = Path(sys.executable if getattr(sys, "frozen", False) else ibdesk.__file__).parent
    return f"IBDesk {ibdesk.VERSION} in {program}\nSettings and fault reports: {user_data()}"


def _draw_tables(frame: QTextFrame, palette: Palette) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            drawn = child.format()
            drawn.setBorderCollapse(True)
            drawn.setBorder(1)
            drawn.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            drawn.setBorderBrush(QColor(palette.line))
            drawn.setCellPadding(_ROOM)
            child.setFormat(drawn)
