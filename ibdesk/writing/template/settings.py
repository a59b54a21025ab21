"""The template's sheets of settings as plain data: details, definitions, targets, benchmarks, comments, events.

Headings, widths and words to choose are those of the records' own columns; here stands what needs more than its field.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, get_args

from ibdesk.domain.board import Benchmark, Comment, Event, Population, Records, ReportDetails
from ibdesk.domain.figure import BreakdownFigure, Unit
from ibdesk.domain.house_style import PLAIN, HouseStyle, PackPart
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.month import Month
from ibdesk.domain.number import plain
from ibdesk.domain.record_fields import FieldColumn, columns_of
from ibdesk.domain.target import Absolute, AtLeast, AtMost, Basis, Between, PercentOfTarget, Target
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.settings.targets_sheet import NOT_STATED
from ibdesk.reading.tables.words.sheet_names import AS_SAVED
from ibdesk.writing.template.cells import Written, number_cell, percent_cell, quantity_cell
from ibdesk.writing.template.sheets import Column, Row, TemplateSheet

_LATEST = Month(9999, 12)
_NUMBERS = {int, Fraction, AtLeast, AtMost, Between, PercentOfTarget, Absolute}
_YES_NO = ("yes", "no")
# What a record's cell is, by the name of its column.
_Cells = Mapping[str, Callable[[Any], Written]]


def report_sheet(records: Records, as_usual: bool = True) -> TemplateSheet:
    """The cover's words as what, value, and what the value was when it was saved; without `as_usual` a style
    that is the usual one is left blank, so that the sheet says nothing of it when it comes in later."""
    details = records.details or ReportDetails()
    known = [(column.heading, getattr(details, field)) for field, _, column in columns_of(ReportDetails)]
    known += [
        (column.heading, style_text(own) if as_usual or own != getattr(PLAIN, field) else "")
        for field, _, column in columns_of(HouseStyle)
        for own in (getattr(details.style, field),)
    ]
    hint = "The words on the report's cover, and its look. Write dates as they shall be printed, like 31 August 2014."
    if not as_usual:
        hint += (
            f" A value that is blank, or still is as under {AS_SAVED}, changes nothing of what the board has by then."
        )
    columns = (Column("What", 22), Column("Value", 90), Column(AS_SAVED, 40, fixed=True))
    rows = tuple(Row((what, value, value), 1) for what, value in known)
    return TemplateSheet("Report", "Report details", hint, columns, rows)


def style_text(value: str | tuple[PackPart, ...]) -> str:
    """A field of the house style as it is typed."""
    return str(value) if isinstance(value, str) else ", ".join(value)


def indicators_sheet(records: Records) -> TemplateSheet:
    """All definitions."""
    indicators = sorted(records.indicators, key=lambda each: in_code_order(each.code))
    hint = (
        "One row for each indicator. Value period: what time the shown value covers. Rate basis: what the rate per "
        "10,000 is made of. Supplied as: monthly parts are added up by IBDesk, finished figures are taken as given."
    )
    return sheet_of("Indicators", hint, Indicator, indicators, freeze=3)


def targets_sheet(records: Records) -> TemplateSheet:
    """All targets with their dates."""
    hint = (
        "Low alone: at least. High alone: at most. Both: a range, its ends included. Basis: whether the value or the "
        "rate per 10,000 is held against it. Tolerance for amber: 10% of the target, or a number in the figure's unit. "
        "A target that came with IBDesk is not listed before it is confirmed: write your own."
    )
    known = KnownDefinitions(records)

    def bound(target: Target, number: Fraction | None) -> Written:
        percent = target.basis is not Basis.RATE and _is_percentage(known, target.code, target.from_month)
        return "" if number is None else percent_cell(number) if percent else number_cell(number)

    cells: _Cells = {
        "low": lambda target: bound(target, target.low),
        "high": lambda target: bound(target, target.high),
        "basis": _basis,
        "tolerance": _tolerance,
    }
    return sheet_of("Targets", hint, Target, records.targets, cells, first=("code", "from"))


def _basis(target: Target) -> Written:
    basis = target.basis.value if target.basis else ""
    return basis if basis and target.basis_stated else f"{basis} {NOT_STATED}".strip()


def _tolerance(target: Target) -> Written:
    match target.tolerance:
        case None:
            return ""
        case PercentOfTarget(percent):
            return percent_cell(percent)
        case Absolute(amount):
            return number_cell(amount)


def _is_percentage(known: KnownDefinitions, code: str, month: Month | None) -> bool:
    return bool(known.definitions(code)) and known.definition(code, month or _LATEST).unit is Unit.PERCENT


def benchmarks_sheet(records: Records) -> TemplateSheet:
    """All benchmarks."""
    known = KnownDefinitions(records)

    def value(each: Benchmark) -> Written:
        if each.unit_written:
            number = plain(each.quantity) if isinstance(each.quantity, Fraction) else quantity_cell(each.quantity)
            return f"{number} {each.unit_written}"
        is_percentage = each.basis is Basis.VALUE and _is_percentage(known, each.code, _LATEST)
        return quantity_cell(each.quantity, Unit.PERCENT if is_percentage else None)

    hint = "England, statistical neighbours and the region, each with the year its value is for, like 2012/13."
    return sheet_of("Benchmarks", hint, Benchmark, records.benchmarks, {"value": value})


def population_sheet(records: Records) -> TemplateSheet:
    """Children aged 0-17 by year."""
    hint = "A year's population holds from January until the next row's year. Rates per 10,000 are made with it."
    return sheet_of("Population", hint, Population, sorted(records.populations, key=lambda each: each.year))


def breakdowns_sheet(records: Records) -> TemplateSheet:
    """What the figures are made of, by category."""
    known = KnownDefinitions(records)

    def value(each: BreakdownFigure) -> Written:
        percent = _is_percentage(known, each.code, each.month)
        return quantity_cell(each.quantity, Unit.PERCENT if percent else None)

    hint = "One row for each category of an indicator in a month, without a total: that is the indicator's own figure."
    return sheet_of("Breakdowns", hint, BreakdownFigure, records.breakdowns, {"value": value})


def comments_sheet(records: Records) -> TemplateSheet:
    """The officers' comments."""
    hint = "One comment for each indicator and month: what the figure says, why, what is being done, by when."
    return sheet_of("Comments", hint, Comment, records.comments)


