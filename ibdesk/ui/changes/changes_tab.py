"""Changes: what is told differently from the last pack, and the figures that changed since it or any other step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ibdesk.domain.board import Records
from ibdesk.domain.report.pack_changes import turned_text
from ibdesk.domain.report.restatements import Changes
from ibdesk.domain.seal import Seal, WentOut
from ibdesk.ui.app.session import Session
from ibdesk.ui.app.tab_asks import TabAsks
from ibdesk.ui.changes.change_rows import change_rows, nothing_words, pack_rows, summary_words
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.cell_model import Row
from ibdesk.ui.widgets.cell_table import CellTable
from ibdesk.ui.widgets.changed_figure import COLUMNS
from ibdesk.ui.widgets.find_field import FindField
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.laid_out import side_by_side, stacked
from ibdesk.ui.widgets.tabs import LedPage
from ibdesk.ui.widgets.when_words import short_day_words

if TYPE_CHECKING:
    from ibdesk.desk import Desk


LAST_IMPORT = -1
_SINCE_LONG = len("the last pack: August 2014, signed off 12 Sep")  # letters are narrower than their mean
NO_PACK = "the last pack: none has gone out yet"


class Since(Struct, frozen=True):
    """A step to compare with; `step` None is the last pack."""

    words: str
    step: int | None


class ChangesAnswer(Struct, frozen=True):
    """What the worker found: the steps to choose from, and the changes since the chosen one; `of_report` where these
    are the report's own."""

    steps: tuple[Since, ...]
    changes: Changes
    of_report: bool = False


def since_steps(records: Records, steps: Sequence[tuple[int, str, str]], last_import: int | None) -> tuple[Since, ...]:
    """The packs that went out, the last one first, before the last import, then after any step; `steps` are (number,
    what, at), oldest first."""
    seals = sorted((seal for seal in records.seals if isinstance(seal, Seal | WentOut)), key=lambda seal: -seal.step)
    found = [
        Since(
            f"the {'last ' * (not at)}pack: {seal.month.long}, {_went_out(seal)} {short_day_words(seal.at)}", seal.step
        )
        for at, seal in enumerate(seals)
    ]
    if last_import is not None:
        at = next(at for number, _, at in steps if number == last_import)
        found.append(Since(f"before the last import, {short_day_words(at)}", last_import - 1))
    known = {seal.step for seal in seals}
    found += [
        Since(f"{short_day_words(at)}: {_shortened(what)}", number)
        for number, what, at in reversed(steps)
        if number not in known
    ]
    return tuple(found)


def _went_out(seal: Seal | WentOut) -> str:
    return "signed off" if isinstance(seal, Seal) else "exported as final"


def _shortened(what: str) -> str:
    return what if len(what) <= 60 else what[:59].rstrip() + "\u2026"


