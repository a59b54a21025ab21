"""Qt, for painting where there is no window: fonts and pictures need an application, but no screen."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ibdesk.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

_made: list["QGuiApplication"] = []


def ready_to_paint() -> None:
    """Where no application runs, start one that opens no window and needs no screen; it stays to the program's end.
    UserError where Qt or a font is missing."""
    try:
        from PySide6.QtGui import QFontDatabase, QGuiApplication
    except ImportError as error:
        raise UserError(
            "This computer lacks a part of what PDFs are painted with.", "Ask your IT support to install IBDesk again."
        ) from error
    if QGuiApplication.instance() is None:
        without_a_screen()
        _made.append(start(["ibdesk"]))
    if not QFontDatabase.families():
        raise UserError(
            "There is no font on this computer in which a PDF could be set.",
            "Install one, such as Arial, Liberation Sans or DejaVu Sans.",
        )


def start(words: list[str]) -> "QGuiApplication":
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication(words)


def without_a_screen() -> None:
    """Have Qt paint into memory alone, unless the environment says where else."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "win32" and os.environ["QT_QPA_PLATFORM"] == "offscreen":
        # The offscreen platform looks for fonts beside Qt; Windows has them elsewhere.
        os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts")))
