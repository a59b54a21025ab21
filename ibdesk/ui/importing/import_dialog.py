"""The import: a preview to look at, and a page to say what unknown sheets hold; nothing is kept before "Import"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QPushButton, QStackedLayout, QWidget

from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.proposal import Proposal, Trial
from ibdesk.domain.question import Answer
from ibdesk.palette import Palette
from ibdesk.ui.importing.import_preview_page import FILES, PreviewPage
from ibdesk.ui.importing.mapping_page import MappingPage
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.window.tabs import Tabs

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview

_WIDTH, _HEIGHT = 1080, 600


class ImportDialog(QDialog):
    """Accepted means: keep `preview`. `read_again` carries decisions to read with, `proposal_wanted` a workbook, a
    sheet and heading rows or None, `trial_wanted` a workbook and a mapping."""

    read_again = Signal(object)
    proposal_wanted = Signal(str, str, object)
    trial_wanted = Signal(str, object)

    def __init__(
        self,
        preview: ImportPreview,
        known_before: bool,
        indicators: Sequence[Indicator],
        tokens: Palette,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._indicators = tuple(indicators)
        self._workbook = ""
        self.setWindowTitle("Import workbooks")
        self.mapping_page = MappingPage(tokens)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.mapping_page)
        self.mapping_page.rows_chosen.connect(self._want_rows)
        self.mapping_page.tried.connect(self._try)
        self.mapping_page.finished.connect(self._use_mapping)
        self.mapping_page.left.connect(self._back)
        self.page = self._show_page(preview, known_before)
        self._fit_into(parent)

    def _fit_into(self, parent: QWidget | None) -> None:
        """As large as the mapping page likes it, and never larger than the window."""
        room = parent.window().size() if parent is not None else QSize(_WIDTH, _HEIGHT)
        self.resize(min(_WIDTH, max(room.width() - 40, 640)), min(_HEIGHT, max(room.height() - 30, 420)))

    @property
    def preview(self) -> ImportPreview:
        return self.page.preview

    @property
    def tabs(self) -> Tabs:
        return self.page.tabs

    @property
    def sentence(self) -> Words:
        return self.page.sentence

    @property
    def import_button(self) -> QPushButton:
        return self.page.import_button

    @property
    def cancel_button(self) -> QPushButton:
        return self.page.cancel_button

    def show_preview(self, preview: ImportPreview, known_before: bool) -> None:
        """The same files, read again; a sheet whose changed heading is something else now is chosen."""
        before, self.page = self.page, self._show_page(preview, known_before)
        self._pages.removeWidget(before)
        before.deleteLater()

    def show_proposal(self, proposal: Proposal) -> None:
        self.mapping_page.show_proposal(self._workbook, proposal)
        self._pages.setCurrentWidget(self.mapping_page)

    def show_trial(self, trial: Trial) -> None:
        self.mapping_page.show_trial(trial)

    def _show_page(self, preview: ImportPreview, known_before: bool) -> PreviewPage:
        page = PreviewPage(preview, known_before, self._indicators, self._tokens)
        page.answered.connect(self._answer)
        page.mapping_wanted.connect(self._want_mapping)
        page.accepted.connect(self.accept)
        page.cancelled.connect(self.reject)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.focus_first()
        return page

    def _answer(self, answers: tuple[Answer, ...]) -> None:
        decisions = self.preview.decisions
        self.read_again.emit(replace(decisions, answers=decisions.answers + answers))

    def _want_mapping(self, workbook: str, sheet: str) -> None:
        self._workbook = workbook
        self.proposal_wanted.emit(workbook, sheet, None)

    def _want_rows(self, first: int, last: int) -> None:
        draft = self.mapping_page.draft
        if draft is not None:
            self.proposal_wanted.emit(self._workbook, draft.proposal.sheet, (first, last))

    def _try(self, mapping: SheetMapping) -> None:
        self.trial_wanted.emit(self._workbook, mapping)

    def _use_mapping(self, mapping: SheetMapping) -> None:
        decisions = self.preview.decisions
        others = tuple(each for each in decisions.mappings if each.sheet != mapping.sheet)
        self.read_again.emit(replace(decisions, mappings=(*others, mapping)))

    def _back(self) -> None:
        self._pages.setCurrentWidget(self.page)
        self.page.tabs.show_tab(FILES)
