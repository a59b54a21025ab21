"""A window's jobs without a second thread: what was asked for is done when the call returns."""

from collections.abc import Callable


class InlineExecutor:
    """Runs work at once, on the caller's thread."""

    def submit(self, work: Callable[[], None]) -> None:
        work()

    def later(self, start: Callable[[], None]) -> None:
        start()

    def wait(self) -> None:
        return
