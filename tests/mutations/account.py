"""Figures held against what a workbook says in a second reading: each is what stands there, and each that stands there
has come in or was told."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part
from ibdesk.domain.problem import Problem
from tests.made import cell_of
from tests.mutations.good_books import NAMES
from tests.mutations.truth import Place, TrueCell, TrueSheet, address, place_of

CODE, NAME = 1, 2  # the columns of both books
_ROLES = {
    **dict.fromkeys(("month", "period", "date"), "month"),
    **dict.fromkeys(("value", "figure", "actual"), Part.VALUE),
    **dict.fromkeys(("numerator", "num"), Part.NUMERATOR),
    **dict.fromkeys(("denominator", "out of"), Part.DENOMINATOR),
    **dict.fromkeys(("rate", "rate per 10,000"), Part.RATE),
    **dict.fromkeys(("comment", "commentary"), "comment"),
    **{"code": "code", "indicator": "name"},
}
_OF_SHEET = {"numerators": Part.NUMERATOR, "denominators": Part.DENOMINATOR}
# Told beside what was read, and no reason why something was not.
NO_REASON = frozenset(
    (
        *("workbook-note", "hidden-cells", "code-and-name-differ", "day-first"),
        *("percent-scale", "mark-not-kept", "mark-kept", "repeated-month"),
    )
)
_OF_WHOLE_ROW = frozenset(("row-without-code", "month-missing", "unreadable-covers"))


# What arrived, held against what the workbook says.


def wrong(records: Records, said: dict[str, TrueSheet], told: Sequence[Problem]) -> Iterator[str]:
    """Every figure and comment that is not what stands at its cell, in its row and under its heading."""
    for figure in records.figures:
        sheet = said.get(cell_of(figure).sheet)
        place = place_of(cell_of(figure).cell)
        cell = sheet.cells.get(place) if sheet else None
        if sheet is None or cell is None:
            yield f"{figure.key} comes from {figure.source}, where nothing stands"
            continue
        yield from (f"{figure.source}: {why}" for why in _differences(figure, sheet, place, cell, told))
    for comment in records.comments:
        assert comment.source is not None
        place = place_of(comment.source.cell)
        cell = said[comment.source.sheet].cells.get(place)
        if cell is None or (cell.not_crossed_out != comment.text and cell.day is None):
            yield f"{comment.source}: the comment {comment.text!r} is not what stands there"
        yield from _wrong_keys(comment.code, comment.month, said[comment.source.sheet], place)


def _differences(
    figure: Figure, sheet: TrueSheet, place: Place, cell: TrueCell, told: Sequence[Problem]
) -> Iterator[str]:
    if figure.quantity not in cell.quantities():
        yield f"{figure.quantity} was read, {cell} stands there"
    if cell.provisional is not figure.provisional:
        yield "the mark of a provisional figure came or went"
    if figure.code == "10" and figure.part is Part.VALUE and cell.bare_share:
        scales = [problem for problem in told if problem.rule == "percent-scale" and problem.code == "10"]
        if not scales:
            yield f"{cell.text} of a percentage was taken for percent points without a word"
    if (over := _merged_over_several(sheet, place)) is not None:
        yield f"it is merged over {over}, and nobody can tell what it is for"
    if part_over(sheet, place) not in (figure.part, None):
        yield f"it was read as a {figure.part}, and stands under {part_over(sheet, place)}"
    yield from _wrong_keys(figure.code, figure.month, sheet, place)


def _merged_over_several(sheet: TrueSheet, place: Place) -> str | None:
    """The range of a figure that is merged over more than one row with something in it, or column with a heading."""
    for left, top, right, bottom in sheet.merged:
        if (top, left) != place:
            continue
        rows = {row for row, column in sheet.cells if top <= row <= bottom and not left <= column <= right}
        headed = {column for row, column in sheet.cells if row == heading_row(sheet) and left <= column <= right}
        if len(rows | {top}) > 1 or len(headed) > 1:
            return f"{address((top, left))}:{address((bottom, right))}"
    return None


def _wrong_keys(code: str, month: object, sheet: TrueSheet, place: Place) -> Iterator[str]:
    codes, months = codes_of(sheet, place[0]), months_of(sheet, place)
    if code not in codes:
        yield f"it was read as indicator {code}; its row says {codes}"
    if month not in months:
        yield f"it was read as {month}; its row or column says {[str(each) for each in months]}"


def heading_row(sheet: TrueSheet) -> int | None:
    """The row of headings, wherever a mutation has put it: the one with the most words or dates of headings in it."""
    found: Counter[int] = Counter()
    for (row, _), cell in sorted(sheet.cells.items()):
        found[row] += cell.day is not None or cell.word in _ROLES
    [(row, times)] = found.most_common(1) or [(0, 0)]
    return row if times > 1 else None


def roles(sheet: TrueSheet) -> dict[int, object]:
    """What each column of a long table is."""
    row = heading_row(sheet)
    found = {column: _ROLES.get(cell.word) for (each, column), cell in sheet.cells.items()
             if each == row}  # fmt: skip
    return {column: role for column, role in found.items() if role is not None}


def part_over(sheet: TrueSheet, place: Place) -> Part | None:
    """Which number the heading, or the sheet's name, says that a column holds."""
    role, of_sheet = roles(sheet).get(place[1]), _OF_SHEET.get(sheet.name.casefold(), Part.VALUE)
    return of_sheet if role in (Part.VALUE, None) else role if isinstance(role, Part) else None


