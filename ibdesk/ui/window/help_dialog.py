"""Help > Keyboard shortcuts: made from the menus' own table, so that it cannot name a key that does nothing."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.window.commands import Command, Entry

ELSEWHERE = (
    ("Cards", "Arrow keys", "Go from card to card"),
    ("Cards", "Enter", "Open the indicator's page"),
    ("Cards", "A name or a code", "Go to that card"),
    ("Problems", "Enter", "Go to the problem's indicator"),
)


def shortcut_rows(commands: Iterable[Entry]) -> tuple[tuple[str, str, str], ...]:
    """Menu, keys, what they do."""
    rows = [
        (command.menu.replace("&", "").split(" > ")[0], command.all_keys, command.plain_words)
        for command in commands
        if isinstance(command, Command) and command.all_keys
    ]
    return (*rows, *ELSEWHERE)


class HelpDialog(QDialog):
    def __init__(self, commands: Iterable[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 600)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, 210)
        grid.setColumnStretch(1, 1)
        group, at = "", 0
        for menu, keys, words in shortcut_rows(commands):
            if menu != group:
                heading = Words(menu, HEADING, strong=True)
                heading.setContentsMargins(0, 10 if at else 0, 0, 0)
                grid.addWidget(heading, at, 0, 1, 2)
                group, at = menu, at + 1
            grid.addWidget(Words(keys), at, 0)
            grid.addWidget(Words(words), at, 1)
            at += 1
        inside = QWidget()
        inside.setLayout(grid)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        close = make_primary(QPushButton("Close"))
        close.clicked.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.addWidget(area, 1)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
