"""Flat controls over Fusion: one edge, one radius, a focus ring of two pixels, the same on every Windows."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from ibdesk.palette import LIGHT, Palette
from ibdesk.ui.look.control_parts import (
    CHEVRON_BESIDE,
    MEASURED,
    SCROLL_BAR_WIDTH,
    chevron_growth,
    heading_words,
    is_text_box,
    measured,
    paint_check_box,
    paint_chevron,
    paint_radio,
    paint_scroll_bar,
    round_pen,
    scroll_bar_part,
    text_scale,
    with_room,
)
from ibdesk.ui.look.painting import fill

RADIUS = 4.0
PRIMARY = "primary"
_ROOM_ABOVE_AND_BELOW = 13
_ROOM_BESIDE = 5

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_State = QStyle.StateFlag
_SCROLL_BAR_EXTENT = QStyle.PixelMetric.PM_ScrollBarExtent
# PySide6's stubs do not list the fields of style options.
Option = Any
_is: Callable[[Option, type], bool] = isinstance
_TALL = (QStyle.ContentsType.CT_PushButton, QStyle.ContentsType.CT_LineEdit, QStyle.ContentsType.CT_ComboBox)


class FlatStyle(QProxyStyle):
    """`tokens` are the colours in use; the window is repainted when they change."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.tokens: Palette = LIGHT

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: Option, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        match element:
            case _Primitive.PE_PanelButtonCommand:
                self._panel(painter, option, *self._button_colours(option, widget))
            case _Primitive.PE_FrameFocusRect:
                self._edge(painter, option.rect, self.tokens.focus, 2)
            case _Primitive.PE_PanelLineEdit:
                # An editor inside a table cell or a combo box asks for no frame.
                framed = _is(option, QStyleOptionFrame) and option.lineWidth > 0
                if framed:
                    self._panel(painter, option, self.tokens.surface, self.tokens.edge)
                else:
                    fill(painter, option.rect, QColor(self.tokens.surface))
            case _Primitive.PE_Frame:
                self._frame(painter, option, widget)
            case _Primitive.PE_PanelScrollAreaCorner:
                fill(painter, option.rect, QColor(self.tokens.window))
            case _Primitive.PE_IndicatorArrowDown:
                paint_chevron(painter, QRectF(option.rect).center(), self.tokens)
            case (
                _Primitive.PE_IndicatorRadioButton
                | _Primitive.PE_IndicatorCheckBox
                | _Primitive.PE_IndicatorItemViewItemCheck
            ):
                self._tick(painter, option, element is _Primitive.PE_IndicatorRadioButton)
            case _Primitive.PE_FrameTabBarBase:
                fill(painter, _bottom(option.rect, 1), QColor(self.tokens.line))
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: Option, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        match element:
            case _Control.CE_PushButtonLabel if _is(option, QStyleOptionButton):
                super().drawControl(element, self._with_text_colour(option, widget), painter, widget)
            case _Control.CE_HeaderEmptyArea:
                fill(painter, option.rect, QColor(self.tokens.surface))
            case _Control.CE_HeaderLabel:
                option.rect = heading_words(option.rect)
                super().drawControl(element, option, painter, widget)
            case _Control.CE_TabBarTabShape:
                self._tab_underline(painter, option)
            case _Control.CE_TabBarTabLabel if _is(option, QStyleOptionTab):
                self._tab_words(painter, option)
            case _:
                super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is _Complex.CC_ComboBox and _is(option, QStyleOptionComboBox) and not option.editable:
            self._panel(painter, option, self.tokens.surface, self.tokens.edge)
            beside = CHEVRON_BESIDE * text_scale(option.fontMetrics)
            centre = QPointF(option.rect.right() - beside, option.rect.center().y() + 1)
            paint_chevron(painter, centre, self.tokens)
        elif control is _Complex.CC_ScrollBar and _is(option, QStyleOptionSlider):
            paint_scroll_bar(painter, option, self.tokens)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: Option,
        part: QStyle.SubControl,
        widget: Any = None,
    ) -> QRect:
        if control is _Complex.CC_ScrollBar and _is(option, QStyleOptionSlider):
            return scroll_bar_part(option, part)
        rect = super().subControlRect(control, option, part, widget)
        if control is _Complex.CC_ComboBox and part is QStyle.SubControl.SC_ComboBoxEditField:
            rect.adjust(_ROOM_BESIDE, 0, -chevron_growth(option), 0)
        return rect

    def subElementRect(self, element: QStyle.SubElement, option: Option, widget: Any = None) -> QRect:
        rect = super().subElementRect(element, option, widget)
        if element is QStyle.SubElement.SE_LineEditContents and option.lineWidth > 0:
            rect.adjust(_ROOM_BESIDE, 0, -_ROOM_BESIDE, 0)
        return rect

    def pixelMetric(self, metric: QStyle.PixelMetric, option: Option = None, widget: QWidget | None = None) -> int:
        if metric is _SCROLL_BAR_EXTENT:
            return SCROLL_BAR_WIDTH
        usual = super().pixelMetric(metric, option, widget)
        return measured(metric, usual, widget) if metric in MEASURED else usual

    def sizeFromContents(self, kind: QStyle.ContentsType, option: Option, contents: QSize, widget: Any = None) -> QSize:
        size = super().sizeFromContents(kind, option, contents, widget)
        if kind in _TALL:
            size.setHeight(max(size.height(), option.fontMetrics.height() + _ROOM_ABOVE_AND_BELOW))
            grown = chevron_growth(option) if kind is QStyle.ContentsType.CT_ComboBox else 0
            size.setWidth(size.width() + 2 * _ROOM_BESIDE + grown)
        elif kind is QStyle.ContentsType.CT_TabBarTab:
            size = QSize(size.width() + 10, option.fontMetrics.height() + 17)
        return with_room(kind, size, option, widget)

    def _button_colours(self, option: Option, widget: QWidget | None) -> tuple[str, str]:
        tokens, pressed = self.tokens, bool(option.state & (_State.State_Sunken | _State.State_On))
        if not option.state & _State.State_Enabled:
            return tokens.window, tokens.line
        if _is_primary(option, widget):
            return (tokens.link if pressed else tokens.accent), tokens.accent
        hovered = bool(option.state & _State.State_MouseOver)
        return (tokens.selection if pressed or hovered else tokens.surface), tokens.edge

    def _with_text_colour(self, option: Option, widget: QWidget | None) -> Option:
        if not (option.state & _State.State_Enabled and _is_primary(option, widget)):
            return option
        coloured: Option = QStyleOptionButton(option)
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(self.tokens.accent_text))
        coloured.palette = palette
        return coloured

    def _panel(self, painter: QPainter, option: Option, fill: str, edge: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.restore()
        focused = bool(option.state & _State.State_HasFocus and option.state & _State.State_Enabled)
        self._edge(painter, option.rect, edge, 1)
        if focused:
            self._focus(painter, option.rect, fill)

    def _tick(self, painter: QPainter, option: Option, is_radio: bool) -> None:
        on, enabled = bool(option.state & _State.State_On), bool(option.state & _State.State_Enabled)
        paint = paint_radio if is_radio else paint_check_box
        paint(painter, QRectF(option.rect), on, enabled, self.tokens)

    def _frame(self, painter: QPainter, option: Option, widget: QWidget | None) -> None:
        """Round a text box as round a field; round a list a quiet line."""
        if is_text_box(widget):
            fill = self.tokens.window if _is_read_only(widget) else self.tokens.surface
            self._panel(painter, option, fill, self.tokens.edge)
            return
        focused = bool(option.state & _State.State_HasFocus)
        colour = self.tokens.focus if focused else self.tokens.line
        self._edge(painter, option.rect, colour, 2 if focused else 1, radius=0)

    def _focus(self, painter: QPainter, rect: QRect, fill: str) -> None:
        """On a button filled with the focus colour itself the ring goes inside, in the colour of its text."""
        if fill == self.tokens.focus:
            self._edge(painter, rect.adjusted(3, 3, -3, -3), self.tokens.accent_text, 1)
        else:
            self._edge(painter, rect, self.tokens.focus, 2)

    def _edge(self, painter: QPainter, rect: QRect, colour: str, width: int, radius: float = RADIUS) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(round_pen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.restore()

    def _tab_underline(self, painter: QPainter, option: Option) -> None:
        if option.state & _State.State_Selected:
            fill(painter, _bottom(option.rect, 3), QColor(self.tokens.accent))
        elif option.state & _State.State_MouseOver:
            fill(painter, _bottom(option.rect, 3), QColor(self.tokens.line))

    def _tab_words(self, painter: QPainter, option: Option) -> None:
        selected = bool(option.state & _State.State_Selected)
        painter.save()
        font = painter.font()
        font.setWeight(font.Weight.DemiBold if selected else font.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.text if selected else self.tokens.secondary))
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, option.text)
        painter.restore()
        if option.state & _State.State_HasFocus and selected:
            self._edge(painter, option.rect.adjusted(4, 4, -4, -6), self.tokens.focus, 2)


class StillStyle(FlatStyle):
    """For those who want nothing to move by itself."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: Option = None,
        widget: QWidget | None = None,
        returnData: Any = None,  # noqa: N803 (Qt's own signature)
    ) -> int:
        if hint in (QStyle.StyleHint.SH_Widget_Animate, QStyle.StyleHint.SH_Widget_Animation_Duration):
            return 0
        return super().styleHint(hint, option, widget, returnData)


def _is_read_only(widget: Any) -> bool:
    return bool(widget.isReadOnly())


def _is_primary(option: Option, widget: QWidget | None) -> bool:
    if widget is not None and bool(widget.property(PRIMARY)):
        return True
    return _is(option, QStyleOptionButton) and bool(option.features & QStyleOptionButton.ButtonFeature.DefaultButton)


def make_primary(button: QPushButton) -> QPushButton:
    """The one button of a screen that does what the screen is for."""
    button.setProperty(PRIMARY, True)
    return button


def _bottom(rect: QRect, height: int) -> QRect:
    return QRect(rect.left(), rect.bottom() - height + 1, rect.width(), height)
