"""Overview: every indicator of the month as a card, with filters over them."""

from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ibdesk.domain.assessment import Status
from ibdesk.domain.wording import STATUS_WORDS
from ibdesk.ui.app.list_views import KeptFilters, officers, sections
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.overview.card_view import CardView
from ibdesk.ui.overview.filter_row import FilterRow, GroupButton, list_of_choices
from ibdesk.ui.overview.indicator_model import IndicatorFilter, IndicatorRows, Order, Role
from ibdesk.ui.overview.looking import Looking
from ibdesk.ui.paint.rag_mark import rag_mark
from ibdesk.ui.widgets.chips import Chip
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.tabs import LedPage

ALL_SECTIONS = "All sections"
ALL_OFFICERS = "All officers"
GROUPED = "grouped"


class OverviewTab(LedPage):
    """Where should I look?"""

    def __init__(self, session: Session, asks: TabAsks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._asks = session, asks
        self.model = IndicatorRows(self)
        self.shown = IndicatorFilter(self.model, self)
        self.find_field = self._make_find_field()
        self.chips = self._chips()
        self.section = list_of_choices("Section", 10)
        self.officer = list_of_choices("Responsible officer", 10)
        self.order = list_of_choices("Order", 10)
        self.order.addItems(list(Order))
        self.group = GroupButton(session.palette)
        self.group.setChecked(bool(asks.kept_view(GROUPED, None)))
        self._kept = KeptFilters(session, asks, "overview", ("", "", "", Order.PACK.value))
        choices = self.group, self.section, self.officer, self.order
        self.filters = FilterRow(self.find_field, tuple(self.chips.values()), choices)
        self.filters.setParent(self)  # before the cards: in this order Tab goes through them
        self.cards = CardView(self.shown, session.palette, self)
        self.looking = Looking(self, self.cards, session, asks)
        self.nothing = Words("No indicator fits these filters. Clear the search field or choose All.")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.leads = self.cards, self.find_field
        self._lay_out()
        self._connect()
        self._take_report()
        if self.group.isChecked():
            self._show_groups(True)

    def focus_find(self) -> None:
        self.find_field.begin()

    def begin_anew(self) -> None:
        """Everything, from the top, with the focus on the cards."""
        self.find_field.clear()
        self.chips[None].click()
        for combo in (self.section, self.officer):
            combo.setCurrentIndex(0)
        if codes := self.visible_codes():
            self._session.select(codes[0])
        self.cards.scrollToTop()
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_found(self) -> None:
        """Enter opens what was found, where it is one; else it goes on to the cards."""
        codes = self.visible_codes()
        if len(codes) == 1:
            self._asks.open_indicator(codes[0])
        elif codes:
            self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def visible_codes(self) -> list[str]:
        """The codes of the cards shown, in their order."""
        codes = (self.shown.index(row, 0).data(Role.CODE) for row in range(self.shown.rowCount()))
        return [code for code in codes if code is not None]

    def card_menu(self) -> QMenu | None:
        """What can be done with the current card."""
        page, board = self.cards.current_page, self._session.board
        if page is None or board is None:
            return None
        menu, code, month = QMenu(self), page.code, page.month
        menu.addAction("Quick look\tSpace", self.looking.turn)
        menu.addAction("Open the indicator's page\tEnter", lambda: self._asks.open_indicator(code))
        menu.addSeparator()
        menu.addAction("Where does this number come from?\tF3", lambda: self._asks.show_origin(code, month))
        correct = menu.addAction("Correct this figure...\tF2", lambda: self._asks.correct_figure(code, month))
        correct.setEnabled(not board.read_only_reason)
        assess = menu.addAction("Change the assessment...\tF4", self._asks.change_assessment)
        assess.setEnabled(not board.locked_reason)
        problems = menu.addAction("Show its problems", lambda: self._asks.show_problems_of(code))
        problems.setEnabled(bool(page.problems))
        return menu

    def _show_menu(self, at: QPoint) -> None:
        if (menu := self.card_menu()) is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _show_groups(self, grouped: bool) -> None:
        self.shown.set_grouped(grouped)
        self.cards.show_groups(grouped)
        self.cards.show_code(self._session.selected)

    def _group(self, grouped: bool) -> None:
        self._asks.kept_view(GROUPED, "yes" if grouped else "")
        self._show_groups(grouped)

    def _make_find_field(self) -> FindField:
        return FindField("Find an indicator (Ctrl+F)", "Find an indicator by code, name, section or officer")

    def _chips(self) -> dict[Status | None, Chip]:
        chips: dict[Status | None, Chip] = {None: Chip("All", None, self._session.palette)}
        for status in Status:
            chips[status] = Chip(STATUS_WORDS[status], rag_mark(status), self._session.palette)
        group = QButtonGroup(self)
        for wanted, chip in chips.items():
            group.addButton(chip)
            chip.clicked.connect(partial(self.shown.set_status, wanted))
        chips[None].setChecked(True)
        return chips

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filters)
        cards = QHBoxLayout()
        cards.setContentsMargins(14, 2, 4, 0)
        cards.addWidget(self.cards)
        whole.addLayout(cards, 1)
        whole.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        session = self._session
        self.find_field.entered.connect(self._open_found)
        self.find_field.left.connect(self.cards.setFocus)
        self.find_field.textChanged.connect(self.shown.set_text)
        self.section.currentIndexChanged.connect(lambda at: self.shown.set_section(self.section.currentData()))
        self.officer.currentIndexChanged.connect(lambda at: self.shown.set_officer(self.officer.currentData()))
        self.order.currentTextChanged.connect(lambda words: self.shown.set_order(Order(words)))
        self.order.currentTextChanged.connect(self._note)
        self.shown.filter_changed.connect(self._filtered)
        self.cards.indicator_asked.connect(self._asks.open_indicator)
        self.cards.current_code_changed.connect(self._choose)
        self.cards.menu_asked.connect(self._show_menu)
        self.group.toggled.connect(self._group)
        session.report_changed.connect(self._take_report)
        session.selection_changed.connect(self.cards.show_code)
        session.palette_changed.connect(self._take_palette)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._session.select(self._session.selected)  # this month's figure, whatever was chosen elsewhere
        self._filtered()

    def _take_report(self) -> None:
        report = self._session.report
        pages = report.pages if report else ()
        self.model.set_pages(pages)
        self.cards.data_replaced()
        _fill(self.section, ALL_SECTIONS, sections(pages))
        _fill(self.officer, ALL_OFFICERS, officers(pages))
        if kept := self._kept.begin():
            self._show_kept(*kept)
        self._show_counts()
        self.cards.show_code(self._session.selected)
        self.looking.follow()

    def _show_kept(self, status: str, section: str, officer: str, order: str) -> None:
        """The filters and the order that were chosen another day, as far as there still are such."""
        for combo, words in ((self.section, section), (self.officer, officer), (self.order, order)):
            combo.setCurrentIndex(max(0, combo.findText(words)))
        wanted = next((each for each in Status if each.value == status), None)
        if self.isVisible() or self.shown.status is not wanted:  # else they are looked through when they are shown
            self.chips[wanted].click()

    def _note(self) -> None:
        shown = self.shown
        status = shown.status.value if shown.status is not None else ""
        self._kept.note(status, shown.section or "", shown.officer or "", shown.order.value)

    def _choose(self, code: str) -> None:
        """A card becomes the current one where it is chosen here; a tab that is not shown chooses nothing."""
        if self.isVisible():
            self._session.select(code)

    def _filtered(self) -> None:
        """The current indicator is one that is seen: where the filters leave it out, the first card becomes it."""
        self._note()
        self._show_counts()
        codes, selected = self.visible_codes(), self._session.selected
        if self.isVisible() and not codes:
            self._session.selection.choose(None)  # what is not seen is not acted on
        elif self.isVisible() and (selected not in codes or self._session.selection.figure is None):
            self._session.select(selected if selected in codes else codes[0])
        self.cards.show_code(self._session.selected)

    def _take_palette(self) -> None:
        for chip in self.chips.values():
            chip.set_tokens(self._session.palette)
        self.group.set_tokens(self._session.palette)
        self.cards.set_tokens(self._session.palette)
        self.looking.follow()

    def _show_counts(self) -> None:
        for status, count in self.shown.counts().items():
            self.chips[status].set_count(count)
        self.filters.fit()
        empty = self.shown.rowCount() == 0
        self.cards.setVisible(not empty)
        self.nothing.setVisible(empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.looking.place()


def _fill(combo: QComboBox, everything: str, names: list[str]) -> None:
    """The names behind "all"; what was chosen stays chosen where it is still there. Only where it is not, the combo
    says so: each name would be a change of its own."""
    chosen = combo.currentData()
    before = [combo.itemText(at) for at in range(combo.count())]
    if before == [everything, *names]:
        return
    with QSignalBlocker(combo):
        combo.clear()
        combo.addItem(everything, None)
        for name in names:
            combo.addItem(name, name)
        combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen else 0)
    if combo.currentData() != chosen:
        combo.currentIndexChanged.emit(combo.currentIndex())
