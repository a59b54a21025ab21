"""How edits shall be signed: asked before the first one where the computer's own login names nobody."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet


class SigningDialog(QDialog):
    """Accepted means: sign with what `signs` says; else the login goes on signing."""

    def __init__(self, login: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Your name")
        self.name = QLineEdit()
        self.name.setAccessibleName("Your name")
        self.name.setPlaceholderText("First name and surname")
        self.do, self.leave = make_primary(QPushButton("Sign with this name")), QPushButton(f"Sign as “{login}”")
        make_quiet(self.leave)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(8)
        rows.addWidget(Words("How shall your edits be signed?", TITLE, strong=True))
        rows.addWidget(Words(f"This computer calls you “{login}”, and the Board reads who said what in the pack."))
        rows.addWidget(self.name)
        rows.addWidget(Words("It can be changed in Settings, This computer.", SMALL, quiet=True))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.do)
        rows.addLayout(buttons)
        open_size(self, 520)
        self.do.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.do.setEnabled(bool(text.strip())))
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.name.setFocus()

    @property
    def signs(self) -> str:
        """The name that was accepted; empty where none was."""
        return self.name.text().strip() if self.result() == QDialog.DialogCode.Accepted else ""
