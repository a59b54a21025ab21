"""Remove for good: what should never have come in; what would go from where is said before it is done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from ibdesk.errors import UserError
from ibdesk.ui.app.session import Session
from ibdesk.ui.look.lettering import Words
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.flow_layout import FlowLayout
from ibdesk.ui.widgets.keys import make_quiet
from ibdesk.ui.widgets.laid_out import stacked
from ibdesk.ui.widgets.reason_dialog import WANTED, ReasonDialog

if TYPE_CHECKING:
    from ibdesk.desk.removing import Purged, Removal
    from ibdesk.domain.month import Month
    from ibdesk.progress import Progress

FIGURE, COMMENT, TEXT = "figure", "comment", "text"
_EXPLAINED = (
    "For a figure, a comment or a name that should never have come in. It goes from the board, its history and its "
    "backups, and nothing brings it back. To let something count no more, undo it instead."
)
_TITLE, _VERB = "Remove for good", "Remove it for good"
_LOOK_FIRST = "See first what would go."
_WIDE, _HIGH, _BEHIND_WHAT_IS_EXPLAINED = 720, 560, 2
_PACKS = "Remove kept packs of signed-off months that may hold it too"
_COMMENTS = "Remove the comments in which its number stands too"


class RemovalDialog(ReasonDialog):
    """`asked` carries the removal, its reason, and whether sealed packs go too. `chosen` is what it opens on; without
    an indicator's figure only words can be removed."""

    asked = Signal(object, str, bool)

    def __init__(
        self,
        session: Session,
        board: Path,
        figure: tuple[str, Month] | None,
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        self._session, self._board, self._figure = session, board, figure
        self._would_go: Removal | None = None
        self._looked: Removal | None = None
        super().__init__(_TITLE, _EXPLAINED, _VERB, session.user, parent)
        of = f"indicator {figure[0]} for {figure[1].long}" if figure is not None else "an indicator"
        self.choices = {
            FIGURE: QRadioButton(f"Every figure of {of}"),
            COMMENT: QRadioButton(f"The comment on {of}, in all its versions"),
            TEXT: QRadioButton("These words, wherever they stand (names, reasons, workbooks):"),
        }
        self._group = QButtonGroup(self)
        self.text, self.packs, self.with_comments = QLineEdit(), QCheckBox(_PACKS), QCheckBox(_COMMENTS)
        self.look, self.said, self.area = QPushButton("See what would go"), Words(""), QScrollArea()
        self._lay_out_choices()
        for kind in (FIGURE, COMMENT):
            self.choices[kind].setEnabled(figure is not None)
        self.choices[chosen if figure is not None else TEXT].setChecked(True)
        self._group.buttonClicked.connect(self._choose_again)
        self.text.textEdited.connect(self._type_words)
        for also in (self.packs, self.with_comments):
            also.toggled.connect(self._choose_again)
        self.look.clicked.connect(self.see)
        self.accepted.connect(self._ask_for_it)
        self._choose_again()

    @property
    def removal(self) -> Removal:
        """What is chosen. UserError for words that cannot be removed."""
        from ibdesk.desk.removing import CommentRemoval, FigureRemoval, TextRemoval

        if self._figure is None or self.choices[TEXT].isChecked():
            return TextRemoval(self.text.text().strip())
        if self.choices[FIGURE].isChecked():
            return FigureRemoval(*self._figure, with_comments=self.with_comments.isChecked())
        return CommentRemoval(*self._figure)

    def see(self) -> None:
        """Say what would go from where; only then it can be done."""
        try:
            removal = self.removal
        except UserError as error:
            self._tell(f"{error.what} {error.next_step}")
            return
        self._looked, packs = removal, self.packs.isChecked()
        self._session.work.ask(partial(_would_go, self._board, removal, packs), partial(self._show, removal))

    def _show(self, removal: Removal, found: Purged | UserError) -> None:
        if not isValid(self) or removal is not self._looked:
            return  # closed, or chosen otherwise, before the answer came
        if isinstance(found, UserError):
            self._tell(f"{found.what} {found.next_step}")
        elif not found:
            self._tell("Neither the board nor a backup of it holds that.")
        else:
            from ibdesk.desk.removing import removal_lines

            self._would_go = removal
            self._tell("\n".join(removal_lines(found)))
        self._offer()

    def _type_words(self) -> None:
        self.choices[TEXT].setChecked(True)
        self._choose_again()

    def _choose_again(self) -> None:
        self._would_go = self._looked = None
        self._tell("")
        self.with_comments.setEnabled(self.choices[FIGURE].isChecked())
        self.look.setEnabled(not self.choices[TEXT].isChecked() or bool(self.text.text().strip()))
        self._offer()

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))
        if words:
            QTimer.singleShot(0, self, self._bring_into_view)  # once it has its height

    def _bring_into_view(self) -> None:
        """What was said just now, under the button that asked for it."""
        self.area.verticalScrollBar().setValue(self.look.y())

    def _offer(self) -> None:
        self.do.setEnabled(bool(self.reason.text) and self._would_go is not None)
        self.hint.setText(_LOOK_FIRST if self._would_go is None else "" if self.reason.text else WANTED)

    def _ask_for_it(self) -> None:
        if self._would_go is not None:
            self.asked.emit(self._would_go, self.reason.text, self.packs.isChecked())

    def _lay_out_choices(self) -> None:
        self.text.setAccessibleName("Words to remove")
        make_quiet(self.look)
        for choice in self.choices.values():
            self._group.addButton(choice)
        ticks = QWidget()
        beside = FlowLayout(ticks, 18, 6)
        beside.addWidget(self.with_comments)
        beside.addWidget(self.packs)
        inside = QWidget()
        stacked(
            *self.choices.values(),
            self.text,
            ticks,
            (self.look, 0, Qt.AlignmentFlag.AlignLeft),
            self.said,
            1,
            on=inside,
            margins=0,
            gap=8,
        )
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("What goes")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.insertWidget(_BEHIND_WHAT_IS_EXPLAINED, self.area, 1)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setVisible(False)
        open_size(self, _WIDE, _HIGH)


def _would_go(board: Path, removal: Removal, packs: bool, progress: Progress) -> Purged | UserError:
    from ibdesk.desk.removing import would_remove

    try:
        return would_remove(board, removal, packs, progress)
    except UserError as error:
        return error
