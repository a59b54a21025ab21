"""Python's garbage collector, kept to moments when nothing is being painted and to the thread of the window."""

import gc

from PySide6.QtCore import QObject, QTimer

MILLISECONDS_BETWEEN_LOOKS = 1_000


class Tidying(QObject):
    """Collects from the event loop, in place of wherever an object happens to be made.

    A collection in the middle of painting, or in a worker's thread, deletes windows that are closed there and then;
    Qt does not survive that. The collector's own thresholds say when it is time, generation by generation.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=MILLISECONDS_BETWEEN_LOOKS)
        self._timer.timeout.connect(self.tidy)
        self._timer.start()

    def tidy(self) -> None:
        """Collect the oldest generation that is due, if any."""
        due = [made > limit for made, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
