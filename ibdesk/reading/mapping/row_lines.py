"""What lines between an unknown sheet's rows, cells above blank ones and its name may say for its rows. Guesses."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.mapping import KIND, MonthsAcross, NotUsed, OfIndicator, RowField, WordMeaning
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.cells.sheet import Kind, Sheet
from ibdesk.reading.mapping.find_headings import is_number
from ibdesk.reading.mapping.heading_block import BETWEEN
from ibdesk.reading.mapping.like_indicator import like_indicator
from ibdesk.reading.mapping.said_for_rows import line_in, line_over
from ibdesk.reading.tables.months.month_numbers import is_named_period, month_number_in, of_financial_years
from ibdesk.reading.tables.months.months_without_years import bare_month
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of

_ROWS_LOOKED_AT = 2_000
_BEFORE_NAME = re.compile(r"^(?:performance )?(?:indicator|measure|kpi|pi)(?: name| title)? ?: *", re.IGNORECASE)
_JOINED = re.compile(r"(?:kpi|pi|ind|indicator)_?(\d+[a-z]?)", re.IGNORECASE)
_CODE_THEN_NAME = re.compile(r"((?:[a-z]{1,9}[ .:#-]{0,2})?\w{1,8})[ ]?[.:)–-]?[ ]+(\S.*)", re.IGNORECASE)


class Lines(Struct, frozen=True):
    """The field that lines say, or "", and the fields whose blank cells mean what stands above; the `names` that lines
    give, each with its indicator's code; the `kinds` of numbers that they name, "" for rows before the first of them.
    `unknown` is a line that tells rows apart, and nobody knows how."""

    field: str = ""
    down: tuple[str, ...] = ()
    names: tuple[WordMeaning, ...] = ()
    kinds: tuple[WordMeaning, ...] = ()
    unknown: str = ""


def indicator_named(text: str, known: KnownDefinitions) -> str:
    """The code that a title or a sheet's name means: "PI 7", "7 Referrals", "PI 7: Referrals", "CP plans"; "" where
    it means none, or its code and its name are of two indicators."""
    plain = _BEFORE_NAME.sub("", plain_signs(text))
    if exact := known.code_named(plain) or known.code_of(plain):
        return exact
    if (joined := _JOINED.fullmatch(plain)) and (code := known.code_of(joined[1])):
        return code
    found = _CODE_THEN_NAME.fullmatch(plain)
    code = known.code_of(found[1]) if found else None
    if found is None or code is None:
        return like_indicator(plain, known)
    named = known.code_named(found[2]) or like_indicator(found[2], known)
    return code if named in (code, "") else ""


def code_of_sheet(sheet: Sheet, first_row: int, known: KnownDefinitions) -> str:
    """The one indicator that the titles over the headings, or the sheet's name, mean; "" where they differ."""
    alone = (cells[0] for row, cells in sheet.rows() if row < first_row and len(cells) == 1)
    titles = [code for cell in alone if cell.kind is Kind.TEXT and (code := indicator_named(text_of(cell), known))]
    named = indicator_named(sheet.name, known)
    codes = {*titles, *([named] if named else [])}
    return codes.pop() if len(codes) == 1 else ""


def lines_of(
    columns: Sequence[ProposedColumn],
    sheet: Sheet,
    rows: tuple[int, int],
    below: Sequence[int],
    known: KnownDefinitions,
    tell_apart: bool,
) -> Lines:
    """What lines and cells above blank ones seem to say, for columns as they are proposed; `tell_apart`: the same
    figures come again under other lines."""
    at = {each.meaning.field: each.column for each in columns if isinstance(each.meaning, RowField)}
    across = [column for each in columns if isinstance(each.meaning, MonthsAcross) for column in each.columns]
    by_indicator = [each.column for each in columns if isinstance(each.meaning, OfIndicator)]
    figures = {*across, *by_indicator, *(at[name] for name in _FIGURES if name in at)}
    rows_looked_at = below[:_ROWS_LOOKED_AT]
    data = [row for row in rows_looked_at if any(cell.column in figures and is_number(cell) for cell in sheet.row(row))]
    down = _down(sheet, data, at)
    if "month" not in at and not across and (own := at.get("name") or at.get("code")):
        months = [cell for row in rows_looked_at if (cell := line_in(sheet, row, "month", own)) is not None]
        if months:
            return Lines("month")
    if not by_indicator and not at.keys() & {"code", "name"}:
        names = _named_lines(sheet, rows, rows_looked_at, at.get("month"), known)
        if names:
            return Lines("name", down, names)
    if tell_apart:
        return replace(_apart(sheet, rows_looked_at, data), down=down)
    if "month" in at and "year" not in at and _years_between(sheet, rows_looked_at, at["month"]):
        return Lines("year", down)
    return Lines("", down)


