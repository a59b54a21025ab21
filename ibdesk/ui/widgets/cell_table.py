"""A table of ready words on screen: whole rows are chosen, Enter opens one, what is chosen can be copied."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame

from ibdesk.palette import Palette
from ibdesk.ui.look.lettering import lettered
from ibdesk.ui.widgets.cell_look import SIDE, CellDelegate, CellHeader
from ibdesk.ui.widgets.cell_model import CellModel, CellRole, Column, Row
from ibdesk.ui.widgets.copied_cells import CopyingTable

_ROOM = 11
_NARROWEST_SHARE = 60
_LEAST_CHARACTERS = 20  # of a column with a share, for which those that can be spared go


class CellTable(CopyingTable):
    """`opening_asked` carries the subject of the row on which Enter or a double click fell; `chosen` that of the
    current. `drawn` carries the widths that the person drew, to be given to `take_widths` another day."""

    opening_asked = Signal(object)
    chosen = Signal(object)
    drawn = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column], tokens: Palette) -> None:
        super().__init__()
        self.cells = CellModel(columns)
        self._look = CellDelegate(tokens, self)
        self.setModel(self.cells)
        self.setItemDelegate(self._look)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self._headings = CellHeader(tokens, self)
        self._drawn: dict[int, float] = {}  # in characters
        # A row chosen before the table has its place and size is looked for again once it has.
        self._sought = self._was_painted = False
        self.setHorizontalHeader(self._headings)
        self._headings.drawn.connect(self._draw)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.doubleClicked.connect(self._open)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """The row that was chosen stays so where there is one about the same; else the first one is."""
        before = self.current()
        self.cells.set_rows(rows)
        self._fit_rows()
        subjects = [row.subject for row in rows]
        if rows:
            self.selectRow(subjects.index(before) if before in subjects else 0)
        else:
            self.chosen.emit(None)

    @property
    def drawn_widths(self) -> str:
        """The headings of the columns whose width was drawn, each with its width in characters."""
        return "\n".join(f"{self.cells.columns[at].heading}={wide:.1f}" for at, wide in sorted(self._drawn.items()))

    def take_widths(self, said: str) -> None:
        """As they were drawn another day; what is not understood counts as not drawn."""
        places = {column.heading: at for at, column in enumerate(self.cells.columns)}
        parts = (line.rpartition("=") for line in said.split("\n"))
        wide = {places[name]: number for name, _, number in parts if name in places}
        self._drawn = {at: float(number) for at, number in wide.items() if number.replace(".", "", 1).isdecimal()}
        self._fit()

    def keep_widths(self, kept: Callable[[str, str | None], str]) -> None:
        """The widths that were drawn another day, and from now on each that is drawn: `kept` remembers by a name, and
        answers what it has; None changes nothing."""
        name = f"widths/{self.accessibleName()}"
        self.take_widths(str(kept(name, None) or ""))
        self.drawn.connect(lambda said: kept(name, said))

    def set_tokens(self, tokens: Palette) -> None:
        self._look.tokens = self._headings.tokens = tokens
        self.viewport().update()
        self._headings.viewport().update()

    def current(self) -> object | None:
        index = self.currentIndex()
        return index.data(CellRole.SUBJECT) if index.isValid() else None

    def choose(self, subject: object) -> None:
        """Make the row about this the current one, where there is one."""
        for at, row in enumerate(self.cells.rows):
            if row.subject == subject:
                self.selectRow(at)
                self._bring_into_view()
                self._sought = not self._was_painted
                return

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 90)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._sought:
            self.scrollToTop()  # it was brought into the view of a lower table
            self._bring_into_view()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._sought, self._was_painted = False, True
        super().paintEvent(event)

    def _bring_into_view(self) -> None:
        """The current row with what stands around it; nothing moves where it is seen already."""
        index = self.model().index(self.currentIndex().row(), 0)
        seen = self.visualRect(index)
        if not self.viewport().rect().contains(seen.topLeft()) or seen.bottom() > self.viewport().height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _open(self, *_: object) -> None:
        subject = self.current()
        if subject is not None:
            self.opening_asked.emit(subject)

    def _fit(self) -> None:
        """Columns as wide as they were drawn or as their sample, the rest shared; rows as high as the text asks for."""
        metrics, columns = self.fontMetrics(), self.cells.columns
        own = [max(metrics.horizontalAdvance(each) for each in (c.heading, c.sample)) + 2 * SIDE + 4 for c in columns]
        for at, characters in self._drawn.items():
            own[at] = max(_NARROWEST_SHARE, round(characters * metrics.averageCharWidth()))
        sharing = self._sharing()
        hidden = self._left_out(own, sharing)
        left = self.viewport().width() - sum(own[at] for at in range(len(own)) if at not in hidden | {*sharing})
        shares = sum(share for at, share in sharing.items() if at not in hidden) or 1
        for at in range(len(columns)):
            width = max(_NARROWEST_SHARE, left * sharing[at] // shares) if at in sharing else own[at]
            self.setColumnHidden(at, at in hidden)
            self.horizontalHeader().resizeSection(at, width)
        self._fit_rows()

    def _sharing(self) -> dict[int, int]:
        """The columns that share what the others leave, with their parts: one always does."""
        shares = {at: column.share for at, column in enumerate(self.cells.columns) if column.share}
        return {at: share for at, share in shares.items() if at not in self._drawn} or dict([*shares.items()][-1:])

    def _fit_rows(self) -> None:
        """Rows whose words go on in a second line are as high as two."""
        line, rows = self.fontMetrics().lineSpacing(), self.verticalHeader()
        plain, strong = self.fontMetrics(), QFontMetrics(lettered(strong=True))
        usual = self.fontMetrics().height() + _ROOM
        if rows.defaultSectionSize() != usual:
            rows.setDefaultSectionSize(usual)
        wrapped = [at for at, each in enumerate(self.cells.columns) if each.wrapped]
        room = {at: self.columnWidth(at) - 2 * SIDE for at in wrapped if not self.isColumnHidden(at)}
        for number, row in enumerate(self.cells.rows if wrapped else ()):
            cells = ((row.cells[at], width) for at, width in room.items())
            goes_on = any((strong if c.strong else plain).horizontalAdvance(c.text) > width for c, width in cells)
            rows.resizeSection(number, usual + line if goes_on else usual)

    def _left_out(self, own: Sequence[int], sharing: Mapping[int, int]) -> set[int]:
        """The columns that go, from the last one on, until those that share the room can be read; of these, one that
        can be spared goes last."""
        columns, hidden = self.cells.columns, set[int]()
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        needed = [least if at in sharing else width for at, width in enumerate(own)]
        spare = [at for at, column in enumerate(columns) if column.spare]
        for at in sorted(spare, key=lambda at: (at in sharing, -at)):
            if sum(needed) <= self.viewport().width():
                break
            hidden.add(at)
            needed[at] = 0
        return hidden

    def _draw(self, column: int, width: int) -> None:
        """A column is as wide as the person drew it, at any text size; the others go on from there."""
        before = dict(self._drawn)
        if width:
            self._drawn[column] = width / self.fontMetrics().averageCharWidth()
        else:
            self._drawn.pop(column, None)
        self._fit()
        if before != self._drawn:
            self.drawn.emit(self.drawn_widths)
