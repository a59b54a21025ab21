"""What an import asks of the desk on the worker's thread, and the frozen answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.progress import Progress

if TYPE_CHECKING:
    from ibdesk.desk import CellView, Desk, ImportPreview, OpenedFile, SheetShown
    from ibdesk.desk.published_look import PublishedLook, Said
    from ibdesk.domain.figure import CellSource
    from ibdesk.domain.indicator import Indicator
    from ibdesk.domain.question import Decisions


class Previewed(Struct, frozen=True):
    """`indicators` are those that the board knows; `published` is there where a file is a published table."""

    preview: ImportPreview
    indicators: tuple[Indicator, ...]
    published: PublishedLook | None = None

    @property
    def waits(self) -> bool:
        """Whether there is nothing but published tables of which something is still to be said."""
        return self.published is not None and not self.published.is_said and not self.preview.figures


class LockedFound(Struct, frozen=True):
    """Some of the files are locked with a password; nothing was looked at further."""

    opened: tuple[OpenedFile, ...]


def opened_files(paths: Sequence[Path], progress: Progress) -> tuple[OpenedFile, ...]:
    # The worker imports what it needs: the first window need not wait for it.
    from ibdesk.desk import open_workbooks

    return open_workbooks(paths, progress)


def read_files(desk: Desk, paths: Sequence[Path], progress: Progress) -> Previewed | LockedFound:
    """What importing these files would do, unless a password has to be asked for first."""
    opened = opened_files(paths, progress)
    if any(file.needs_password for file in opened):
        return LockedFound(opened)
    return preview_of(desk, opened, progress)


def preview_of(
    desk: Desk, opened: tuple[OpenedFile, ...], progress: Progress, decisions: Decisions | None = None
) -> Previewed:
    from ibdesk.domain.published.table import MODEL_LAYOUT, TABLE_LAYOUT
    from ibdesk.domain.question import NOTHING_DECIDED

    preview = desk.imports.preview_opened(opened, progress, decisions=decisions or NOTHING_DECIDED)
    layouts = {sheet.layout for file in preview.files for sheet in file.sheets}
    look = desk.published.look(preview) if layouts & {TABLE_LAYOUT, MODEL_LAYOUT} else None
    return Previewed(preview, desk.board.records().indicators, look)


def preview_answered(desk: Desk, preview: ImportPreview, decisions: Decisions, progress: Progress) -> Previewed:
    """The same files, read with what a person decided; answers that shall hold for good are remembered, if they can."""
    from ibdesk.desk.months_for_good import with_months_for_good

    return preview_of(
        desk,
        preview.opened,
        progress,
        with_months_for_good(desk.mappings, desk.imports, preview, decisions, progress),
    )


def preview_with(desk: Desk, preview: ImportPreview, said: Said, progress: Progress) -> Previewed:
    """The same files, their published tables read as a person said."""
    return preview_of(desk, preview.opened, progress, desk.published.decide(preview, said))


def preview_beside(desk: Desk, preview: ImportPreview, paths: Sequence[Path], progress: Progress) -> Previewed:
    """The same files with what was decided about them, and more of them."""
    from ibdesk.desk import open_beside

    return preview_of(desk, open_beside(preview.opened, paths, progress), progress, preview.decisions)


def opened_with(
    opened: Sequence[OpenedFile], passwords: Mapping[int, str], progress: Progress
) -> tuple[OpenedFile, ...]:
    from ibdesk.desk import open_with_passwords

    return open_with_passwords(opened, passwords, progress)


def looked_at(preview: ImportPreview, workbook: str, sheet: str) -> SheetShown:
    from ibdesk.desk import sheet_shown

    return sheet_shown(preview, workbook, sheet)


def cell_of(preview: ImportPreview, source: CellSource) -> CellView | None:
    from ibdesk.desk import cell_shown

    return cell_shown(preview, source)