_FIGURES = ("value", "numerator", "denominator", "rate")


def _down(sheet: Sheet, data: Sequence[int], at: Mapping[str, int]) -> tuple[str, ...]:
    """The fields with blank cells in rows of figures that other labels stand in: what they say goes on from above."""
    own = [name for name in ("code", "name") if name in at]
    others = [at[name] for name in ("month", KIND, "category") if name in at]
    found = []
    for fields in (own, ["year"] if "year" in at else []):
        places = [at[name] for name in fields]
        blank = [row for row in data if not any(text_of(sheet.cell(row, column)) for column in places)]
        labelled = [row for row in blank if any(text_of(sheet.cell(row, column)) for column in others)]
        if places and labelled:
            found += fields
    return tuple(found)


def _named_lines(
    sheet: Sheet, rows: tuple[int, int], below: Sequence[int], month: int | None, known: KnownDefinitions
) -> tuple[WordMeaning, ...]:
    """The lines of which most name indicators; of a single table none, where the only one is its title."""
    lines = [cell for row in below if (cell := line_in(sheet, row, "name", month)) is not None]
    if not lines:
        return ()
    over = line_over(sheet, "name", rows[0])
    texts = dict.fromkeys(text_of(cell) for cell in ([over] if over is not None else []) + lines)
    named = {text: code for text in texts if (code := indicator_named(text, known))}
    if not named or 2 * len(named) < len(texts):
        return ()
    return tuple(WordMeaning(text, code) for text, code in named.items())


def _apart(sheet: Sheet, below: Sequence[int], data: Sequence[int]) -> Lines:
    """Lines that name kinds of numbers, or parts; else one of them, which nobody knows."""
    lines = {row: cell for row in below if (cell := line_in(sheet, row, KIND, None)) is not None}
    texts = list(dict.fromkeys(text_of(cell) for cell in lines.values()))
    if texts and all(line_in(sheet, row, "year", None) for row in lines):
        return Lines("year")
    return _saying(texts, bool(data) and data[0] < min(lines, default=0))


def lines_over_blocks(sheet: Sheet, rows: tuple[int, int], below: Sequence[int]) -> Lines:
    """What titles say that stand over blocks with the same headings: "North" and "South", "Actual" and "Target"."""
    headings = [text_of(cell) for cell in sheet.row(rows[1])]
    again = [row for row in below[:_ROWS_LOOKED_AT] if [text_of(cell) for cell in sheet.row(row)] == headings]
    over = [line_over(sheet, KIND, row - (rows[1] - rows[0])) for row in (rows[1], *again)] if again else []
    found = [text_of(cell) for cell in over if cell is not None]
    return _saying(list(dict.fromkeys(found)), False) if over and len(found) == len(over) else Lines()


def _saying(texts: Sequence[str], rows_before: bool) -> Lines:
    """Lines of these texts, `rows_before` the first of which stand some without one."""
    kinds = [(text, kind_of(text)) for text in texts]
    if any(kind is None for _, kind in kinds) or len({kind is NumberKind.PART for _, kind in kinds}) != 1:
        return Lines(unknown=next((text for text, kind in kinds if kind is None), texts[0] if texts else ""))
    if kinds[0][1] is NumberKind.PART:
        return Lines("category")
    values = (NumberKind.VALUE, NumberKind.NUMERATOR, NumberKind.DENOMINATOR, NumberKind.RATE)
    said = [WordMeaning(text, kind.value if kind in values else "") for text, kind in kinds if kind is not None]
    if rows_before and NumberKind.VALUE not in dict(kinds).values():
        said.insert(0, WordMeaning("", NumberKind.VALUE.value))
    return Lines(KIND, kinds=tuple(said))


