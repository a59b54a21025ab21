"""An .xlsx or .xlsm file read: its sheets one after the other, and what is worth telling about them."""

from collections.abc import Iterable, Iterator

from ibdesk.domain.refused import WhyRefused
from ibdesk.progress import Progress
from ibdesk.reading.cells.ranges import told_hidden, told_notes
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import Sheet, Workbook
from ibdesk.reading.cells.unworked import without_results
from ibdesk.reading.files.xlsx.book import Book, SheetEntry, left_alone, read_book
from ibdesk.reading.files.xlsx.cell_notes import notes_on_cells
from ibdesk.reading.files.xlsx.conditional_formats import as_conditional_formats_show, telling_formats, told_formats
from ibdesk.reading.files.xlsx.contents import Shared
from ibdesk.reading.files.xlsx.dummy_results import are_dummies, may_have_dummies
from ibdesk.reading.files.xlsx.number_formats import read_styles
from ibdesk.reading.files.xlsx.page_texts import texts_in_boxes
from ibdesk.reading.files.xlsx.plain_rows import PlainRows
from ibdesk.reading.files.xlsx.shared_strings import read_strings
from ibdesk.reading.files.xlsx.sheet import SheetReader
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import parse

# What a tab can be other than a sheet of cells, and what to call it.
_WITHOUT_CELLS = {
    "chartsheet": "a chart",
    "dialogsheet": "a dialog",
    "xlMacrosheet": "a sheet of macros",
    "xlIntlMacrosheet": "a sheet of macros",
}


class _Steps:
    """Counts bytes read over all parts, for the progress bar."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total = total
        self._progress = progress
        self._before = 0
        self._in_part = 0

    def next_part(self) -> None:
        self._before += self._in_part
        self._in_part = 0

    def report(self, in_part: int, words: str) -> None:
        self._in_part = in_part
        self._progress(min(self._before + in_part, self._total), self._total, words)


def read_xlsx(package: Package, progress: Progress) -> Workbook:
    """All sheets with cells. Raises Refusal where any part of them cannot be read, Cancelled when progress does."""
    book = read_book(package)
    wanted = [(entry, part) for entry in book.sheets if (part := _part(package, entry)) is not None]
    if not wanted:
        raise Refusal(
            "it has no sheet with cells",
            "Check that it is the right file, and ask the sender for it again.",
            WhyRefused.EMPTY,
        )
    strings_size = package.size(book.strings) if book.strings else 0
    steps = _Steps(sum(package.size(part) for _, part in wanted) + strings_size, progress)
    steps.report(0, "Reading the workbook")
    shared = _shared(package, book, steps)
    formats = telling_formats(package, book.styles) if book.styles else {}
    sheets: list[Sheet] = []
    zeros: list[list[tuple[int, int]]] = []
    notes: list[str] = [*left_alone(package), *_other_tabs(book)]
    for entry, part in wanted:
        steps.next_part()
        reader = _read_sheet(package, entry, part, shared, steps)
        beside = (*reader.page.texts(), *texts_in_boxes(package, part))
        on_cells = notes_on_cells(package, part)
        sheets.append(
            Sheet(
                entry.name,
                reader.finish(),
                entry.hidden,
                tuple(reader.merged),
                beside=beside,
                notes=on_cells,
                formulas=reader.results.texts.said,
            )
        )
        sheets[-1] = as_conditional_formats_show(sheets[-1], package, part, formats)
        notes += told_formats(entry.name, package, part, formats)
        zeros.append(reader.results.zeros)
        notes += _told(entry, reader)
        notes += told_notes(entry.name, on_cells)
    if any(zeros) and are_dummies(book, shared):
        sheets = [without_results(sheet, at) if at else sheet for sheet, at in zip(sheets, zeros, strict=True)]
    if book.worked_out_later and shared.formulas:
        notes.append(
            "The program that wrote this workbook left its formulas for Excel to work out, so their results here may "
            "be missing or out of date. To be sure, open it in Excel once and save it."
        )
    return Workbook(tuple(sheets), tuple(notes))


def _shared(package: Package, book: Book, steps: _Steps) -> Shared:
    styles = read_styles(package, book.styles) if book.styles else ()
    strings: list[str] = []
    if book.strings:
        strings = read_strings(package, book.strings, lambda done: steps.report(done, "Reading the texts"))
    return Shared(strings=strings, styles=styles, from_1904=book.from_1904, watches_results=may_have_dummies(book))


def _part(package: Package, entry: SheetEntry) -> str | None:
    """The part a tab's cells are in; None for a tab that has none, or has them outside the file."""
    relation = entry.relation
    if entry.is_module:
        return None
    if relation is None or (not relation.outside and not package.has(relation.target)):
        raise Refusal(f"it is damaged: its sheet “{entry.name}” is missing from the file")
    return None if relation.outside or relation.kind in _WITHOUT_CELLS else relation.target


def _other_tabs(book: Book) -> Iterator[str]:
    for entry in book.sheets:
        relation = entry.relation
        if entry.is_module:
            yield f"The sheet “{entry.name}” is a module of macros of an old Excel, without cells to read."
        elif relation is not None and relation.outside:
            yield f"The sheet “{entry.name}” lies outside the file. It was not looked for and not read."
        elif relation is not None and relation.kind in _WITHOUT_CELLS:
            yield f"The sheet “{entry.name}” is {_WITHOUT_CELLS[relation.kind]}, without cells to read."


def _read_sheet(package: Package, entry: SheetEntry, part: str, shared: Shared, steps: _Steps) -> SheetReader:
    reader = SheetReader(entry.name, shared)

    def told(chunks: Iterable[bytes]) -> Iterator[bytes]:
        done = 0
        for chunk in chunks:
            yield chunk
            done += len(chunk)
            reader.check_limits()
            steps.report(done, f"Reading the sheet “{entry.name}”, row {reader.row_number:,}")

    for_parser = PlainRows(reader).taken_from(told(package.chunks(part)))
    parse(part, for_parser, "worksheet", reader.starts(), reader.ends(), reader.runs.on_text, on_other=reader.other)
    return reader


def _told(entry: SheetEntry, reader: SheetReader) -> Iterator[str]:
    name = entry.name
    yield from told_hidden(name, entry.hidden, reader.hidden.rows, reader.hidden.columns)
    if bad := reader.contents.bad_styles:
        yield (
            f"On the sheet “{name}”, {bad:,} cells refer to number formats that are not in the file; "
            "they were read without one, so a percentage there may look like a plain number."
        )
    if reader.bad_merged:
        yield f"On the sheet “{name}”, {reader.bad_merged:,} merged ranges are written wrongly and were passed over."
