"""What all tests share: no screen, no user's own folders."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and boards of the person who runs the tests stay out of reach."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("IBDESK_HOME", str(home))


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
