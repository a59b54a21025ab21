"""Settings: the board's checks and thresholds, how it assesses, and how this computer shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ibdesk.domain.month import Month
from ibdesk.domain.settings import Assessing, BoardSettings
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import SMALL, TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.look.theme import TEXT_SIZES, Choice
from ibdesk.ui.settings.settings_fields import FolderRow, RuleList, combo_of, new_form, with_unit
from ibdesk.ui.settings.settings_values import (
    AMBER,
    NONE,
    THRESHOLDS,
    TOLERANCES,
    decided,
    from_words,
    held_words,
    read_number,
    read_whole,
    threshold_texts,
    tolerance_kind,
    tolerance_of,
    with_decision,
)
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.dialog_size import follow_text
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.tabs import Tabs
from ibdesk.ui.widgets.when_words import WHEN_BACKED_UP

if TYPE_CHECKING:
    from ibdesk.desk import Rule
    from ibdesk.ui.settings.board_page import BoardPage

BOARD, CHECKS = "The board", "Checks"
ASSESSMENT, COMPUTER = "Assessments and thresholds", "This computer"
USUAL, LEAST = QSize(1100, 620), QSize(820, 520)
_OF_THE_WINDOW = 0.95
AT_ONCE = "What you keep here is a step with your name; Undo takes it back."
_LOSE = "It is lost when the settings close.", "Close without keeping", "Go back"
WORKBOOKS, PACKS = "Workbooks come from", "Packs go to"
COLOUR_WORDS = {
    Choice.SYSTEM: "As the system",
    Choice.LIGHT: "Light",
    Choice.DARK: "Dark",
    Choice.HIGH_CONTRAST: "High contrast",
}


class SettingsDialog(QDialog):
    """Accepted means: keep `settings()` for the board, and `name`, `colours`, `text_percent` for this computer.

    What is changed about assessing holds from `month` on, the one that is looked at, or for every month. `board` is the
    page of what the board is, which keeps its changes itself."""

    backup_asked = Signal()

    def __init__(
        self,
        settings: BoardSettings,
        rules: Sequence[Rule],
        locked: str,
        own: tuple[str, Choice, int],
        month: Month | None,
        parent: QWidget | None = None,
        board: BoardPage | None = None,
        folders: tuple[Path | None, Path | None] = (None, None),
    ) -> None:
        super().__init__(parent)
        self._before, self._month = settings, month
        self.board = board
        self.workbooks, self.packs = FolderRow(WORKBOOKS, folders[0]), FolderRow(PACKS, folders[1])
        self.backups = LinkButton("Bring back a backup...")
        self.setWindowTitle("Settings")
        self.rules = RuleList(rules, settings.switched_off)
        self.thresholds = {field: QLineEdit(text) for field, text in threshold_texts(settings).items()}
        self.small_base = QLineEdit(str(settings.small_base))
        self.compare = QCheckBox("Without a target, compare with the same month last year")
        held = decided(settings, month)
        self.compare.setChecked(held.compare_without_target)
        kind, amount = tolerance_kind(held.tolerance)
        self.tolerance, self.amount = combo_of("Default tolerance", TOLERANCES, kind), QLineEdit(amount)
        self.holds = combo_of("What is changed here holds", from_words(month), from_words(month)[0])
        name, colours, percent = own
        self.name = QLineEdit(name)
        self.colours = combo_of("Colours", tuple(COLOUR_WORDS.values()), COLOUR_WORDS[colours])
        self.text_size = combo_of("Text size", tuple(f"{size} %" for size in TEXT_SIZES), f"{percent} %")
        self.hint, self.at_once = Words(size=SMALL, quiet=True), Words(AT_ONCE, SMALL, quiet=True)
        self.do, self.leave = make_primary(QPushButton("Keep these settings")), QPushButton("Cancel")
        make_quiet(self.leave)
        self._lay_out(locked)
        for field in (*self.thresholds.values(), self.small_base, self.amount, self.name):
            field.textChanged.connect(self._offer)
        self.tolerance.currentIndexChanged.connect(self._offer)
        self.do.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.backups.clicked.connect(self._ask_for_backup)
        self._offer()
        self._began = self._of_other_tabs()
        if board is not None:
            board.offered.connect(self._say_what_waits)

    def settings(self) -> BoardSettings:
        """ValueError, as a sentence, where a field holds no number."""
        numbers = {field: read_number(edit.text()) for field, edit in self.thresholds.items()}
        wanted = Assessing(
            tolerance_of(self.tolerance.currentText(), self.amount.text()),
            self.compare.isChecked(),
            None if self.holds.currentIndex() == self.holds.count() - 1 else self._month,
        )
        return replace(
            with_decision(self._before, wanted, self._month),
            switched_off=tuple(sorted(self.rules.switched_off)),
            small_base=read_whole(self.small_base.text()),
            big_change_percent=numbers["big_change_percent"],
            big_change_points=numbers["big_change_points"],
            big_change_deviations=numbers["big_change_deviations"],
        )

    @property
    def own(self) -> tuple[str, Choice, int]:
        """Name, colours, text size."""
        colours = next(choice for choice, words in COLOUR_WORDS.items() if words == self.colours.currentText())
        return self.name.text().strip(), colours, TEXT_SIZES[self.text_size.currentIndex()]

    def accept(self) -> None:
        if self._may_lose(self._typed()):
            super().accept()

    def reject(self) -> None:
        """Cancel leaves the settings that it stands under; Close, and what was typed into the board, may be a slip."""
        here = self.tabs.current == BOARD and self._of_other_tabs() != self._began
        if self._may_lose("; ".join(filter(None, (self._typed(), "the other tabs" if here else "")))):
            super().reject()

    def _typed(self) -> str:
        return self.board.typed.words if self.board is not None else ""

    def _may_lose(self, typed: str) -> bool:
        """Whether the dialog may close: nothing is typed and not kept, or the person says so."""
        return not typed or dialogs.decide(self, f"Not kept yet: {typed}.", *_LOSE)

    def _of_other_tabs(self) -> object:
        """What stands in the fields that are kept together, as far as it can be read."""
        try:
            settings: object = self.settings()
        except ValueError as error:
            settings = str(error)
        return settings, self.own, self.workbooks.folder, self.packs.folder

    def _ask_for_backup(self) -> None:
        self.reject()
        if self.isHidden():
            self.backup_asked.emit()

    def _say_what_waits(self) -> None:
        typed = self._typed()
        self.at_once.setText(f"Not kept yet: {typed}." if typed else AT_ONCE)

    def _offer(self) -> None:
        self.amount.setEnabled(self.tolerance.currentText() != NONE)
        try:
            why_not = self.settings().wrong()
        except ValueError as error:
            why_not = str(error)
        why_not = why_not or ("" if self.name.text().strip() else "Write the name that your edits shall carry.")
        self.do.setEnabled(not why_not)
        self.hint.setText(why_not)

    def _lay_out(self, locked: str) -> None:
        tabs = Tabs()
        pages: dict[str, QWidget] = {BOARD: self.board} if self.board is not None else {}
        pages |= {
            CHECKS: self.rules,
            ASSESSMENT: self._assessment(),
            COMPUTER: self._computer(),
        }
        for name, page in pages.items():
            tabs.add(name, partial(_scrolled if name in (ASSESSMENT, COMPUTER) else _itself, page))
            page.setEnabled(not locked or name in (COMPUTER, BOARD))
        self.tabs = tabs
        tabs.shown.connect(self._shown)
        head = stacked(Words("Settings", TITLE, strong=True), margins=(16, 0, 16, 0))
        if locked:
            head.addWidget(Words(locked))
        buttons = side_by_side((self.hint, 1), (self.at_once, 1), 0, self.leave, self.do, margins=(16, 4, 16, 0))
        stacked(head, (tabs, 1), buttons, on=self, margins=(0, 14, 0, 12), gap=8)
        tabs.start()
        window = self.parentWidget()
        room = USUAL if window is None else window.size() * _OF_THE_WINDOW
        self.resize((USUAL * text_scale()).boundedTo(room.expandedTo(LEAST)))
        follow_text(self)

    def _shown(self, name: str) -> None:
        """What stands under The board is kept there, row by row."""
        keeps_itself = name == BOARD
        self.do.setVisible(not keeps_itself)
        self.hint.setVisible(not keeps_itself)
        self.at_once.setVisible(keeps_itself)
        self.leave.setText("Close" if keeps_itself else "Cancel")

    def _assessment(self) -> QWidget:
        form, page = new_form()
        for field, words, unit in THRESHOLDS:
            form.addRow(words, with_unit(self.thresholds[field], unit))
        form.addRow("A percentage is of few children below", with_unit(self.small_base, "in its denominator"))
        form.addRow("Default tolerance", self.tolerance)
        form.addRow("", with_unit(self.amount, AMBER))
        form.addRow("", self.compare)
        form.addRow("What is changed here holds", self.holds)
        if history := held_words(self._before):
            form.addRow("", Words(f"{history}.", SMALL, quiet=True))
        return page

    def _computer(self) -> QWidget:
        form, page = new_form()
        self.name.setMaximumWidth(320)
        form.addRow("Your name", self.name)
        form.addRow("", Words("Comments, reasons and sign-offs from now on carry it.", SMALL, quiet=True))
        form.addRow("Colours", self.colours)
        form.addRow("Text size", self.text_size)
        form.addRow(WORKBOOKS, self.workbooks)
        form.addRow(PACKS, self.packs)
        form.addRow("Backups", self.backups)
        form.addRow("", Words(WHEN_BACKED_UP, SMALL, quiet=True))
        return page


def _itself(page: QWidget) -> QWidget:
    return page


def _scrolled(page: QWidget) -> QWidget:
    """Where the text is large a page is longer than the dialog may be."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(page)
    page.setAutoFillBackground(False)
    return area
