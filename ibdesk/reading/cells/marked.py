"""Cells that stand raised or crossed out as a whole: what was a number or a date becomes a text with its signs."""

from datetime import datetime
from decimal import Decimal

from ibdesk.reading.cells.sheet import CellValue, Kind
from ibdesk.reading.cells.signs import STROKE, Place, crossed_out, placed


def marked(content: tuple[Kind, CellValue], place: Place, is_crossed_out: bool) -> tuple[Kind, CellValue]:
    """The cell's content as a person sees it; errors and formulas without a result stay what they are."""
    kind, value = content
    if kind in (Kind.ERROR, Kind.FORMULA_WITHOUT_RESULT):
        return content
    text = placed(written(value), place)
    if is_crossed_out and STROKE not in text:
        text = crossed_out(text)
    return Kind.TEXT, text


def written(value: CellValue) -> str:
    """A cell's value as a plain text."""
    match value:
        case bool(truth):
            return "TRUE" if truth else "FALSE"
        case Decimal() as number:
            return f"{number:f}"
        case datetime() as day:
            return f"{day:%Y-%m-%d}" if day == datetime(day.year, day.month, day.day) else f"{day:%Y-%m-%d %H:%M:%S}"
        case text:
            return text
