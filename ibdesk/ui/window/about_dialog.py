"""Help > About IBDesk: versions, whose work is in it, and the licences' own words."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ibdesk.desk.versions import notices, own_versions, packages
from ibdesk.ui.look.lettering import HEADING, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size


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
        close = make_primary(QPushButton("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(Words("Versions", HEADING, strong=True))
        rows.addWidget(self.words)
        rows.addWidget(Words("Licences", HEADING, strong=True))
        rows.addWidget(self.text, 1)
        rows.addLayout(buttons)
        close.setFocus()
