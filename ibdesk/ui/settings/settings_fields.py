"""Parts that the pages of the settings are made of: forms, fields, a folder, the logo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ibdesk.domain.house_style import Logo
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.labels import ElidedLabel


def new_form() -> tuple[QFormLayout, QWidget]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(16, 16, 16, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    return form, page


def with_unit(field: QLineEdit, unit: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    field.setFixedWidth(90)
    field.setAccessibleName(unit)
    row.addWidget(field)
    row.addWidget(Words(unit, quiet=True), 1)
    return holder


def combo_of(name: str, words: Sequence[str], chosen: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.addItems(list(words))
    combo.setCurrentIndex(words.index(chosen))
    combo.setMaximumWidth(320)
    return combo


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
