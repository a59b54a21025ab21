"""Long work while a dialog covers the window's own status line: what is done, how far it is, Cancel."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ibdesk.ui.app.work import SHOWN_AFTER_MS, Work
from ibdesk.ui.widgets.labels import ElidedLabel
from ibdesk.ui.widgets.laid_out import side_by_side
from ibdesk.ui.widgets.link_button import LinkButton
from ibdesk.ui.widgets.waiting_bar import WaitingBar

_WIDTH, _HEIGHT, _BELOW = 560, 50, 8


class WorkStrip(QWidget):
    """Drawn over the lower left of its dialog, where it takes no room from anything, once work has taken 400 ms."""

    def __init__(self, work: Work, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.words = ElidedLabel(quiet=True)
        self.bar = WaitingBar(140)
        self.cancel_button = LinkButton("Cancel")
        self.setAutoFillBackground(True)
        side_by_side(self.bar, (self.words, 1), self.cancel_button, on=self, margins=(16, 0, 16, 0), gap=12)
        self._patience = QTimer(self, singleShot=True, interval=SHOWN_AFTER_MS)
        self._patience.timeout.connect(self.show_work)
        self.cancel_button.clicked.connect(work.cancel)
        work.busy_changed.connect(self._busy_changed)
        work.progressed.connect(self._progressed)
        self.hide()

    def show_work(self) -> None:
        """What the timer does when work takes its time."""
        room = self._dialog.size()
        self.setGeometry(0, room.height() - _HEIGHT, min(_WIDTH, room.width() // 2), _HEIGHT - _BELOW)
        self.raise_()
        self.show()

    def _busy_changed(self, busy: bool) -> None:
        self.words.setText("Working")
        self.bar.begin()
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self.hide()

    def _progressed(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(words)
        self.words.setText(words)
