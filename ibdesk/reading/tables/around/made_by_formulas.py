"""Figures that nobody counted: their formulas copy another month's figure, forecast it, draw it by lot, or put it
between its neighbours. They are kept as they stand, and told at their cells; sums, look-ups and references to where a
figure was counted are no news."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ibdesk.domain.board import Records
from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.figure import CellSource, Covers, Figure, Part
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.formulas import names_own_cells
from ibdesk.reading.cells.ranges import merged_range, position
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet
from ibdesk.reading.tables.around.growth import is_grown
from ibdesk.reading.tables.around.looked_up import LookUps
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

Place = tuple[int, int]
_RULE = "formula-makes-figure"
_LONGEST, _MOST_IN_RANGE = 80, 500
_OTHERS = "{others}"  # in a sentence, where the months are named whose figures a formula refers to
_ONE_MONTH = (Covers.MONTH, Covers.SNAPSHOT)  # longer times may well be averages of their months
_TEXTS = re.compile(r'"[^"]*"')
_RANDOM = re.compile(r"\bRAND(?:BETWEEN|ARRAY)?\(")
_FORECAST = re.compile(r"\b(?:FORECAST(?:\.\w+)*|TREND|GROWTH|LINEST|LOGEST|SLOPE|INTERCEPT)\(")
_CHOICE = re.compile(r"\b(?:IF|IFS|IFERROR|IFNA|LOOKUP|INDEX|CHOOSE)\(")
_OFFSET = re.compile(r"OFFSET\((\$?[A-Z]{1,3}\$?\d{1,7}),(-?\d{1,4})?,(-?\d{1,4})?\)")
_IN_THIS_ROW = re.compile(r"\w*\[\[#THISROW\],\[([^\[\]]+)\]\]")
_TESTS = re.compile(r"\b(?:ISBLANK|ISNUMBER|ISERROR|ISERR|ISNA|ISTEXT|LEN|COUNT|COUNTA|COUNTBLANK)\([^()]*\)")
# Functions that give back what they are given, and what may stand behind it in them.
_WRAPPED = re.compile(
    r"(?:ROUND|ROUNDUP|ROUNDDOWN|INT|TRUNC|VALUE|N|SUM|IFERROR|IFNA)\((.+?)(?:,[^,()]*)?\)|\((.+)\)|\+(.+)"
)
_IF_BLANK = re.compile(r'IF\(([^=,()]+)=(?:""|0),(?:""|0|NA\(\)),\1\)')
_REFERENCE = re.compile(
    r"(?P<sheet>'[^']*'!|[\w.]+!)?(?<![\w.$])(?P<cells>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w.(!])"
)
_ONE = re.compile(r"(?:'[^']*'!|[\w.\[\]]+!)?\$?[A-Z]{1,3}\$?\d{1,7}")
_LOOK_UP = re.compile(
    r"\b(?:[VHX]?LOOKUP|INDEX|INDIRECT|COUNTIFS?|SUMIFS?|AVERAGEIFS?|MAXIFS|MINIFS|SUMPRODUCT|SUM|COUNTA?|GETPIVOTDATA)\("
)
_AREA = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|![A-Z$\d:]+")
_BARE_BEFORE, _BARE_AFTER = frozenset("(,;"), frozenset("),;")


class _Formula(Struct, frozen=True):
    """A figure's formula, as `written`, `full` in capitals with its look-ups worked out, and as `text` without what
    stands in quotation marks. `others` are the same indicator's figures of other months that it refers to, by their
    cells, `is_pure` where it refers to nothing else; `bare` those that stand in it as they are, in nothing that is
    worked out. `grown`: it is another number times a factor near one."""

    written: str
    full: str
    text: str
    figure: Figure
    others: Mapping[Place, Figure]
    bare: frozenset[Place]
    is_pure: bool
    grown: bool = False


def report_made_by_formulas(sheet: Sheet, held: Iterable[Records], problems: SheetProblems) -> None:
    """Tell of each figure that its own formula makes."""
    if not sheet.formulas:
        return
    figures: dict[Place, Figure] = {}
    for figure in (each for records in held for each in records.figures):
        at = position(figure.source.cell) if isinstance(figure.source, CellSource) else None
        if at is not None:
            figures[at] = figure
    headings, look_ups = _headings_called(sheet), LookUps(sheet)
    seen: dict[tuple[str, Part, str], Figure] = {}
    for place in sorted(sheet.formulas):
        cell, own = sheet.cell(*place), figures.get(place)
        if cell is None or own is None:
            continue
        if not names_own_cells(sheet.formulas[place]):
            formula = _unread(sheet.formulas[place], own)
            if (said := _twice(formula, seen)) is not None:
                problems.report(said, cell, own.code, own.month)
            continue
        formula = _read(sheet, place, own, figures, headings, look_ups)
        said = _made(formula) or _twice(formula, seen) or _by_factor(formula)
        if said is not None:
            problems.report(said, cell, own.code, own.month)


def _unread(written: str, own: Figure) -> _Formula:
    """A formula that names cells of other sheets alone, as it stands."""
    full = _plain(written.strip().removeprefix("="))
    return _Formula(written.strip().removeprefix("="), full, full, own, {}, frozenset(), is_pure=False)


def _read(
    sheet: Sheet,
    place: Place,
    own: Figure,
    figures: Mapping[Place, Figure],
    headings: Mapping[str, Cell],
    look_ups: LookUps,
) -> _Formula:
    written = sheet.formulas[place]
    full = look_ups.worked_out(_plain(written.strip().removeprefix("=")).replace("_XLFN.", ""), place)
    text = _TEXTS.sub('""', full)
    text = _with_columns_named(headings, place[0], _OFFSET.sub(_moved, text))
    untested = _TESTS.sub("", text)
    others: dict[Place, Figure] = {}
    bare: set[Place] = set()
    is_pure = True
    for found in _REFERENCE.finditer(untested):
        before, after = untested[: found.start()][-1:], untested[found.end() :][:1]
        for at in _places(sheet, found):
            cell = sheet.cell(*at) if at is not None else None
            if at == place or (at is not None and (cell is None or cell.kind is not Kind.NUMBER)):
                continue  # itself within a range, a blank, a heading
            other = figures.get(at) if at is not None else None
            if at is None or other is None or (other.code, other.part) != (own.code, own.part):
                is_pure = False
            elif other.month != own.month:
                others[at] = other
                if (not before or before in _BARE_BEFORE) and (not after or after in _BARE_AFTER):
                    bare.add(at)
    grown = is_grown(sheet, _core(untested).replace("$", ""), others)
    return _Formula(written.strip().removeprefix("="), full, text, own, others, frozenset(bare), is_pure, grown)


def _moved(found: re.Match[str]) -> str:
    """The cell that an OFFSET from another one is."""
    at = position(found[1].replace("$", ""))
    row, column = (0, 0) if at is None else (at[0] + int(found[2] or 0), at[1] + int(found[3] or 0))
    return f"{column_letters(column)}{row}" if row > 0 and column > 0 else found[0]


def _with_columns_named(headings: Mapping[str, Cell], row: int, text: str) -> str:
    """The formula with the addresses of what it calls by the heading of its column in the same row."""

    def address(found: re.Match[str]) -> str:
        heading = headings.get(found[1])
        return f"{column_letters(heading.column)}{row}" if heading is not None and heading.row < row else found[0]

    return _IN_THIS_ROW.sub(address, text) if headings else text


def _headings_called(sheet: Sheet) -> dict[str, Cell]:
    """The first cell of each text that formulas call their row's columns by, in capitals and without blanks."""
    called = {each for text in sheet.formulas.values() for each in _IN_THIS_ROW.findall(_plain(text))}
    found: dict[str, Cell] = {}
    if called:
        for cell in (cell for _, cells in sheet.rows() for cell in cells if cell.kind is Kind.TEXT):
            if (text := _plain(str(cell.value))) in called:
                found.setdefault(text, cell)
    return found


