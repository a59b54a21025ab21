"""The preview of an import: what was recognised, what is asked, what would change, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.palette import Palette
from ibdesk.ui.importing.import_files import FilesPage, items, table, with_room
from ibdesk.ui.importing.import_words import CHANGE_HEADINGS, change_rows, counted, figures_sentence, title
from ibdesk.ui.importing.question_list import QuestionList
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.look.style import make_primary, make_quiet
from ibdesk.ui.problems.problem_list import ProblemList
from ibdesk.ui.window.tabs import Tabs

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview

FILES, QUESTIONS, CHANGES, PROBLEMS = "What was read", "Questions", "Changed figures", "Problems"


class PreviewPage(QWidget):
    """`answered` carries answers to questions, `mapping_wanted` a workbook's and a sheet's name."""

    answered = Signal(object)
    mapping_wanted = Signal(str, str)
    accepted = Signal()
    cancelled = Signal()

    def __init__(
        self, preview: ImportPreview, known_before: bool, indicators: Sequence[Indicator], tokens: Palette
    ) -> None:
        super().__init__()
        self.preview = preview
        self._tokens = tokens
        self._indicators = {indicator.code: indicator for indicator in (*indicators, *preview.records.indicators)}
        self.sentence = Words(figures_sentence(preview, known_before))
        self.tabs = self._tabs()
        self.import_button = make_primary(QPushButton(title(preview)))
        self.cancel_button = QPushButton("Cancel")
        make_quiet(self.cancel_button)
        self._lay_out()
        self.import_button.setEnabled(preview.usable)
        self.import_button.setDefault(preview.usable)
        self.import_button.clicked.connect(self.accepted)
        self.cancel_button.clicked.connect(self.cancelled)

    def focus_first(self) -> None:
        """On what comes next: importing, where it can be done and nothing is asked."""
        files = self.tabs.made(FILES)
        if self.preview.usable:
            self.import_button.setFocus()
        elif isinstance(files, FilesPage) and self.tabs.current == FILES and files.say_button.isEnabled():
            make_primary(files.say_button)
            files.say_button.setFocus()
        elif self.tabs.current != QUESTIONS:
            self.cancel_button.setFocus()

    def _tabs(self) -> Tabs:
        tabs = Tabs()
        tabs.add(FILES, self._files)
        if self.preview.questions:
            tabs.add(QUESTIONS, self._questions)
            tabs.set_title(QUESTIONS, f"{QUESTIONS} ({len(self.preview.questions):,})")
        tabs.add(CHANGES, self._changes)
        tabs.add(PROBLEMS, self._problems)
        tabs.set_title(CHANGES, f"{CHANGES} ({self.preview.changed:,})")
        tabs.set_title(PROBLEMS, f"{PROBLEMS} ({len(self.preview.problems):,})")
        if self.preview.questions:
            tabs.show_tab(QUESTIONS)
        else:
            tabs.start()
        return tabs

    def _files(self) -> QWidget:
        page = FilesPage(self.preview.files)
        page.mapping_wanted.connect(self.mapping_wanted)
        return page

    def _questions(self) -> QWidget:
        page = QuestionList(self.preview.questions)
        page.answered.connect(self.answered)
        return page

    def _changes(self) -> QWidget:
        model = QStandardItemModel(0, len(CHANGE_HEADINGS))
        model.setHorizontalHeaderLabels(list(CHANGE_HEADINGS))
        for row in change_rows(self.preview, self._indicators):
            model.appendRow(items(row, right=(4, 5)))
        if not self.preview.changes:
            return _said("No figure that the board has already would change.")
        view = table(model)
        view.setRootIsDecorated(False)
        view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return with_room(view)

    def _problems(self) -> QWidget:
        if not self.preview.problems:
            return _said("The checks found no problems.")
        names = {code: indicator.name for code, indicator in self._indicators.items()}
        problems = ProblemList(self._tokens)
        problems.show_problems(self.preview.problems, names)
        return problems

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 14, 0, 12)
        rows.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(3)
        head.addWidget(Words(title(self.preview), TITLE, strong=True))
        head.addWidget(self.sentence)
        for line in self._notes():
            head.addWidget(line)
        rows.addLayout(head)
        rows.addWidget(self.tabs, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 4, 16, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.import_button)
        rows.addLayout(buttons)

    def _notes(self) -> list[Words]:
        if not self.preview.usable:
            reasons = [f"{file.name}: {file.error}" for file in self.preview.files if file.error]
            return [Words("\n".join(reasons))] if reasons else []
        problems = len(self.preview.problems)
        noted = f"{counted(problems, 'problem')} found. Importing keeps every figure and lists them under Problems."
        return [Words(noted, quiet=True)] if problems else []


def _said(words: str) -> QWidget:
    label = Words(words, quiet=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
