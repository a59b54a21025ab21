"""A folder that this computer remembers, and a button to choose another one."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.labels import ElidedLabel


class FolderRow(QWidget):
    """`folder` is None as long as none was ever used; then the documents' own is."""

    def __init__(self, name: str, folder: Path | None) -> None:
        super().__init__()
        self.folder = folder
        self.words = ElidedLabel()
        self.choose = QPushButton("Choose...")
        self.choose.setAccessibleName(f"{name}: choose another folder")
        make_quiet(self.choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose)
        self.choose.clicked.connect(self._choose)
        self._tell()

    def _choose(self) -> None:
        chosen = dialogs.ask_folder(self, self.folder or dialogs.documents())
        if chosen is not None:
            self.folder = chosen
            self._tell()

    def _tell(self) -> None:
        self.words.setText(str(self.folder or dialogs.documents()))