def columns_of(sheet: TrueSheet, role: str) -> list[int]:
    """The columns under a heading; of codes and names those of the good workbooks, where nothing else stands over
    them."""
    found = [column for column, each in roles(sheet).items() if each == role]
    row, usual = heading_row(sheet) or 0, {"code": CODE, "name": NAME}.get(role)
    over = sheet.cells.get((row, usual)) if usual else None
    return found or ([usual] if usual and (over is None or over.day is None) else [])


def codes_of(sheet: TrueSheet, row: int) -> set[str]:
    """The codes that a row may be about: of its code, or where there is none of its name."""
    found = set()
    codes, names = ([(row, column) for column in columns_of(sheet, role)] for role in ("code", "name"))
    for cell in (cell for place in codes for cell in sheet.shown(place)):
        whole = re.fullmatch(r"0*(\d+?)(?:\.0+)?", cell.text.strip())
        found |= {whole[1]} if whole and cell.day is None else set()
    for cell in () if found else [cell for place in codes + names for cell in sheet.shown(place)]:
        found |= {code for code, name in NAMES.items() if name.casefold() == cell.word}
    return found


def months_of(sheet: TrueSheet, place: Place) -> set[object]:
    """The months that a cell's row says, or the heading over its column."""
    row = heading_row(sheet)
    at = [(row or 0, place[1]), *((place[0], column) for column in columns_of(sheet, "month"))]
    return {month for each in at for cell in sheet.shown(each) for month in cell.months()}


# What did not arrive, and whether that was said.


def lost(records: Records, said: dict[str, TrueSheet], told: Sequence[Problem]) -> Iterator[str]:
    """Every cell of figures that nothing came of, and that no problem names."""
    arrived = {(cell_of(figure).sheet, cell_of(figure).cell) for figure in records.figures}
    for sheet in said.values():
        here = [each for each in told if each.source is not None and _is_about(each, sheet.name)]
        if sheet.stray and not any(problem.rule not in NO_REASON for problem in here):
            yield f"{sheet.name}: {sheet.stray} were passed over without a word"
        for place, cell in sheet.cells.items() if sheet.name != "Notes" else ():
            if (sheet.name, address(place)) in arrived or not _may_be_figure(sheet, place, cell):
                continue
            if not any(_explains(problem, sheet, place) for problem in here) and not _kept_once(records, sheet, place):
                yield f"{sheet.name}!{address(place)}: {cell} did not arrive, and nothing says why"


def _is_about(problem: Problem, sheet: str) -> bool:
    return problem.source is not None and (cell_of(problem).sheet == sheet or f"{sheet}!" in problem.message)


def _may_be_figure(sheet: TrueSheet, place: Place, cell: TrueCell) -> bool:
    row, words = heading_row(sheet), [columns_of(sheet, role) for role in ("code", "name", "month", "comment")]
    if cell.is_blank or row is None or place[0] <= row or any(place[1] in columns for columns in words):
        return False
    if any(each.word in _ROLES for each in sheet.shown((place[0], CODE))):
        return False  # the headings of another table
    if not cell.quantities() and sum(each == place[0] for each, _ in sheet.cells) == 1:
        return False  # a note alone in its row
    return (row, place[1]) in sheet.cells or bool(cell.quantities())


def _kept_once(records: Records, sheet: TrueSheet, place: Place) -> bool:
    """Whether the same figure came in from another cell."""
    quantities, part = sheet.cells[place].quantities(), part_over(sheet, place)
    return any(
        figure.code in codes_of(sheet, place[0])
        and figure.month in months_of(sheet, place)
        and figure.part is part
        and figure.quantity in quantities
        for figure in records.figures
    )


def _explains(problem: Problem, sheet: TrueSheet, place: Place) -> bool:
    """Whether a problem says why nothing came of a cell: told at the cell, at its row's code or month (or at the cell
    merged over that), at the heading over it, for its whole row, or for its whole sheet."""
    assert problem.source is not None
    if problem.rule in NO_REASON:
        return False
    if problem.rule in ("sheet-not-used", "label-not-understood"):
        return True
    at = place_of(cell_of(problem).cell)
    if problem.rule == "given-twice":
        return re.search(rf" {re.escape(sheet.name)}!{address(place)}\b", problem.message) is not None
    row, over = place[0], (heading_row(sheet) or 0, place[1])
    keys = [over, *((row, column) for role in ("code", "name", "month") for column in columns_of(sheet, role))]
    whole = problem.rule in _OF_WHOLE_ROW and at[0] == row
    unheaded = problem.rule == "column-not-used" and at[1] == place[1]
    return at == place or at in {each for key in keys for each in sheet.places(key)} or whole or unheaded
