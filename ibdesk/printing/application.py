"""Qt, for painting where there is no window: fonts and pictures need an application, but no screen."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

_made: list["QGuiApplication"] = []


def ready_to_paint() -> None:
    """Where no application runs, start one that opens no window and needs no screen; it stays to the program's end."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is None:
        without_a_screen()
        _made.append(start(["ibdesk"]))


def start(words: list[str]) -> "QGuiApplication":
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication(words)


def without_a_screen() -> None:
    """Have Qt paint into memory alone, unless the environment says where else."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32" and os.environ["QT_QPA_PLATFORM"] == "offscreen":
        # The offscreen platform looks for fonts beside Qt; Windows has them elsewhere.
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts")))
