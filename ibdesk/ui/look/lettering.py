"""Sizes and weights of the interface's text, all made from the application's one font."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy

SMALL = 0.9
BODY = 1.0
HEADING = 1.05
TITLE = 1.38


def lettered(size: float = BODY, strong: bool = False) -> QFont:
    """The application's font, so many times its size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def curled(text: str) -> str:
    """With quotation marks as they are printed, where they come in pairs."""
    parts = text.split('"')
    if len(parts) == 1 or len(parts) % 2 == 0:
        return text
    return "".join(part if at % 2 == 0 else f"\u201c{part}\u201d" for at, part in enumerate(parts))


class Words(QLabel):
    """A label of plain text, wrapped; its size follows the one that the person chooses for the application."""

    def __init__(self, text: str = "", size: float = BODY, strong: bool = False, quiet: bool = False) -> None:
        super().__init__()
        self._size, self._strong = size, strong
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if quiet:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setFont(lettered(size, strong))
        self.setText(text)
        # A widget with a font of its own gets no event when the application's font changes.
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.fontChanged.connect(self._follow_font)

    def setText(self, text: str) -> None:
        super().setText(curled(text))

    def _follow_font(self) -> None:
        self.setFont(lettered(self._size, self._strong))
