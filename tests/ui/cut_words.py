"""What is wrong with a picture, found without looking at it: words cut off, parts that lie over each other."""

from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.link_button import LinkButton


def cut(seen: QWidget) -> list[str]:
    """The words that have less room than they need; those that are meant to be shortened, and then stand
    whole in the tooltip, are none."""
    found = []
    for label in seen.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, ElidedLabel):
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if needed > label.height() or (not label.wordWrap() and label.sizeHint().width() > label.width()):
            found.append(label.text())
    for button in seen.findChildren(QAbstractButton):
        shortened = isinstance(button, LinkButton) and button.toolTip() == button.text()
        if button.isVisible() and button.text() and not shortened and button.sizeHint().width() > button.width():
            found.append(button.text())
    for combo in seen.findChildren(QComboBox):
        if combo.isVisible() and not combo.isEditable() and not shows_whole(combo):
            found.append(combo.currentText())
    return found


def shows_whole(combo: QComboBox) -> bool:
    """Whether what is chosen in a list is seen to its last letter."""
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo)
    return combo.fontMetrics().horizontalAdvance(combo.currentText()) <= room.width()


def over_each_other(seen: QWidget) -> list[tuple[str, str]]:
    """Controls that stand in the same widget and share a place, or a control that reaches out of it."""
    kinds = QAbstractButton, QComboBox, QLineEdit, QLabel
    controls = [part for part in seen.findChildren(QWidget) if isinstance(part, kinds) and part.isVisible()]
    found = [
        (_name(one), _name(other))
        for one, other in combinations(controls, 2)
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(other.geometry())
    ]
    for part in controls:
        around = part.parentWidget()
        scrolls = around is not None and isinstance(around.parentWidget(), QAbstractScrollArea)
        if around is not None and not scrolls and not around.rect().contains(part.geometry()):
            found.append((_name(part), "the edge"))
    return found


def _name(part: QWidget) -> str:
    return part.accessibleName() or str(part.property("text") or type(part).__name__)
