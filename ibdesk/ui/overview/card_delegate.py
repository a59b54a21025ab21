"""Painting the overview's cards, each once: its picture is kept by all that changes how it looks."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ibdesk.domain.report.report import IndicatorPage
from ibdesk.palette import Palette
from ibdesk.ui.look.painting import Painting
from ibdesk.ui.overview.card import CardFonts, CardState, Icon, paint_card, paint_fault, paint_section
from ibdesk.ui.overview.indicator_model import Role

_log = logging.getLogger(__name__)
GAP = 10
KEPT_PICTURES = 256

Index = QModelIndex | QPersistentModelIndex
# PySide6's stubs do not list the fields of style options.
Option = Any


class CardDelegate(QStyledItemDelegate):
    """Keeps up to KEPT_PICTURES cards, by all that changes how one looks. `icon_of` gives a page's icon once it is
    known how; `pressed` is the code of the card that the mouse holds down."""

    def __init__(self, tokens: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens = tokens
        self.version = 0
        self.cell = QSize(330, 180)
        self.heading = QSize(330, 34)
        self.icon_of: Callable[[IndicatorPage, Palette], Icon | None] | None = None
        self.pressed: str | None = None
        self._fonts: CardFonts | None = None
        self._pictures: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self.painted = 0

    def fonts_of(self, body: QFont) -> CardFonts:
        """The same for all cards as long as the font is: each size is a font that Qt looks for once."""
        if self._fonts is None or self._fonts.body != body:
            self._fonts = CardFonts(body)
        return self._fonts

    def sizeHint(self, option: object, index: Index) -> QSize:
        return self.cell if index.data(Role.SECTION) is None else self.heading

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        page = index.data(Role.PAGE)
        if page is None:
            section, count = str(index.data(Role.SECTION)), int(index.data(Role.COUNT))
            paint_section(painter, QRectF(option.rect), section, count, self.tokens, self.fonts_of(option.font))
            return
        picture = self._picture(page, option, painter.device().devicePixelRatioF())
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _picture(self, page: IndicatorPage, option: Option, ratio: float) -> QPixmap:
        flags, size = option.state, QSize(self.cell.width() - GAP, self.cell.height() - GAP)
        state = CardState(
            selected=bool(flags & QStyle.StateFlag.State_Selected),
            focused=bool(flags & QStyle.StateFlag.State_HasFocus),
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
            pressed=page.code == self.pressed,
        )
        font = option.font
        key = (page.code, size.toTuple(), state, self.tokens.window, ratio, font.pointSizeF(), self.version)
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._painted(page, size, ratio, self.fonts_of(font), state)
            self._pictures[key] = picture
            if len(self._pictures) > KEPT_PICTURES:
                self._pictures.popitem(last=False)
        else:
            self._pictures.move_to_end(key)
        return picture

    def _painted(self, page: IndicatorPage, size: QSize, ratio: float, fonts: CardFonts, state: CardState) -> QPixmap:
        self.painted += 1
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        rect = QRectF(0, 0, size.width(), size.height())
        try:
            icon = self.icon_of(page, self.tokens) if self.icon_of is not None else None
            with Painting(picture) as painter:
                paint_card(painter, rect, page, self.tokens, fonts, state, icon)
        except Exception:
            _log.exception("a card could not be painted")
            picture.fill(Qt.GlobalColor.transparent)
            with Painting(picture) as painter:
                paint_fault(painter, rect, page, self.tokens, fonts, state)
        return picture
