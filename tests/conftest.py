"""What all tests share: no screen, no user's own folders."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quick import Computing, is_quick

TESTS = Path(__file__).parent

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and boards of the person who runs the tests stay out of reach."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("IBDESK_HOME", str(home))


@pytest.fixture(autouse=True, scope="session")
def _one_application() -> Iterator[None]:
    """A process has one application: where a PDF is painted before a window is made, it is the window's kind. Of the
    session, as boards that whole modules share are signed off, and so painted, before a test's own fixtures are made.
    """

    def start(words: list[str]) -> object:
        from PySide6.QtWidgets import QApplication

        return QApplication(words)

    with pytest.MonkeyPatch.context() as session:
        session.setattr("ibdesk.printing.paint.start", start)
        yield


@pytest.fixture(autouse=True)
def _closed_windows_go_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test of the window closed is deleted after it, and not by Python's collector in the middle of painting.

    The window itself keeps the collector to its event loop (ui/app/tidying.py); parts tried alone have no window.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    if config.option.markexpr == "quick":
        config.pluginmanager.register(Computing(), "computing of the quick tests")


@pytest.hookimpl(tryfirst=True)  # before it is asked which tests have the mark
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        marks = (mark.name for mark in item.iter_markers())
        if is_quick(item.path.relative_to(TESTS), getattr(item, "fixturenames", ()), marks):
            item.add_marker("quick")
