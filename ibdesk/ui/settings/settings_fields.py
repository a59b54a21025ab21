"""Parts that the pages of the settings are made of: forms, fields, a folder, the logo, and the checks of a board, each
to be switched on or off with its help beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from ibdesk.domain.house_style import Logo
from ibdesk.domain.problem import Severity
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.ui.look.lettering import HEADING, SMALL, Words, curled
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import side_by_side, stacked

if TYPE_CHECKING:
    from ibdesk.desk import Rule


def new_form() -> tuple[QFormLayout, QWidget]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(16, 16, 16, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    return form, page


def with_unit(field: QLineEdit, unit: str) -> QWidget:
    holder = QWidget()
    row = side_by_side(on=holder, margins=0, gap=9)
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
        side_by_side((self.words, 1), self.choose, on=self, margins=0, gap=9)
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
        side_by_side((self.picture, 1), (self.words, 1), self.choose, self.take_away, on=self, margins=0)
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


ERRORS_STAY = "What must be fixed is told all the same; switched off, this check only stays silent about the rest."
NO_ERRORS = "Switched off, this check says nothing."


class RuleList(QWidget):
    """A tick means: tell me."""

    def __init__(self, rules: Sequence[Rule], switched_off: Iterable[str]) -> None:
        super().__init__()
        self._rules, off = tuple(rules), frozenset(switched_off)
        self.list = QListWidget()
        self.list.setAccessibleName("Checks that are made")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title, self.severity = Words(size=HEADING, strong=True), Words(size=SMALL, quiet=True)
        self.help, self.effect = Words(), Words(size=SMALL, quiet=True)
        for rule in self._rules:
            item = QListWidgetItem(curled(rule.title), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if rule.name in off else Qt.CheckState.Checked)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_help)
        self.list.setCurrentRow(0)

    @property
    def switched_off(self) -> tuple[str, ...]:
        return tuple(
            rule.name
            for at, rule in enumerate(self._rules)
            if self.list.item(at).checkState() is Qt.CheckState.Unchecked
        )

    def _show_help(self, at: int) -> None:
        if not 0 <= at < len(self._rules):
            return
        rule = self._rules[at]
        self.title.setText(rule.title)
        self.severity.setText(SEVERITY_WORDS[rule.severity])
        self.help.setText(rule.help)
        self.effect.setText(ERRORS_STAY if rule.severity is Severity.ERROR else NO_ERRORS)

    def _lay_out(self) -> None:
        words = stacked(self.title, self.severity, self.help, self.effect, 1, gap=4)
        side_by_side((self.list, 5), (words, 6), on=self, margins=(16, 12, 16, 0), gap=18)
