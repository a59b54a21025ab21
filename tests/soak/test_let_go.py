"""A window that is closed is let go, with its session, its board and everything that was opened over it."""

import gc
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ibdesk.desk import ImportPreview
from ibdesk.ui.window.navigation import CHANGES, COMMENTS, DATA, INDICATORS, OVERVIEW, PACK, PROBLEMS
from tests.soak.actions import (
    change_settings,
    correct_figure,
    import_workbook,
    look_back,
    mark_ready,
    set_assessment,
    undo,
    write_comment,
    write_files,
)
from tests.soak.soak import Soak
from tests.ui.window_kit import light_theme


def shown(name: str) -> Callable[[Soak], None]:
    def show(soak: Soak) -> None:
        soak.opened.tabs.show_tab(name)
        soak.settle()
        soak.opened.grab()

    show.__name__ = name
    return show


def history(soak: Soak) -> None:
    soak.opened.ask.show_history()
    soak.settle()
    assert soak.opened.ask.dialog is not None
    soak.opened.ask.dialog.reject()


def removal(soak: Soak) -> None:
    soak.opened.ask.remove_for_good()
    assert soak.opened.ask.dialog is not None
    soak.opened.ask.dialog.reject()


TABS = [shown(name) for name in (OVERVIEW, INDICATORS, PROBLEMS, DATA, COMMENTS, CHANGES, PACK)]
ACTIONS = [import_workbook, correct_figure, write_comment, mark_ready, set_assessment, undo, look_back, write_files]
OVER_IT = [change_settings, history, removal]


def tops() -> Counter[str]:
    return Counter(type(each).__name__ for each in QApplication.topLevelWidgets())


def test_a_closed_window_is_let_go(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "home"))
    with Soak(tmp_path, light_theme(qapp), seed=1) as soak:
        for _ in range(3):
            soak.act({import_workbook: 1})
        soak.stop()
        before, held = tops(), dict[str, list[weakref.ref[object]]]()
        soak.start()
        for action in (*TABS, *ACTIONS, *OVER_IT):
            soak.act({action: 1})
            window = soak.opened
            held[action.__name__] = [weakref.ref(each) for each in (window, window.session, window.tabs)]
            del window
            soak.restart()
        soak.settle()
        soak.stop()  # a window has widgets of its own that no window holds, where its charts are drawn
        gc.collect()
        still = [name for name, parts in held.items() if any(each() is not None for each in parts)]
        assert still == []
        assert (tops() - before).keys() <= {"QMenu", "QFrame"}, "a widget has no place in any window"
        previews = [each for each in gc.get_objects() if isinstance(each, ImportPreview)]
        assert len(previews) <= 1, "a dialog that is closed keeps the figures that it showed"
