"""What all tests share: no screen, no user's own folders."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and boards of the person who runs the tests stay out of reach."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("IBDESK_HOME", str(home))
