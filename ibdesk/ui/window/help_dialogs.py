"""The Help menu's dialogs: Keyboard shortcuts, with the keyboard map as one table; For IT, What's new, About IBDesk."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import ibdesk
from ibdesk.desk.versions import notices, own_versions, packages
from ibdesk.palette import Palette
from ibdesk.paths import resource, user_data
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.window.commands import Command, Entry
from ibdesk.ui.window.shown_text import ShownText


class KeyRow(Struct, frozen=True):
    """`where` is a menu or a part of the window, `keys` each way to press it."""

    where: str
    keys: tuple[str, ...]
    words: str


ELSEWHERE = (
    KeyRow("Everywhere", ("Tab", "Shift+Tab"), "Go to the next control, or to the one before"),
    KeyRow("Everywhere", ("Enter", "Space"), "Press the button that has the focus"),
    KeyRow("Everywhere", ("Menu", "Shift+F10"), "Open the menu of what is chosen"),
    KeyRow("Find", ("Enter",), "Open what was found, where it is one"),
    KeyRow("Find", ("Down",), "Go on to what was found"),
    KeyRow("Find", ("Esc",), "Clear the search"),
    KeyRow("Cards", ("Left", "Right", "Up", "Down"), "Go from card to card"),
    KeyRow("Cards", ("Enter",), "Open the indicator's page"),
    KeyRow("Cards", ("Space",), "Look at a card quickly, or no longer"),
    KeyRow("Cards", ("A name or a code",), "Go to that card"),
    KeyRow("Charts", ("Left", "Right", "Home", "End"), "Read the points one by one"),
    KeyRow("Charts", ("Ctrl+C",), "Copy the chart, as a picture and as data"),
    KeyRow("Problems", ("Enter",), "Go to the problem's indicator"),
    KeyRow("Problems", ("Right", "Left"), "Open the same fault's other months, or fold them"),
    KeyRow("Problems", ("Esc",), "Close the field for a reason"),
    KeyRow("Data", ("Enter",), "Open the indicator's page"),
    KeyRow("Comments", ("Enter",), "Write the comment"),
    KeyRow("Tables", ("Ctrl+C",), "Copy the chosen cells, for Excel"),
    KeyRow("Dialogs", ("Ctrl+Enter",), "Keep what was written in the field for a reason"),
    KeyRow("Dialogs", ("Esc",), "Leave, and change nothing"),
)


def keyboard_map(commands: Iterable[Entry]) -> tuple[KeyRow, ...]:
    """Every key of the window, with the menus' own first, in their order."""
    rows = [
        KeyRow(command.menu.replace("&", "").split(" > ")[0], command.all_keys, command.plain_words)
        for command in commands
        if isinstance(command, Command) and command.all_keys
    ]
    return (*rows, *ELSEWHERE)


class HelpDialog(QDialog):
    """The keyboard shortcuts, made from the menus' own table, so that it cannot name a key that does nothing."""

    def __init__(self, commands: Iterable[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_size(self, 560, 600)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnMinimumWidth(0, 210)
        grid.setColumnStretch(1, 1)
        group, at = "", 0
        for row in keyboard_map(commands):
            if row.where != group:
                heading = Words(row.where, HEADING, strong=True)
                heading.setContentsMargins(0, 10 if at else 0, 0, 0)
                grid.addWidget(heading, at, 0, 1, 2)
                group, at = row.where, at + 1
            # Return and Enter are one key to whoever presses it.
            keys = dict.fromkeys(each.replace("Return", "Enter") for each in row.keys)
            grid.addWidget(Words(" or ".join(keys)), at, 0)
            grid.addWidget(Words(row.words), at, 1)
            at += 1
        inside = QWidget()
        inside.setLayout(grid)
        area = QScrollArea()
        area.setAccessibleName("Keys, and what they do")
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        _lay_out(self, (area,))


class ShippedTextDialog(QDialog):
    """A text of resources/ in Markdown; above it, version and places on this computer."""

    def __init__(self, title: str, name: str, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_size(self, 860, 600)
        self.here = Words(here())
        self.here.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text = ShownText(title)
        self._name = name
        self.set_tokens(palette)
        self.copy = QPushButton("Copy all")
        self.copy.clicked.connect(self._copy)
        _lay_out(self, (Words("On this computer", HEADING, strong=True), self.here, self.text), self.copy)

    def set_tokens(self, tokens: Palette) -> None:
        self.text.show_markdown(shipped_text(self._name), tokens)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.here.text()}\n\n{self.text.document().toPlainText()}")


def shipped_text(name: str) -> str:
    """A text of resources/ that names this version where it says VERSION."""
    return resource(name).read_text(encoding="utf-8").replace("VERSION", ibdesk.VERSION)


def here() -> str:
    """Version and places on this computer."""
    program = Path(sys.executable if getattr(sys, "frozen", False) else ibdesk.__file__).parent
    return f"IBDesk {ibdesk.VERSION} in {program}\nSettings and fault reports: {user_data()}"


def versions_words() -> str:
    """Two lines: what IBDesk stands on, and every package in it with its licence."""
    own = ", ".join(f"{name} {version}" for name, version in (*own_versions(), ("Qt", qVersion() or "?")))
    others = ", ".join(f"{each.name} {each.version} ({each.licence})" for each in packages())
    return f"{own}\n{others}"


class AboutDialog(QDialog):
    """`words` are the versions, `text` the licences; both can be copied, for IT support."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About IBDesk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_size(self, 860, 600)
        self.words = Words(versions_words())
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text = QPlainTextEdit(notices())
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName("Licences")
        self.copy = QPushButton("Copy versions")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.words.text()))
        versions, licences = (Words(title, HEADING, strong=True) for title in ("Versions", "Licences"))
        _lay_out(self, (versions, self.words, licences, self.text), self.copy)


def _lay_out(dialog: QDialog, parts: Sequence[QWidget], *buttons: QPushButton) -> None:
    """The parts below each other, the last one in the room that is left; under them the buttons, and one that closes
    the dialog and has the focus."""
    close = make_primary(QPushButton("Close"))
    close.clicked.connect(dialog.accept)
    below = QHBoxLayout()
    below.addStretch(1)
    for button in (*buttons, close):
        below.addWidget(button)
    rows = QVBoxLayout(dialog)
    rows.setContentsMargins(16, 14, 16, 12)
    rows.setSpacing(8)
    for part in parts:
        rows.addWidget(part, part is parts[-1])
    rows.addLayout(below)
    close.setFocus()
