"""The self-test of the window: it shows the sample, every tab is drawn and photographed, without a screen."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.outputs import Kind, check_output
from ibdesk.printing.paint import without_a_screen
from ibdesk.selftest.findings import Findings, WrongError, must

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from ibdesk.ui.window.main_window import MainWindow

_MOST_SECONDS = 120.0
_LOOK_EVERY_MS = 20
# An empty page has two or three colours; lettering alone brings hundreds of shades.
_LEAST_COLOURS = 100
# What Qt's offscreen platform says of itself on Windows; no real screen says it.
_OFFSCREEN_ONLY = ("This plugin does not support propagateSizeHints()",)


def check_window(findings: Findings, folder: Path) -> None:
    """Show the sample in the real window and look at each of its tabs; pictures go beside the report."""
    without_a_screen()
    windows: list[MainWindow] = []
    with _qt_warnings() as warnings, _faults() as faults:
        findings.check("window", _open_window, folder, windows)
        for window in windows:
            for name in window.tabs.names:
                findings.check(f"tab {name}", _draw_tab, findings.report, window, name)
            findings.check("window closed", _close, window)
    findings.check("Qt's messages", _no_warning, warnings)
    findings.check("faults while drawing", _no_fault, faults)


def picture_path(report: Path, tab: str) -> Path:
    return report.with_name(f"{report.stem}-{tab.lower().replace(' ', '-')}.png")


@contextmanager
def _qt_warnings() -> Iterator[list[str]]:
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def keep(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and words not in _OFFSCREEN_ONLY:
            said.append(words)

    before = qInstallMessageHandler(keep)
    try:
        yield said
    finally:
        qInstallMessageHandler(before)


@contextmanager
def _faults() -> Iterator[list[BaseException]]:
    """An exception raised in the window's own events reaches no caller: Qt hands it to sys.excepthook and goes on."""
    met: list[BaseException] = []
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: met.append(error)
    try:
        yield met
    finally:
        sys.excepthook = before


def _no_fault(faults: list[BaseException]) -> str:
    if faults:
        raise faults[0]
    return "none"


def _no_warning(warnings: list[str]) -> str:
    must(not warnings, "; ".join(warnings))
    return "no warning"


def _open_window(folder: Path, windows: list["MainWindow"]) -> str:
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    from ibdesk.startup import application, make_window
    from ibdesk.ui.app.jobs import JobRunner, ThreadExecutor
    from ibdesk.ui.app.preferences import Remembered
    from ibdesk.ui.app.session import Session
    from ibdesk.ui.look.theme import Choice, Theme

    theme = Theme(application(), Choice.LIGHT)
    session = Session(JobRunner(ThreadExecutor()), "self-test")
    session.set_palette(theme.palette)
    failures: list[object] = []
    session.work.failed.connect(failures.append)
    window = make_window(session, theme, Remembered(folder / "home"))
    windows.append(window)
    window.show()
    session.start_sample(folder)
    _wait_until(lambda: session.report is not None or bool(failures))
    must(not failures, "; ".join(map(str, failures)))
    families = len(QFontDatabase.families())
    must(families > 0, "no font on this computer that Qt can use")
    return f"Qt {qVersion()} on {QGuiApplication.platformName()}, {families} font families"


def _draw_tab(report: Path | None, window: "MainWindow", name: str) -> str:
    page = window.tabs.show_tab(name)
    _wait_until(lambda: not window.session.work.busy)
    picture = window.grab().toImage()
    colours = _colours(page.grab().toImage())
    must(len(colours) >= _LEAST_COLOURS, f"hardly anything was drawn ({len(colours)} colours)")
    if report is not None:
        check_output(picture_path(report, name), Kind.PICTURE)
        must(picture.save(str(picture_path(report, name))), f"no picture could be written beside {report}")
    return f"{page.width()} x {page.height()}, {len(colours)} colours"


def _colours(picture: "QImage") -> set[int]:
    return {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}


def _close(window: "MainWindow") -> str:
    must(window.close(), "the window did not close")
    window.session.close()
    return "the board was let go"


def _wait_until(reached: Callable[[], bool]) -> None:
    """Let the window work until then, and paint; WrongError where it takes two minutes.

    In a loop of Qt's own: of what a paint event raises while Python waits for processEvents, PySide6 says nothing.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    end = time.monotonic() + _MOST_SECONDS
    loop, timer = QEventLoop(), QTimer(interval=_LOOK_EVERY_MS)
    timer.timeout.connect(lambda: loop.quit() if reached() or time.monotonic() > end else None)
    timer.start()
    loop.exec()
    timer.stop()
    if not reached():
        raise WrongError(f"the window was not ready after {_MOST_SECONDS:.0f} s")
    QTimer.singleShot(_LOOK_EVERY_MS, loop.quit)
    loop.exec()