def _plain(text: str) -> str:
    return text.upper().replace(" ", "")


def _places(sheet: Sheet, found: re.Match[str]) -> Iterator[Place | None]:
    """The cells of this sheet that a reference is to; None for those of another one."""
    named = (found["sheet"] or "").strip("!'")
    corners = merged_range(found["cells"].replace("$", ""))
    if corners is None or (named and named != _plain(sheet.name)):
        yield None
        return
    top, left, bottom, right = corners
    if (bottom - top + 1) * (right - left + 1) > _MOST_IN_RANGE:
        yield None
        return
    yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _made(formula: _Formula) -> Unreadable | None:
    text, month = formula.text, formula.figure.month.long
    if _RANDOM.search(text):
        return _said(formula, f"draws a number by lot, so it is no figure of {month}", Severity.ERROR)
    if _FORECAST.search(text):
        return _said(formula, f"forecasts a number, so nothing was counted for {month}")
    if not formula.others:
        return None
    if _ONE.fullmatch(_core(text)):
        return _said(formula, f"shows the figure of {_OTHERS} again, so nothing was counted for {month}")
    if _CHOICE.search(text) and formula.bare:
        return _said(formula, f"may show the figure of {_OTHERS} again where there is none for {month}")
    if not formula.is_pure:
        return None
    if len(formula.others) == 1:
        return _said(formula, f"works the number out from the figure of {_OTHERS}, so nothing was counted for {month}")
    if formula.figure.covers in _ONE_MONTH:
        return _said(formula, f"is put together from the figures of {_OTHERS}, so nothing was counted for {month}")
    return None


