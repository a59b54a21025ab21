"""What the window remembers from one day to the next, in the user's own folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ibdesk.ui.look.theme import Choice

_BOARD, _FOLDER, _PACKS, _FOLDERS = "board", "folders/workbooks", "folders/packs", "folders/recent"
_RECENT, _PINNED = "workbooks/recent", "workbooks/pinned"
_MOST_FOLDERS, _MOST_WORKBOOKS = 10, 10
_USER = "user"
_GEOMETRY, _COLOURS, _TEXT = "window/geometry", "window/colours", "window/text"


class Remembered:
    """Anything unreadable counts as not remembered."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def board(self) -> Path | None:
        """The board that was open last."""
        return self._path(_BOARD)

    @board.setter
    def board(self, path: Path | None) -> None:
        self._settings.setValue(_BOARD, str(path or ""))

    @property
    def workbook_folder(self) -> Path | None:
        return self._path(_FOLDER)

    @workbook_folder.setter
    def workbook_folder(self, folder: Path) -> None:
        self._settings.setValue(_FOLDER, str(folder))
        recent = [folder, *(each for each in self.workbook_folders if each != folder)]
        self._set_paths(_FOLDERS, recent[:_MOST_FOLDERS])

    @property
    def workbook_folders(self) -> tuple[Path, ...]:
        """Where workbooks were chosen, the latest first: a board keeps their names, not their folders."""
        return self._paths(_FOLDERS)

    @property
    def recent_workbooks(self) -> tuple[Path, ...]:
        """The workbooks imported last, ten at most: those kept on top first, then the latest first."""
        pinned = self.pinned_workbooks
        return (*pinned, *(path for path in self._paths(_RECENT) if path not in pinned))[:_MOST_WORKBOOKS]

    @property
    def pinned_workbooks(self) -> tuple[Path, ...]:
        return self._paths(_PINNED)

    def remember_workbooks(self, paths: Sequence[Path]) -> None:
        recent = [*paths, *(each for each in self._paths(_RECENT) if each not in paths)]
        self._set_paths(_RECENT, recent[:_MOST_WORKBOOKS])

    def turn_pin(self, path: Path) -> None:
        """Keep a workbook on top, or no longer."""
        pinned = self.pinned_workbooks
        others = tuple(each for each in pinned if each != path)
        self._set_paths(_PINNED, others if path in pinned else (*others, path))

    @property
    def pack_folder(self) -> Path | None:
        return self._path(_PACKS)

    @pack_folder.setter
    def pack_folder(self, folder: Path) -> None:
        self._settings.setValue(_PACKS, str(folder))

    @property
    def user(self) -> str:
        """The name that edits carry; empty where the person has not chosen one."""
        return str(self._settings.value(_USER, ""))

    @user.setter
    def user(self, name: str) -> None:
        self._settings.setValue(_USER, name)

    @property
    def colours(self) -> Choice:
        said = str(self._settings.value(_COLOURS, ""))
        return Choice(said) if said in tuple(Choice) else Choice.SYSTEM

    @colours.setter
    def colours(self, choice: Choice) -> None:
        self._settings.setValue(_COLOURS, choice.value)

    @property
    def text_percent(self) -> int:
        said = str(self._settings.value(_TEXT, ""))
        return int(said) if said.isascii() and said.isdigit() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._settings.setValue(_TEXT, str(percent))

    @property
    def geometry(self) -> QByteArray | None:
        kept = self._settings.value(_GEOMETRY)
        return kept if isinstance(kept, QByteArray) and not kept.isEmpty() else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue(_GEOMETRY, geometry)

    def _path(self, name: str) -> Path | None:
        said = str(self._settings.value(name, ""))
        return Path(said) if said else None

    def _paths(self, name: str) -> tuple[Path, ...]:
        said = str(self._settings.value(name, ""))
        return tuple(Path(line) for line in said.split("\n") if line)

    def _set_paths(self, name: str, paths: Sequence[Path]) -> None:
        self._settings.setValue(name, "\n".join(str(each) for each in paths))
