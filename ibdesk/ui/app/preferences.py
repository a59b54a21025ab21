"""What the window remembers from one day to the next, in the user's own folder."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ibdesk.errors import UserError
from ibdesk.ui.look.theme import Choice

_BOARD, _FOLDER, _PACKS, _FOLDERS = "board", "folders/workbooks", "folders/packs", "folders/recent"
_RECENT, _PINNED = "workbooks/recent", "workbooks/pinned"
_BOARDS, _LIST, _PLACE = "boards/recent", "window/list", "window/place"
_VIEW = "window/"
_MOST_FOLDERS, _MOST_WORKBOOKS, _MOST_BOARDS = 10, 10, 5
_USER = "user"
_BEGUN, _BEGUN_WITH = "starts/begun", "starts/board"
_GEOMETRY, _COLOURS, _TEXT = "window/geometry", "window/colours", "window/text"


class Remembered:
    """Anything unreadable counts as not remembered. Where the folder cannot be made or written to, it is remembered
    only until the window closes, and `trouble` says so."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    def begin_start(self, board: Path | None) -> int:
        """Note that a start begins which opens this board by itself, None for one that opens none; how many starts
        with it before, one after the other, never came to show it."""
        said = str(self._settings.value(_BEGUN, ""))
        begun = int(said) if said.isascii() and said.isdigit() and self._path(_BEGUN_WITH) == board else 0
        self._settings.setValue(_BEGUN_WITH, str(board or ""))
        self._settings.setValue(_BEGUN, str(begun + 1))
        self._settings.sync()  # before the board can end the program
        return begun

    def start_stood(self) -> None:
        """Note that the start went well: the board is shown, or the window was closed in good order."""
        if str(self._settings.value(_BEGUN, "0")) != "0":
            self._settings.setValue(_BEGUN, "0")

    @property
    def trouble(self) -> UserError | None:
        """Why nothing of this is there the next time; None where it will be."""
        if self._settings.status() is QSettings.Status.NoError and self._settings.isWritable():
            return None
        return UserError(
            f"IBDesk cannot keep its settings in {self._folder}: the folder cannot be made or written to, or the disk "
            "is full.",
            "You can work as usual, but the window, colours and recent files are not remembered.",
        )

    @property
    def board(self) -> Path | None:
        """The board that was open last."""
        return self._path(_BOARD)

    @board.setter
    def board(self, path: Path | None) -> None:
        # The next start may be in another folder.
        self._settings.setValue(_BOARD, str(path.absolute()) if path else "")
        if path is not None:
            path = path.absolute()
            self._set_paths(_BOARDS, [path, *(each for each in self.recent_boards if each != path)][:_MOST_BOARDS])

    @property
    def place(self) -> tuple[Path, str, str] | None:
        """The board, the tab and the month that were looked at last; a month as 2014-08."""
        lines = str(self._settings.value(_PLACE, "")).split("\n")
        return (Path(lines[0]), lines[1], lines[2]) if len(lines) == 3 else None

    @place.setter
    def place(self, place: tuple[Path, str, str]) -> None:
        self._settings.setValue(_PLACE, "\n".join(map(str, place)))

    @property
    def recent_boards(self) -> tuple[Path, ...]:
        """The boards that were open last, the latest first."""
        return self._paths(_BOARDS)

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

    def forget_workbooks(self, named: Callable[[str], bool]) -> None:
        """Forget the workbooks, and the folders of workbooks and packs, whose path is `named`, kept on top or not."""
        for name in (_RECENT, _PINNED, _FOLDERS):
            self._set_paths(name, [path for path in self._paths(name) if not named(str(path))])
        for name in (_FOLDER, _PACKS):
            if (folder := self._path(name)) is not None and named(str(folder)):
                self._settings.setValue(name, "")
        self._settings.sync()  # what is removed for good is not left to a later moment

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

    def list_width(self) -> int | None:
        """How wide the person drew the list of indicators, in pixels."""
        said = str(self._settings.value(_LIST, ""))
        return int(said) if said.isascii() and said.isdigit() and int(said) else None

    def remember_list_width(self, width: int) -> None:
        self._settings.setValue(_LIST, str(width))

    def view(self, name: str, said: str | None = None) -> str:
        """How something is looked at, in its own words, "" where that is not known; with `said` it is so from now
        on."""
        if said is not None and said != self.view(name):
            self._settings.setValue(_VIEW + name, said)
        return str(self._settings.value(_VIEW + name, ""))

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