def _years_between(sheet: Sheet, below: Sequence[int], month: int) -> bool:
    cells = (sheet.cell(row, month) for row in below)
    is_bare = any(cell is not None and (bare_month(cell) or month_number_in(cell)) for cell in cells)
    return is_bare and any(line_in(sheet, row, "year", month) is not None for row in below)


def kinds_under_names(
    columns: Sequence[ProposedColumn], sheet: Sheet, below: Sequence[int], known: KnownDefinitions
) -> tuple[ProposedColumn, ...]:
    """The columns, that of names as one of kinds where its names stand alone as lines and its rows say which number."""
    given = tuple(columns)
    places = [at for at, each in enumerate(given) if each.meaning == RowField("name")]
    places += [at for at, each in enumerate(given) if isinstance(each.meaning, NotUsed) and each.texts]
    place = places[0] if places else None
    if place is None or any(each.meaning in (RowField("code"), RowField(KIND)) for each in given):
        return given
    column = given[place].column
    texts = _texts_with_figures(sheet, below, column)
    lines = [cell for row in below if (cell := line_in(sheet, row, "name", None)) is not None and cell.column == column]
    kinds = [kind_of(text) for text in texts]
    named = any(indicator_named(text_of(cell), known) for cell in lines)
    if not named or not kinds or not all(kind is not None and kind is not NumberKind.PART for kind in kinds):
        return given
    why = "its words say which number a row holds, under the indicators' names"
    kind = replace(given[place], meaning=RowField(KIND), certainty=Certainty.GUESS, why=why, texts=texts)
    return (*given[:place], kind, *given[place + 1 :])


def _texts_with_figures(sheet: Sheet, below: Iterable[int], column: int) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for row in below:
        text = text_of(sheet.cell(row, column))
        if text and len(sheet.row(row)) > 1:
            found.setdefault(key_of(text) or text, text)
    return tuple(found.values())


def numbered_months(
    columns: Sequence[ProposedColumn], sheet: Sheet, below: Sequence[int]
) -> tuple[ProposedColumn, ...]:
    """The columns, that of months as the months' numbers in the financial year where such a year stands beside it."""
    given = tuple(columns)
    years = next((each for each in given if each.meaning == RowField("year")), None)
    place = next((at for at, each in enumerate(given) if each.meaning == RowField("month")), None)
    if place is None:
        place = next((at for at, each in enumerate(given) if _may_number_months(each)), None)
    if place is None or years is None:
        return given
    cells = [cell for row in below if (cell := sheet.cell(row, given[place].column)) is not None]
    of_year = [cell for row in below if (cell := sheet.cell(row, years.column)) is not None]
    if not cells or not all(month_number_in(cell) for cell in cells):
        return given
    financial = of_financial_years(years.heading.split(BETWEEN)[-1])
    calendar = not financial and all(text_of(cell).isdigit() for cell in of_year)
    from_april = all(is_named_period(cell) for cell in cells) or _is_of_periods(given[place])
    meaning: RowField | NotUsed
    if calendar:
        meaning, why = RowField("month"), "its cells number the months of a calendar year"
    elif from_april:
        meaning, why = RowField("period"), "its cells number a financial year's months"
    else:
        meaning, why = NotUsed(), _FROM_APRIL
    column = replace(given[place], meaning=meaning, certainty=Certainty.GUESS, why=why)
    return (*given[:place], column, *given[place + 1 :])


_FROM_APRIL = "say whether 1 is April (the month's number in the financial year) or January (month)"


def _is_of_periods(column: ProposedColumn) -> bool:
    return "period" in column.heading.casefold()


def _may_number_months(column: ProposedColumn) -> bool:
    heading = column.heading.casefold()
    return isinstance(column.meaning, NotUsed) and ("period" in heading or "month" in heading)
