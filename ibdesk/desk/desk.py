"""Everything a person can do with a board, without a window. Read this file first.

A desk holds one object for each subject; each of these is one file of this folder, and stands on the open board. What
needs reading, checks or writing is loaded when it is first used, which the first cards of a window do not wait for.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ibdesk.desk.history import History
from ibdesk.desk.months import Months
from ibdesk.desk.open_board import OpenBoard, local_now
from ibdesk.domain.board import Records
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.files.beside import backup_folder

if TYPE_CHECKING:
    from ibdesk.desk.edits import Edits
    from ibdesk.desk.exports import Exports
    from ibdesk.desk.imports import Imports
    from ibdesk.desk.mappings import Mappings
    from ibdesk.desk.public_versions import PublicVersions
    from ibdesk.desk.published import Published
    from ibdesk.desk.settings import Settings
    from ibdesk.desk.sources import Sources


class Desk:
    """One open board and what can be done with it. Safe to use from a worker thread; what it hands out is frozen."""

    def __init__(self, file: BoardFile, by: str, now: Callable[[], str] = local_now) -> None:
        self.board = OpenBoard(file, by, now)
        self.history = History(self.board)
        self.months = Months(self.board, self.history)

    @cached_property
    def imports(self) -> "Imports":
        from ibdesk.desk.imports import Imports

        return Imports(self.board, self.months)

    @cached_property
    def mappings(self) -> "Mappings":
        from ibdesk.desk.mappings import Mappings

        return Mappings(self.board)

    @cached_property
    def published(self) -> "Published":
        from ibdesk.desk.published import Published

        return Published(self.board)

    @cached_property
    def edits(self) -> "Edits":
        from ibdesk.desk.edits import Edits

        return Edits(self.board)

    @cached_property
    def settings(self) -> "Settings":
        from ibdesk.desk.settings import Settings

        return Settings(self.board)

    @cached_property
    def sources(self) -> "Sources":
        from ibdesk.desk.sources import Sources

        return Sources(self.board)

    @cached_property
    def exports(self) -> "Exports":
        from ibdesk.desk.exports import Exports

        return Exports(self.board, self.months)

    @cached_property
    def public(self) -> "PublicVersions":
        from ibdesk.desk.public_versions import PublicVersions

        return PublicVersions(self.board, self.months)

    @classmethod
    def open(cls, path: Path, by: str, check_later: bool = False) -> "Desk":
        """`by` is the name that edits carry. UserError where the file is no board, or is damaged. Where its file does
        not hold any more what was kept in it, it can only be read; a large one, and any with `check_later`, is held
        against its log only when something is to be made from it, or somebody asks `check_kept` of it. With
        `check_later` its pages are looked through then, too."""
        desk = cls(open_board(path, backups=backup_folder(path), look_later=check_later), by)
        try:
            if not check_later and desk.board.file.is_small:
                desk.board.file.check_kept()
            if not desk.board.file.read_only and not desk.board.file.last_step:
                desk._start(None)  # an earlier IBDesk was killed before the board had its first step
        except BaseException:
            desk.close()  # its lock would tell everybody that it is open here
            raise
        return desk

    @classmethod
    def create(
        cls,
        path: Path,
        by: str,
        definitions: Records | None = None,
        fill: Callable[["Desk"], object] | None = None,
    ) -> "Desk":
        """A new board that starts from the shipped definitions, which wait to be confirmed, or from others. `fill`
        brings its first figures: the board is there with them, or not at all. UserError for a name of other files."""
        from ibdesk.outputs import check_new_board

        check_new_board(path)

        def start(file: BoardFile) -> None:
            unfinished = cls(file, by)
            unfinished._start(definitions)
            if fill is not None:
                fill(unfinished)

        return cls(create_board(path, backup_folder(path), start), by)

    def _start(self, definitions: Records | None) -> None:
        from ibdesk.desk.starting import inherited_definitions

        board = self.board
        started = inherited_definitions() if definitions is None else definitions
        board.file.keep_start(started, board.by, board.now())

    def close(self) -> None:
        self.board.file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
