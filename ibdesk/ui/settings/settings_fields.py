"""Parts that the pages of the settings are made of."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ibdesk.ui.look.lettering import Words


def new_form() -> tuple[QFormLayout, QWidget]:
    page = QWidget()
    form = QFormLayout(page)
    form.setContentsMargins(16, 16, 16, 0)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(10)
    return form, page


def with_unit(field: QLineEdit, unit: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    field.setFixedWidth(90)
    field.setAccessibleName(unit)
    row.addWidget(field)
    row.addWidget(Words(unit, quiet=True), 1)
    return holder


def combo_of(name: str, words: Sequence[str], chosen: str) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.addItems(list(words))
    combo.setCurrentIndex(words.index(chosen))
    combo.setMaximumWidth(320)
    return combo
