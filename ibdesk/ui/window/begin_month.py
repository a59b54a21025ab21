"""Beginning a month: how its figures come in."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ibdesk.domain.month import Month
from ibdesk.ui.look.lettering import TITLE, Words
from ibdesk.ui.look.style import make_primary
from ibdesk.ui.widgets.dialog_size import open_size
from ibdesk.ui.widgets.keys import make_quiet


class BeginMonth(QDialog):
    """Two ways, each of which is a dialog of its own."""

    import_asked = Signal()
    template_asked = Signal()

    def __init__(self, month: Month, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Begin {month.long}")
        self.workbooks = make_primary(QPushButton("Import its workbooks..."))
        self.template = QPushButton("Save a template to fill in...")
        self.leave = QPushButton("Cancel")
        make_quiet(self.template, self.leave)
        rows, buttons = QVBoxLayout(self), QHBoxLayout()
        rows.setContentsMargins(16, 14, 16, 12)
        rows.setSpacing(10)
        rows.addWidget(Words(f"Begin {month.long}", TITLE, strong=True))
        rows.addWidget(
            Words(
                f"There is no figure for {month.long} yet. Import the workbooks that came in for it, or save the "
                "board's own template for those who fill figures in. Targets, officers, comparisons and events go on "
                "as they are, and last month's comments can be copied forward."
            )
        )
        buttons.addWidget(self.template)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.workbooks)
        rows.addLayout(buttons)
        self.workbooks.clicked.connect(lambda: self._go(self.import_asked))
        self.template.clicked.connect(lambda: self._go(self.template_asked))
        self.leave.clicked.connect(self.reject)
        self.workbooks.setFocus()
        open_size(self, 560)

    def _go(self, asked: SignalInstance) -> None:
        self.accept()
        asked.emit()
