"""What the workbooks leave open and a person can say: one question under the other, each with its answers."""

from collections.abc import Container
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ibdesk.domain.question import Answer, Question
from ibdesk.ui.look.lettering import SMALL, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.calm_combo import CalmCombo
from ibdesk.ui.widgets.keys import is_enter
from ibdesk.ui.widgets.laid_out import scrolled, side_by_side, stacked

_MOST_BUTTONS = 4
_NOT_ANSWERED = "Not answered yet"
FOR_GOOD = "Do not ask again: a sheet like this one is read so next month"
_WAITS = "What waits for an answer is not used until it is given."


class QuestionList(QWidget):
    """`answered` carries the answers given here, when the person asks to read again with them; `reached` the source of
    the question that has the focus. `for_good` are those whose answers can hold for months to come."""

    answered = Signal(object)
    reached = Signal(object)

    def __init__(self, questions: tuple[Question, ...], for_good: Container[Question] = ()) -> None:
        super().__init__()
        self._words: dict[Question, str] = {}
        self._asked: dict[QObject, Question] = {}
        self.ticks: dict[Question, QCheckBox] = {}
        self.groups: dict[Question, QButtonGroup | CalmCombo] = {}
        self.again_button = make_primary(QPushButton("Read again with these answers"))
        self.again_button.setEnabled(False)
        inside = QWidget()
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        rows = stacked(on=inside, margins=(16, 12, 16, 12), gap=4)
        for question in questions:
            self._add(rows, question, question in for_good)
        rows.addStretch(1)
        scroll = scrolled(inside, "Questions")
        buttons = side_by_side((Words(_WAITS, SMALL, quiet=True), 1), self.again_button, margins=(16, 8, 16, 0))
        stacked((scroll, 1), buttons, on=self, margins=0)
        self.again_button.clicked.connect(self._tell)

    def answer(self, question: Question, word: str) -> None:
        """Take an answer as if it had been clicked."""
        self._words[question] = word
        self.again_button.setEnabled(True)

    def focus_first(self) -> None:
        """On the first question's first answer."""
        first = next(iter(self._asked), None)
        if isinstance(first, QWidget):
            first.setFocus()

    def _add(self, rows: QVBoxLayout, question: Question, for_good: bool) -> None:
        source = question.source
        rows.addWidget(Words(question.text, strong=True))
        rows.addWidget(Words(f"{source.workbook}, sheet “{source.sheet}”, cell {source.cell}", SMALL, quiet=True))
        if len(question.choices) > _MOST_BUTTONS:
            combo = CalmCombo(question.text, [(_NOT_ANSWERED, "")])
            for choice in question.choices:
                combo.addItem(choice.label, choice.word)
            combo.activated.connect(partial(self._chosen, question, combo))
            self._watch(combo, question)
            self.groups[question] = combo
            rows.addWidget(combo)
        else:
            group = QButtonGroup(self)
            for place, choice in enumerate(question.choices):
                button = QRadioButton(choice.label.replace("&", "&&"))
                button.setAccessibleName(f"{question.text} {choice.label}")
                self._watch(button, question)
                group.addButton(button, place)
                rows.addWidget(button)
            group.idClicked.connect(partial(self._clicked, question))
            self.groups[question] = group
        if for_good:
            tick = self.ticks[question] = QCheckBox(FOR_GOOD)
            tick.setAccessibleName(f"{question.text} {FOR_GOOD}")
            self._watch(tick, question)
            rows.addWidget(tick)
        rows.addSpacing(12)

    def _watch(self, widget: QWidget, question: Question) -> None:
        """What has the focus is what is asked about."""
        self._asked[widget] = question
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._asked:
            self.reached.emit(self._asked[watched].source)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_enter(event):
            # Enter on an answer goes on with what was answered, and never imports past a question.
            if self.again_button.isEnabled():
                self.again_button.click()
            return True
        return super().eventFilter(watched, event)

    def _clicked(self, question: Question, place: int) -> None:
        self.answer(question, question.choices[place].word)

    def _chosen(self, question: Question, combo: CalmCombo, place: int) -> None:
        self._words.pop(question, None)
        if word := str(combo.itemData(place)):
            self._words[question] = word
        self.again_button.setEnabled(bool(self._words))

    def _tell(self) -> None:
        self.answered.emit(
            tuple(Answer(question.key, word, self._is_for_good(question)) for question, word in self._words.items())
        )

    def _is_for_good(self, question: Question) -> bool:
        tick = self.ticks.get(question)
        return tick is not None and tick.isChecked()
