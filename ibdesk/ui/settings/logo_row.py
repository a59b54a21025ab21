"""The logo of a board's packs: as it is, another one, none."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from ibdesk.domain.logo import Logo
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets.keys import make_quiet

_WIDE, _TALL = 200, 72
NO_LOGO = "No logo. One stands at the head of the cover."


class LogoRow(QWidget):
    """`chosen` carries the file of a picture, `left` says that there shall be none."""

    chosen = Signal(Path)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture, self.words = QLabel(), Words(NO_LOGO, SMALL, quiet=True)
        self.picture.setAccessibleName("The logo")
        self.choose, self.take_away = QPushButton("Choose a logo..."), QPushButton("Take the logo away")
        for button in (self.choose, self.take_away):
            make_quiet(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.picture, 1)
        row.addWidget(self.words, 1)
        row.addWidget(self.choose)
        row.addWidget(self.take_away)
        self.choose.clicked.connect(self._ask)
        self.take_away.clicked.connect(self.left)

    def show_logo(self, logo: Logo | None, may_change: bool) -> None:
        """The logo as it is kept, or that there is none."""
        if logo is not None:
            shown = QPixmap()
            shown.loadFromData(logo.png)
            self.picture.setPixmap(
                shown.scaled(
                    _WIDE, _TALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        self.picture.setVisible(logo is not None)
        self.words.setVisible(logo is None)
        self.choose.setEnabled(may_change)
        self.take_away.setEnabled(may_change and logo is not None)

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)")
        if path:
            self.chosen.emit(Path(path))