class ChangesTab(LedPage):
    """Asks the board only while shown."""

    def __init__(self, session: Session, asks: TabAsks) -> None:
        super().__init__()
        self._session = session
        self._changes: Changes | None = None
        self._of_report = False
        self._stale = True
        self._filling = False
        self._own_since: int | None = None
        self.since, self.only_colours = QComboBox(), QCheckBox("Only those that change a colour")
        self.search = FindField("Find a change (Ctrl+F)", "Find changes by code, name, month or cell", 18)
        self.summary = Words(quiet=True)
        self.summary.setWordWrap(False)
        self.turned = Words(quiet=True)
        self.table = CellTable("Changed figures", COLUMNS, session.palette)
        self.nothing = Words(quiet=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.keep_widths(asks.kept_view)
        self.leads = self.table, self.since
        self._lay_out()
        self.since.currentIndexChanged.connect(self._since_chosen)
        self.only_colours.toggled.connect(self._show_rows)
        self.search.textChanged.connect(self._show_rows)
        self.search.entered.connect(self.table.setFocus)
        self.search.left.connect(self.table.setFocus)
        self.table.opening_asked.connect(lambda subject: asks.open_indicator(subject[0]))
        self.table.chosen.connect(self._follow)
        session.report_changed.connect(self._report_changed)

    def focus_find(self) -> None:
        self.search.begin()

    def show_last_import(self) -> None:
        """What the last import changed, whatever went out before it."""
        self.only_colours.setChecked(False)
        self.search.clear()
        self._ask(LAST_IMPORT)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._session.select(self._session.selected)
        if self._stale:
            self._ask()
        else:
            self._follow(self.table.current())

    def _report_changed(self) -> None:
        self._stale = True
        if self.since.currentData() == self._own_since:
            self._filling = True
            self.since.setCurrentIndex(-1)  # the report's own base is another one now
            self._filling = False
        if self.isVisible():
            self._ask()

    def _since_chosen(self) -> None:
        if not self._filling:
            self._ask()

    def _ask(self, since: int | None = None) -> None:
        desk, board = self._session.desk, self._session.board
        if desk is None or board is None:
            return
        self._stale = False
        step, as_at, report = since or self.since.currentData(), board.as_at, self._session.report
        # As the tab's title and the pages count them, until another step is chosen.
        own = report.changes if report is not None and step in (None, self._own_since) else None
        self._own_since = own.since if own is not None else self._own_since
        self._session.work.ask(lambda progress: _found(desk, step, as_at, own), self._show_answer)

    def _show_answer(self, answer: ChangesAnswer) -> None:
        self._filling = True
        self.since.clear()
        for each in answer.steps:
            self.since.addItem(each.words, each.step)
        at = self.since.findData(answer.changes.since)
        if at < 0 and answer.changes.since == 0:
            self.since.insertItem(0, NO_PACK, None)
            at = 0
        self.since.setCurrentIndex(at)
        self._filling = False
        self._changes, self._of_report = answer.changes, answer.of_report
        self._show_rows()

    def _show_rows(self) -> None:
        report, changes = self._session.report, self._changes
        if changes is None or report is None:
            return
        names = {page.code: page.indicator.name for page in report.pages}
        only_colours = self.only_colours.isChecked()
        if self._of_report:
            rows = pack_rows(report, names, only_colours)
        else:
            rows = change_rows(changes, names, report.month, only_colours)
        looked_for = self.search.text().casefold().split()
        rows = tuple(row for row in rows if _has(row, looked_for))
        turned = turned_text(report) if self._of_report else ""
        self.turned.setText(turned)
        self.turned.setVisible(bool(turned))
        selected, is_first = self._session.selected, self.table.current() is None
        of_it = next((row.subject for row in rows if row.subject[0] == selected), None)  # type: ignore[index]
        self.table.show_rows(rows)
        if is_first and of_it is not None:
            self.table.choose(of_it)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.summary.setText(summary_words(changes, report.month))
        hidden = bool(changes.restatements or turned)
        self.summary.setVisible(bool(rows) or hidden)  # else the words in the middle say it
        if not rows and looked_for and self.isVisible():
            self._session.selection.choose(None)  # what is not seen is not acted on
        none = "No change turns an assessment into another." if hidden else nothing_words(changes, report.month)
        self.nothing.setText("No change fits what you look for." if looked_for and hidden else none)

    def _follow(self, subject: object) -> None:
        """The chosen row's figure becomes the current one; a tab that is not shown chooses nothing."""
        if isinstance(subject, tuple) and self.isVisible():
            code, month, _ = subject
            self._session.selection.choose(code, month)

    def _lay_out(self) -> None:
        label = Words("Changes since")
        label.setWordWrap(False)
        label.setBuddy(self.since)
        self.since.setAccessibleName("Changes since")
        self.since.setMinimumContentsLength(_SINCE_LONG)
        self.since.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        compared = QWidget()  # of one piece: a line never ends between the words and what they are about
        side_by_side(label, self.since, on=compared, margins=0, gap=10)
        bar = QWidget()
        row = FlowLayout(bar, 10, 6)
        row.setContentsMargins(14, 10, 14, 8)
        for part in (self.search, compared, self.only_colours, self.summary):
            row.addWidget(part)
        below = side_by_side(self.turned, margins=(14, 0, 14, 8))
        listed = side_by_side(self.table, self.nothing, margins=(14, 0, 4, 0))
        stacked(bar, below, (listed, 1), on=self, margins=0, gap=0)


def _has(row: Row, words: Sequence[str]) -> bool:
    """Whether all of the words are in the row."""
    told = " ".join(cell.spoken for cell in row.cells).casefold()
    return all(word in told for word in words)


def _found(desk: Desk, step: int | None, as_at: int | None, own: Changes | None) -> ChangesAnswer:
    """On the worker's thread; `own` are the report's changes, where these are what is asked for."""
    from ibdesk.desk import StepKind

    known = [each for each in desk.history.steps() if as_at is None or each.number <= as_at]
    if step is not None and step > len(known):
        step = None
    imports = [each.number for each in known if each.kind is StepKind.IMPORT and not each.undone]
    told = [(each.number, each.what, each.at) for each in known]
    earlier = [number for number in imports if desk.board.records(number - 1).months]
    if step == LAST_IMPORT:
        step = earlier[-1] - 1 if earlier else None
    steps = since_steps(desk.board.records(as_at), told, earlier[-1] if earlier else None)
    if own is not None:
        return ChangesAnswer(steps, own, of_report=True)
    return ChangesAnswer(steps, desk.history.restated(as_at) if step is None else desk.history.changes(step, as_at))