def _core(text: str) -> str:
    """A formula without the functions that give back what they are given."""
    while True:
        if found := _IF_BLANK.fullmatch(text):
            text = found[1]
        elif found := _WRAPPED.fullmatch(text):
            text = next(each for each in found.groups() if each)
        else:
            return text.removesuffix("*1").removesuffix("+0")


def _twice(formula: _Formula, seen: dict[tuple[str, Part, str], Figure]) -> Unreadable | None:
    """Where two months' formulas refer to the very same cell, or look up and count the very same. A population is the
    same below the line of all months."""
    own = formula.figure
    is_look_up = _LOOK_UP.search(formula.full) is not None
    core = "" if is_look_up else _core(formula.text).replace("$", "")
    is_cell = not is_look_up and _ONE.fullmatch(core) is not None
    if own.part is Part.DENOMINATOR or not (is_cell or (is_look_up and _is_of_named_cells(formula.full))):
        return None
    key = (own.code, own.part, core if is_cell else formula.full.replace("$", ""))
    first = seen.setdefault(key, own)
    if first.month == own.month or (not is_cell and first.quantity != own.quantity):
        return None
    what = "refers to the same cell as" if is_cell else "finds the same number as"
    return _said(formula, f"{what} that of {first.month.long}, so one of the two is not its own")


def _is_of_named_cells(full: str) -> bool:
    """Whether a formula names the cells that it looks something up in, and says nothing of its own row."""
    return _AREA.search(full) is not None and not any(
        sign in full for sign in ("THISROW", "@", "{", "CELL(", "RAND", "COLUMN()", "ROW()")
    )


def _by_factor(formula: _Formula) -> Unreadable | None:
    """Where a number is made of another one by growth: 2 % more than in another cell."""
    month = formula.figure.month.long
    return (
        _said(formula, f"makes the number of another one by a factor, so nothing was counted for {month}")
        if (formula.grown)
        else None
    )


def _named(formula: _Formula, with_cells: bool) -> str:
    """The months whose figures a formula refers to; of many the first and the last."""
    by_month = sorted(formula.others.items(), key=lambda each: each[1].month)
    named = [
        f"{other.month.long} ({column_letters(at[1])}{at[0]})" if with_cells else other.month.long
        for at, other in by_month
    ]
    return " and ".join((named[0], named[-1]) if len(named) > 1 else named)


def _said(formula: _Formula, what: str, severity: Severity = Severity.WARNING) -> Unreadable:
    shown = formula.written if len(formula.written) <= _LONGEST else f"{formula.written[:_LONGEST]}…"
    in_words = what.replace(_OTHERS, _named(formula, with_cells=True))
    return Unreadable(
        _RULE,
        f"The formula here (={shown}) {in_words}. The number was kept as it stands.",
        "Nothing, if the number is right; otherwise write the one that was counted, or leave the cell blank.",
        severity,
        fault=what.replace(_OTHERS, _named(formula, with_cells=False)),
    )
