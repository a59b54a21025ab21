"""The one place that shows messages and asks for files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import Qt

from ibdesk.domain.file_names import BOARD_ENDING, WORKBOOK_ENDINGS
from ibdesk.errors import UserError
from ibdesk.ui.look.control_parts import text_scale
from ibdesk.ui.look.lettering import lettered

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# A dialog of Qt's is loaded when it is first shown: their names take a while, and the first window shows none.
# A workbook may bear a wrong ending; its content says what it is.
_WORKBOOKS = f"Workbooks ({' '.join('*' + ending for ending in WORKBOOK_ENDINGS)});;All files (*)"
_BOARDS = f"Boards (*{BOARD_ENDING})"
_PDF = "PDF document (*.pdf)"
_EXCEL = "Excel workbook (*.xlsx)"
_WORDS_WIDE = 340
_CSV = "Table for other programs (*.csv)"


def documents() -> Path:
    places = QtCore.QStandardPaths
    return Path(places.writableLocation(places.StandardLocation.DocumentsLocation))


def show_outside(path: Path) -> bool:
    """Have the system open a file, or show a folder; whether a program here does."""
    from PySide6.QtGui import QDesktopServices  # the first window opens nothing outside

    return QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(path)))


def ask_printer(parent: QtWidgets.QWidget, printer: QPrinter, pages: int) -> bool:
    """Have a person choose the printer, and which of the pages; whether it shall print."""
    from PySide6.QtPrintSupport import QPrintDialog  # the first window prints nothing

    asked = QPrintDialog(printer, parent)
    asked.setMinMax(1, pages)
    asked.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, True)
    return asked.exec() == QtWidgets.QDialog.DialogCode.Accepted


def tell(parent: QtWidgets.QWidget | None, what: str, next_step: str = "") -> QtWidgets.QMessageBox:
    """Say something without waiting for it to be read."""
    box = _box(parent, what, next_step)
    box.addButton("Close", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def tell_error(parent: QtWidgets.QWidget | None, error: UserError) -> QtWidgets.QMessageBox:
    box = tell(parent, error.what, error.next_step)
    box.setIcon(QtWidgets.QMessageBox.Icon.Warning)
    return box


def decide(parent: QtWidgets.QWidget, what: str, next_step: str, do: str, leave: str) -> bool:
    """Two verbs; Enter and Esc both mean the one that changes nothing."""
    box = _box(parent, what, next_step)
    doing = box.addButton(do, QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    leaving = box.addButton(leave, QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leaving)
    box.setEscapeButton(leaving)
    box.exec()
    return box.clickedButton() is doing


def decide_later(
    parent: QtWidgets.QWidget, what: str, next_step: str, do: str, leave: str, decided: Callable[[bool], None]
) -> QtWidgets.QMessageBox:
    """As `decide`, while what runs goes on: `decided` is told the answer, False also where the box was closed."""
    box = _box(parent, what, next_step)
    doing = box.addButton(do, QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    leaving = box.addButton(leave, QtWidgets.QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leaving)
    box.setEscapeButton(leaving)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.finished.connect(lambda _: decided(box.clickedButton() is doing))
    box.open()
    return box


def ask_workbooks(parent: QtWidgets.QWidget, folder: Path) -> tuple[Path, ...]:
    names, _ = QtWidgets.QFileDialog.getOpenFileNames(parent, "Choose workbooks to import", str(folder), _WORKBOOKS)
    return tuple(Path(name) for name in names)


def ask_workbook(parent: QtWidgets.QWidget, title: str, folder: Path) -> Path | None:
    name, _ = QtWidgets.QFileDialog.getOpenFileName(parent, title, str(folder), _WORKBOOKS)
    return Path(name) if name else None


def ask_marked_copy(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    """Where a copy for the sender shall go; it keeps the kind of the workbook, and so its ending."""
    ending = suggestion.suffix.lower()
    return _ask_to_save(parent, "Save a marked copy", suggestion, f"Excel workbook (*{ending})", ending)


def ask_problem_list(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    return _ask_to_save(parent, "Save the list of problems", suggestion, _EXCEL, ".xlsx")


def ask_board(parent: QtWidgets.QWidget, folder: Path) -> Path | None:
    name, _ = QtWidgets.QFileDialog.getOpenFileName(parent, "Open a board", str(folder), _BOARDS)
    return Path(name) if name else None


def ask_new_board(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    """Where a new board shall be kept; the dialog itself asks before a file of that name would be replaced."""
    return _ask_to_save(parent, "Where to keep the new board", suggestion, _BOARDS, BOARD_ENDING)


def ask_pack(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    return _ask_to_save(parent, "Export the board pack", suggestion, _EXCEL, ".xlsx")


def ask_pdf(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    return _ask_to_save(parent, "Export the board pack as a PDF", suggestion, _PDF, ".pdf")


def ask_public(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    return _ask_to_save(parent, "Save the public version", suggestion, _EXCEL, ".xlsx")


def ask_template(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    return _ask_to_save(parent, "Save a template to fill in", suggestion, _EXCEL, ".xlsx")


def ask_forms_folder(parent: QtWidgets.QWidget, folder: Path) -> Path | None:
    """Where the officers' comment forms shall go."""
    name = QtWidgets.QFileDialog.getExistingDirectory(parent, "Where to save the comment forms", str(folder))
    return Path(name) if name else None


def ask_folder(parent: QtWidgets.QWidget, folder: Path) -> Path | None:
    """Another folder to begin in from now on."""
    name = QtWidgets.QFileDialog.getExistingDirectory(parent, "Choose a folder", str(folder))
    return Path(name) if name else None


def ask_figures(parent: QtWidgets.QWidget, suggestion: Path) -> Path | None:
    return _ask_to_save(parent, "Save all figures as a table", suggestion, _CSV, ".csv")


def _ask_to_save(parent: QtWidgets.QWidget, title: str, suggestion: Path, kind: str, ending: str) -> Path | None:
    name, _ = QtWidgets.QFileDialog.getSaveFileName(parent, title, str(suggestion), kind)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def _box(parent: QtWidgets.QWidget | None, what: str, next_step: str) -> QtWidgets.QMessageBox:
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle("IBDesk")
    # The text may hold words from a workbook, which must not be read as mark-up.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(what)
    box.setInformativeText(next_step)
    for name in ("qt_msgbox_label", "qt_msgbox_informativelabel"):
        label = box.findChild(QtWidgets.QLabel, name)
        if isinstance(label, QtWidgets.QLabel):
            label.setMinimumWidth(round(_WORDS_WIDE * text_scale()))
            if name == "qt_msgbox_label":
                label.setFont(lettered(strong=True))
    return box
