"""Who owes what: each officer with what they have still to write."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.comments.states import OfficerComments
from ibdesk.ui.comments.comment_rows import officer_words
from ibdesk.ui.look.lettering import HEADING, SMALL, Words
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.panel import Panel

NOBODY = "No officer named"


class OfficersPanel(Panel):
    """What each officer has still to write; choosing an officer narrows the table. `officer_asked` carries the officer
    as the definitions write it. `forms` is the button that saves a form for each of them."""

    officer_asked = Signal(str)

    def __init__(self, forms: QPushButton) -> None:
        super().__init__(spacing=6)
        head = QHBoxLayout()
        head.addWidget(Words("Who owes what", HEADING, strong=True), 1)
        head.addWidget(forms)
        self.rows.addLayout(head)
        self._list: QWidget | None = None

    def show_officers(self, officers: Sequence[OfficerComments]) -> None:
        if self._list is not None:
            self.rows.removeWidget(self._list)
            self._list.hide()  # else what its layout has still to show is shown as a window of its own
            self._list.setParent(None)
            self._list.deleteLater()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for officer in sorted(officers, key=lambda each: (each.is_done, -len(each.owed))):
            link = LinkButton(officer.officer or NOBODY)
            said = officer_words(officer)
            link.setAccessibleName(f"{link.text()}: {said}")
            link.clicked.connect(lambda checked=False, name=officer.officer: self.officer_asked.emit(name))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            words = Words(said, SMALL, quiet=officer.is_done)
            words.setContentsMargins(2, 0, 0, 5)
            column.addWidget(words)
        self.rows.addWidget(self._list)
