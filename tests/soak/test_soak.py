"""A short soak: 150 actions of a person at the window, and the board holds what the model says."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.soak.actions import ACTIONS, import_workbook, left_behind, undo
from tests.soak.memory import MOST_GROWN, grown
from tests.soak.soak import Soak, WrongError
from tests.ui.window_kit import light_theme

ACTIONS_OF_A_TEST = 150
_WARM = 30  # actions


def test_the_board_is_the_model_after_every_restart(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "home"))
    warm = 0
    with Soak(tmp_path, light_theme(qapp), seed=1) as soak:
        while soak.actions < ACTIONS_OF_A_TEST:
            soak.act(ACTIONS)
            if soak.actions == _WARM:
                warm = grown(0)
        soak.restart()
        assert not warm or grown(warm) < MOST_GROWN
    assert left_behind(tmp_path) == []


def test_a_board_that_differs_is_found(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "home"))
    with Soak(tmp_path, light_theme(qapp), seed=2) as soak:
        while not soak.model.done:
            soak.act({import_workbook: 1})
        (place, number) = next(iter(soak.model.held.figures.items()))
        soak.model.held.figures[place] = number + "0"
        with pytest.raises(WrongError, match="the board says"):
            soak.restart()
        soak.model.held.figures[place] = number
        soak.model.done.clear()
        with pytest.raises(WrongError, match="can be undone"):
            soak.act({undo: 1})
