"""The checks of a board, each to be switched on or off, with its help beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ibdesk.domain.problem import Severity
from ibdesk.domain.wording import SEVERITY_WORDS
from ibdesk.ui.look.lettering import HEADING, SMALL, Words, curled

if TYPE_CHECKING:
    from ibdesk.desk import Rule

ERRORS_STAY = "What must be fixed is told all the same; switched off, this check only stays silent about the rest."
NO_ERRORS = "Switched off, this check says nothing."


class RuleList(QWidget):
    """A tick means: tell me."""

    def __init__(self, rules: Sequence[Rule], switched_off: Iterable[str]) -> None:
        super().__init__()
        self._rules, off = tuple(rules), frozenset(switched_off)
        self.list = QListWidget()
        self.list.setAccessibleName("Checks that are made")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title, self.severity = Words(size=HEADING, strong=True), Words(size=SMALL, quiet=True)
        self.help, self.effect = Words(), Words(size=SMALL, quiet=True)
        for rule in self._rules:
            item = QListWidgetItem(curled(rule.title), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked if rule.name in off else Qt.CheckState.Checked)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_help)
        self.list.setCurrentRow(0)

    @property
    def switched_off(self) -> tuple[str, ...]:
        return tuple(
            rule.name
            for at, rule in enumerate(self._rules)
            if self.list.item(at).checkState() is Qt.CheckState.Unchecked
        )

    def _show_help(self, at: int) -> None:
        if not 0 <= at < len(self._rules):
            return
        rule = self._rules[at]
        self.title.setText(rule.title)
        self.severity.setText(SEVERITY_WORDS[rule.severity])
        self.help.setText(rule.help)
        self.effect.setText(ERRORS_STAY if rule.severity is Severity.ERROR else NO_ERRORS)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self.title, self.severity, self.help, self.effect):
            words.addWidget(part)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 0)
        row.setSpacing(18)
        row.addWidget(self.list, 5)
        row.addLayout(words, 6)
