"""The preview of an import: what was recognised, what is asked, which figures would change, what is wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from ibdesk.palette import Palette
from ibdesk.ui.app.import_jobs import Previewed
from ibdesk.ui.importing.beside_cell import BesideCell
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_problems import ImportProblems, all_problems, own_problems
from ibdesk.ui.importing.import_words import (
    figures_sentence,
    figures_title,
    left_out_sentence,
    others_words,
    problems_sentence,
    stray_month_sentence,
    title,
)
from ibdesk.ui.importing.news_page import NewsPage
from ibdesk.ui.importing.published_news import whole_sentence
from ibdesk.ui.importing.published_page import PublishedPage
from ibdesk.ui.importing.question_list import QuestionList
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.keys import make_quiet, tab_on_from
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from ibdesk.desk.published_look import PublishedLook

FILES, QUESTIONS, FIGURES, PROBLEMS = "What was read", "Questions", "Figures", "Problems"
PUBLISHED = "Published tables"


class PreviewPage(QWidget):
    """`answered` carries answers to questions, `mapping_asked` and `sheet_asked` a workbook's and a sheet's name, the
    one also whether it is about another table, `leaving_out_asked` whether its hidden cells are left out,
    `cell_asked` a source and where to show it, `keeping_asked` keys of figures and whether the board's stay,
    `published_said` what is said of published tables, `keeping_first_asked` whether the
    definitions that the board started from stay beside the workbook's."""

    answered = Signal(object)
    mapping_asked = Signal(str, str, bool)
    sheet_asked = Signal(str, str)
    leaving_out_asked = Signal(str, str, bool)
    cell_asked = Signal(object, object)
    keeping_asked = Signal(object, bool)
    keeping_first_asked = Signal(bool)
    published_said = Signal(object)
    password_asked = Signal()
    accepted = Signal()
    cancelled = Signal()

    def __init__(self, previewed: Previewed, tokens: Palette) -> None:
        super().__init__()
        preview, known = previewed.preview, previewed.indicators
        self.preview, self._previewed = preview, previewed
        self._published = previewed.published
        self._tokens = tokens
        self._indicators = {indicator.code: indicator for indicator in (*known, *preview.records.indicators)}
        of_tables = self._published is not None and not preview.figures and preview.adds_something
        said = whole_sentence(self._published) if self._published and of_tables else figures_sentence(preview)
        self.sentence = Words(said)
        self.definitions = Words(preview.definitions.sentence)
        self.keep_first = QCheckBox("Keep those that the board started from as well")
        self.keep_first.setChecked(preview.decisions.keep_first_definitions)
        self.keep_first.clicked.connect(self.keeping_first_asked)
        self.tabs = self._tabs()
        self.tabs.shown.connect(self._tab_on)
        self.tabs.shown.connect(self._start_files)
        self.import_button = make_primary(QPushButton(title(preview)))
        self.cancel_button = QPushButton("Cancel")
        self.more_button = QPushButton("Add workbooks...")
        make_quiet(self.cancel_button, self.more_button)
        self._lay_out()
        self.import_button.setEnabled(preview.adds_something and not previewed.waits)
        self.import_button.setDefault(self.import_button.isEnabled())
        self.import_button.clicked.connect(self.accepted)
        self.cancel_button.clicked.connect(self.cancelled)

    def start(self) -> None:
        """Show the first tab, and go to what comes next: importing, where it can be done and nothing is asked."""
        first = PUBLISHED if self._published is not None else FILES
        self.tabs.show_tab(QUESTIONS if self.preview.questions else first)
        files = self.tabs.made(FILES)
        asked = self.tabs.made(QUESTIONS) if self.preview.questions else None
        if isinstance(asked, BesideCell) and isinstance(asked.main, QuestionList):
            asked.main.focus_first()
        elif isinstance(published := self.tabs.made(PUBLISHED), PublishedPage) and not published.look.is_said:
            published.focus_first()
        elif self.preview.adds_something:
            self.import_button.setFocus()
        elif isinstance(files, FilesPage) and files.current() is not None:
            files.panel.make_saying_primary()
        else:
            self.cancel_button.setFocus()

    def set_tokens(self, tokens: Palette) -> None:
        """For what is made from now on: what is there is told by itself."""
        self._tokens = tokens

    def _tabs(self) -> Tabs:
        tabs = Tabs()
        if self._published is not None:
            tabs.add(PUBLISHED, partial(self._published_page, self._published))
        tabs.add(FILES, self._files)
        if self.preview.questions:
            tabs.add(QUESTIONS, self._questions)
            tabs.set_title(QUESTIONS, f"{QUESTIONS} ({len(self.preview.questions):,})")
        tabs.add(FIGURES, self._figures)
        tabs.add(PROBLEMS, self._problems)
        tabs.set_title(FIGURES, figures_title(self.preview))
        waiting = sum(each.is_open for each in own_problems(self._previewed))
        tabs.set_title(PROBLEMS, f"{PROBLEMS} ({waiting:,})" if waiting else PROBLEMS)
        return tabs

    def _files(self) -> QWidget:
        page = FilesPage(self.preview, own_problems(self._previewed), self._tokens)
        page.mapping_asked.connect(self.mapping_asked)
        page.sheet_asked.connect(self.sheet_asked)
        page.leaving_out_asked.connect(self.leaving_out_asked)
        page.password_asked.connect(self.password_asked)
        return page

    def _published_page(self, look: PublishedLook) -> QWidget:
        page = PublishedPage(look, self.preview, tuple(self._indicators.values()), self._tokens)
        page.said.connect(self.published_said)
        return page

    def _tab_on(self, shown: str) -> None:
        """From a page that was made late to the buttons below it."""
        page = self.tabs.made(shown)
        if page is not None:
            tab_on_from(page, self.more_button, self.cancel_button, self.import_button)

    def _start_files(self, shown: str) -> None:
        """Once it is in its place the page asks for what it shows."""
        page = self.tabs.made(FILES)
        if shown == FILES and isinstance(page, FilesPage):
            page.start()

    def _questions(self) -> QWidget:
        from ibdesk.desk.months_for_good import can_be_for_good

        questions = self.preview.questions
        page = QuestionList(questions, [each for each in questions if can_be_for_good(each, self.preview)])
        page.answered.connect(self.answered)
        beside = self._beside(page)
        page.reached.connect(beside.look_at)
        beside.look_at(self.preview.questions[0].source)
        return beside

    def _figures(self) -> QWidget:
        if not (self.preview.figures or self.preview.other_changes):
            others = others_words(self.preview.records)
            what = f"There is {others} in what was read, and" if others else "In what was read there is"
            return _said(f"{what} no figure of an indicator as a whole.")
        page = NewsPage(self.preview, self._indicators, self._tokens)
        page.keeping_asked.connect(self.keeping_asked)
        return page

    def _problems(self) -> QWidget:
        if not all_problems(self._previewed):
            return _said("The checks found no problems.")
        names = {code: indicator.name for code, indicator in self._indicators.items()}
        problems = ImportProblems(self._previewed, names, self._tokens)
        beside = self._beside(problems)
        problems.chosen.connect(lambda problem: beside.look_at(problem.source if problem else None))
        first = problems.current()
        beside.look_at(first.source if first else None)
        return beside

    def _beside(self, main: QWidget) -> BesideCell:
        beside = BesideCell(main, self._tokens)
        beside.cell_asked.connect(lambda source: self.cell_asked.emit(source, beside))
        return beside

    def _lay_out(self) -> None:
        head = stacked(Words(title(self.preview), TITLE, strong=True), self.sentence, margins=(16, 0, 16, 0), gap=3)
        wanted = (self.definitions, self.preview.definitions.sentence), (self.keep_first, self.preview.can_keep_first)
        for part, is_wanted in wanted:
            head.addWidget(part)  # also what is not shown: Qt lets go only what has its place in a window
            if not is_wanted:
                part.setVisible(False)
        if said := stray_month_sentence(self.preview):
            head.addWidget(Words(said, strong=True))
        for said in (
            left_out_sentence(self.preview),
            problems_sentence(self.preview) if self.preview.adds_something and not self._previewed.waits else "",
        ):
            if said:
                head.addWidget(Words(said, quiet=True))
        buttons = side_by_side(self.more_button, 1, self.cancel_button, self.import_button, margins=(16, 4, 16, 0))
        stacked(head, (self.tabs, 1), buttons, on=self, margins=(0, 14, 0, 12), gap=8)


def _said(words: str) -> QWidget:
    label = Words(words, quiet=True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