def events_sheet(records: Records) -> TemplateSheet:
    """What happened when."""
    hint = "Shown on the charts. Rebase: the control chart begins anew with this month, for the reason given."
    return sheet_of("Events", hint, Event, records.events, {"code": lambda event: event.code or "all"})


def sheet_of(
    name: str,
    hint: str,
    kind: type,
    records: Iterable[Any],
    cells: _Cells | None = None,
    first: tuple[str, ...] = (),
    freeze: int = 1,
) -> TemplateSheet:
    """A row for each record and a column for each of its own, those named `first` at the left. `cells` are what more
    than a field is needed for."""
    shown = sorted(columns_of(kind), key=lambda each: (*first, each.column.name).index(each.column.name))
    rows = tuple(
        Row(tuple((cells or {}).get(each.column.name, _cell_of(each.field))(record) for each in shown))
        for record in records
    )
    return TemplateSheet(name, name, hint, tuple(_column(each, kind) for each in shown), rows, freeze)


def _column(each: FieldColumn, record: type) -> Column:
    types = get_args(each.type) or (each.type,)
    text = not _NUMBERS.intersection(types)
    words = next((kind for kind in types if text and isinstance(kind, type) and issubclass(kind, StrEnum)), ())
    choices = _YES_NO if bool in types else tuple(word.value for word in words)
    codes = each.column.heading == "Code" and record is not Indicator
    return Column(each.column.heading, each.column.width, text, choices, codes)


def _cell_of(field: str) -> Callable[[Any], Written]:
    return lambda record: _cell(getattr(record, field))


def _cell(value: Any) -> Written:
    match value:
        case None:
            return ""
        case bool():
            return _YES_NO[0] if value else _YES_NO[1]
        case Month():
            return value.medium
        case Fraction():
            return number_cell(value)
        case tuple():
            return ", ".join(value)
    return str(value)
