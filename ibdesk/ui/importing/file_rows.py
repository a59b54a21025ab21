"""What an import's list of files says: each workbook with what it brings, its sheets under it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Problem
from ibdesk.domain.workbook_contents import NOT_UNDERSTOOD, LabelTaken, SheetRead, WorkbookContents
from ibdesk.ui.importing.import_words import LAYOUT_WORDS, MAPPED, NOT_RECOGNISED, NOT_USED, counted, others_words
from ibdesk.ui.importing.label_words import held_back_words

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview


class FileRow(Struct, frozen=True):
    """One workbook. `locked`: a password can still be given for it; `status` is the mark before its name."""

    workbook: str
    line: str
    status: Status
    locked: bool = False
    error: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.workbook}. {self.line}"


class SheetRow(Struct, frozen=True):
    """One sheet of the workbook above it. `layout` is that of its first table. `unread`: nothing on it was recognised,
    though it may hold figures, or a label is not understood; `described`: it was read as a person said. `labels` are
    those of its tables with what they were taken for."""

    workbook: str
    sheet: str
    line: str
    figures: int
    layout: str = ""
    unread: bool = False
    described: bool = False
    labels: tuple[LabelTaken, ...] = ()

    @property
    def held_back(self) -> LabelTaken | None:
        """The first label that nobody has explained, for which nothing of its table is used."""
        return next((each for each in self.labels if each.role == NOT_UNDERSTOOD), None)

    @property
    def count(self) -> str:
        """How many figures, as shown; empty where there are none."""
        return f"{self.figures:,}" if self.figures else ""

    @property
    def spoken(self) -> str:
        return ". ".join(filter(None, (f"Sheet {self.sheet}", self.line, self.count)))


Row = FileRow | SheetRow
_NEWS = ("new", "changed", "the same", "left as it was")


def file_rows(preview: ImportPreview, problems: Iterable[Problem]) -> tuple[Row, ...]:
    """In the order of the files; `problems` are those told of them."""
    news = _news(preview)
    open_ones = Counter(each.source.name for each in problems if each.source and each.is_open)
    rows: list[Row] = []
    for file in preview.files:
        rows.append(_file_row(file, news.get(file.name, Counter()), open_ones[file.name]))
        rows.extend(_sheet_rows(file))
    return tuple(rows)


def _news(preview: ImportPreview) -> Mapping[str, Counter[str]]:
    """How many figures of each workbook are new, changed, the same, left."""
    found: dict[str, Counter[str]] = {}
    for figure, news, _ in preview.figures:
        found.setdefault(figure.source.name, Counter())[news.value] += 1
    return found


def _file_row(file: WorkbookContents, news: Counter[str], problems: int) -> FileRow:
    """The tick is for a file of which nothing is left to look at."""
    if file.refused is not None:
        words = f"Left out: {file.refused.reason}"
        return FileRow(file.name, words, Status.RED, file.needs_password, str(file.refused))
    figures = ", ".join(f"{news[what]:,} {what}" for what in _NEWS if news[what])
    figures = figures or others_words(file.records) or "No figures"
    found = f"  ·  {counted(problems, 'problem')}" if problems else ""
    asked = f"  ·  {counted(len(file.questions), 'question')}" if file.questions else ""
    waits = bool(file.unread or file.questions or problems)
    return FileRow(file.name, f"{figures}{found}{asked}", Status.AMBER if waits else Status.GREEN)


def _sheet_rows(file: WorkbookContents) -> Iterator[SheetRow]:
    """A row for each sheet, whatever number of tables stand on it."""
    sheets: dict[str, list[SheetRead]] = {}
    for sheet in file.sheets:
        sheets.setdefault(sheet.name, []).append(sheet)
    for name, read in sheets.items():
        figures = sum(each.figures for each in read)
        unread = name in file.unread
        held = next(iter(file.held_back(name)), None)
        line = _how(read) if not unread else NOT_RECOGNISED if held is None else held_back_words(held)
        labels = tuple(label for label in file.labels if label.sheet == name)
        yield SheetRow(file.name, name, line, figures, read[0].layout, unread, _is_described(read), labels)


def _is_described(read: list[SheetRead]) -> bool:
    return any(each.layout == MAPPED for each in read)


def _how(read: list[SheetRead]) -> str:
    """One figure per row, A1:F14 and A20:F30."""
    layouts = dict.fromkeys(LAYOUT_WORDS.get(each.layout, f"{each.layout} sheet") for each in read)
    where = " and ".join(each.where for each in read if each.where)
    said = ", ".join(layouts)
    return f"{said}, {where}" if where and read[0].layout != NOT_USED else said
