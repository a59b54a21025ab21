"""The import: a preview to look at, and a page to say what unknown sheets hold; nothing is kept before "Import"."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QStackedLayout, QWidget

from ibdesk.domain.mapping import SheetMapping
from ibdesk.domain.proposal import Proposal, Trial
from ibdesk.domain.question import Answer
from ibdesk.ui.app.import_jobs import Previewed
from ibdesk.ui.app.session import Session
from ibdesk.ui.importing.import_files import FilesPage
from ibdesk.ui.importing.import_preview_page import FILES, PreviewPage
from ibdesk.ui.importing.mapping_draft import MappingDraft
from ibdesk.ui.importing.mapping_page import MappingPage
from ibdesk.ui.importing.work_strip import WorkStrip
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets import dialogs
from ibdesk.ui.widgets.drop import DropVeil, dropped_on, has_files
from ibdesk.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview, SheetShown

_WIDTH, _HEIGHT = 1360, 860
_LEAVE = (
    "What you said of these workbooks is not kept without importing them.",
    "Their sheets would have to be described again.",
    "Leave the import",
    "Go on with it",
)


class ImportDialog(QDialog):
    """Accepted means: keep `preview`. `reading_asked` carries decisions to read with, `sheet_asked` a workbook and a
    sheet, `proposal_asked` also heading rows or None, and whether it is about another table than those described;
    `mapping_finished` a workbook, a mapping and the same; `trial_asked` a workbook and a mapping, `cell_asked` a
    source and the BesideCell to show it in, `published_said` what is said of published tables.
    `password_asked` asks for those of the locked files, `more_asked` for more files: the paths that were dropped, or
    None where they are still to be chosen."""

    reading_asked = Signal(object)
    sheet_asked = Signal(str, str)
    cell_asked = Signal(object, object)
    password_asked = Signal()
    proposal_asked = Signal(str, str, object, bool)
    mapping_finished = Signal(str, object, bool)
    trial_asked = Signal(str, object)
    published_said = Signal(object)
    more_asked = Signal(object)

    def __init__(self, previewed: Previewed, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._workbook = ""
        self._sheet = ""
        self._beside = False
        self._drafts: dict[tuple[str, str, bool], MappingDraft] = {}
        self.setWindowTitle("Import workbooks")
        self.mapping_page = MappingPage(session.palette)
        self._pages = QStackedLayout(self)
        self.work = WorkStrip(session.work, self)
        self._pages.addWidget(self.mapping_page)
        self.mapping_page.heading_rows_asked.connect(self._want_rows)
        self.mapping_page.trial_asked.connect(self._try)
        self.mapping_page.finished.connect(self._use_mapping)
        self.mapping_page.left.connect(self._back)
        self.page = self._new_page(previewed)
        self._fit_into(parent)
        self.veil = DropVeil(self)
        self.setAcceptDrops(True)
        # PySide 6.9 keeps a reference to some closed dialogs, this one too: it keeps then no figures and no session.
        self.destroyed.connect(partial(dict.clear, vars(self)))

    def start(self) -> None:
        """Ask for what the first page shows; to be called once the signals are answered."""
        self.page.start()

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

    def show_preview(self, previewed: Previewed) -> None:
        """The same files, read again; what was looked at stays chosen."""
        before, self.page = self.page, self._new_page(previewed)
        looked_at = before.tabs.current
        self._pages.removeWidget(before)
        before.deleteLater()
        self.page.start()
        if looked_at in self.page.tabs.names and not previewed.preview.questions:
            self.page.tabs.show_tab(looked_at)
        files = self.page.tabs.made(FILES)
        if isinstance(files, FilesPage) and self._sheet:
            files.choose(self._workbook, self._sheet)

    def show_sheet(self, shown: SheetShown) -> None:
        """The cells of a sheet that was wanted."""
        files = self.page.tabs.made(FILES)
        if isinstance(files, FilesPage):
            files.show_sheet(shown)

    def show_proposal(self, proposal: Proposal) -> None:
        before = self._drafts.pop((self._workbook, self._sheet, self._beside), None)
        same = before is not None and before.proposal == proposal
        self.mapping_page.show_proposal(self._workbook, proposal, before if same else None)
        self._pages.setCurrentWidget(self.mapping_page)

    def show_trial(self, trial: Trial) -> None:
        self.mapping_page.show_trial(trial)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc while a sheet is being described goes back to the preview; nothing else is lost by it."""
        if event.key() == Qt.Key.Key_Escape and self.mapping_page.isVisible():
            self._back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event.mimeData()) and not self._session.work.busy and not self.mapping_page.isVisible():
            self.veil.show_words(dropped_on(event.mimeData()).words, self._session.palette)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Workbooks come beside those that are looked at; of others it is told in the list why they are not read."""
        self.veil.hide()
        event.acceptProposedAction()
        if files := dropped_on(event.mimeData()).files:
            self.more_asked.emit(files)

    def reject(self) -> None:
        """Cancel, Esc and the cross: what is being read is stopped, and everything stays as it was. What was said of
        sheets would be lost, so that is asked."""
        if self._said and not dialogs.decide(self, *_LEAVE):
            return
        if self._session.work.busy:
            self._session.work.cancel()
        super().reject()

    @property
    def _said(self) -> bool:
        """Whether a person has described a sheet here, or begun to."""
        return bool(self.preview.decisions.mappings or self._drafts or self._unfinished)

    @property
    def _unfinished(self) -> MappingDraft | None:
        return self.mapping_page.said if self.mapping_page.isVisible() else None

    def _new_page(self, previewed: Previewed) -> PreviewPage:
        page = PreviewPage(previewed, self._session.palette)
        page.answered.connect(self._answer)
        page.mapping_asked.connect(self._want_mapping)
        page.sheet_asked.connect(self.sheet_asked)
        page.cell_asked.connect(self.cell_asked)
        page.keeping_asked.connect(self._choose_kept)
        page.leaving_out_asked.connect(self._choose_hidden)
        page.keeping_first_asked.connect(self._keep_first)
        page.published_said.connect(self.published_said)
        page.password_asked.connect(self.password_asked)
        page.more_button.clicked.connect(lambda: self.more_asked.emit(None))
        page.accepted.connect(self.accept)
        page.cancelled.connect(self.reject)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        return page

    def _answer(self, answers: tuple[Answer, ...]) -> None:
        decisions = self.preview.decisions
        self.reading_asked.emit(replace(decisions, answers=decisions.answers + answers))

    def _choose_kept(self, keys: frozenset[Hashable], kept: bool) -> None:
        decisions = self.preview.decisions
        stay, come = decisions.kept, decisions.brought_back
        stay, come = (stay | keys, come - keys) if kept else (stay - keys, come | keys)
        self.reading_asked.emit(replace(decisions, kept=stay, brought_back=come))

    def _choose_hidden(self, workbook: str, sheet: str, left_out: bool) -> None:
        decisions = self.preview.decisions
        self._workbook, self._sheet = workbook, sheet
        before = decisions.without_hidden - {(workbook, sheet)}
        now = before | {(workbook, sheet)} if left_out else before
        self.reading_asked.emit(replace(decisions, without_hidden=now))

    def _keep_first(self, kept: bool) -> None:
        self.reading_asked.emit(replace(self.preview.decisions, keep_first_definitions=kept))

    def _want_mapping(self, workbook: str, sheet: str, beside: bool) -> None:
        self._workbook, self._sheet, self._beside = workbook, sheet, beside
        before = self._drafts.get((workbook, sheet, beside))
        self.proposal_asked.emit(workbook, sheet, before.proposal.rows if before is not None else None, beside)

    def _want_rows(self, first: int, last: int) -> None:
        draft = self.mapping_page.draft
        if draft is not None:
            self.proposal_asked.emit(self._workbook, draft.proposal.sheet, (first, last), self._beside)

    def _try(self, mapping: SheetMapping) -> None:
        self.trial_asked.emit(self._workbook, mapping)

    def _use_mapping(self, mapping: SheetMapping) -> None:
        self.mapping_finished.emit(self._workbook, mapping, self._beside)

    def _back(self) -> None:
        if (said := self._unfinished) is not None:
            self._drafts[self._workbook, self._sheet, self._beside] = said
        self._pages.setCurrentWidget(self.page)
        files = self.page.tabs.show_tab(FILES)
        assert isinstance(files, FilesPage)
        files.list.setFocus()
