"""Whether a sheet is a published table or a statistical neighbours model, told by its headings."""

import re
from enum import StrEnum
from itertools import islice

from msgspec import Struct

from ibdesk.domain.published.table import LEVEL, MODEL_LAYOUT, NEW_CODE, OLD_CODE, TABLE_LAYOUT, TIME, TIME_KIND
from ibdesk.reading.cells.sheet import Cell, Kind, Sheet

_ALWAYS = frozenset((TIME, TIME_KIND, LEVEL))
_CODES = frozenset((OLD_CODE, NEW_CODE, "la_code"))
_NEIGHBOUR = re.compile(r"sn_?(\d{1,2})", re.ASCII)
_LEAST_NEIGHBOURS = 3
_ROWS_LOOKED_AT = 12


class Published(StrEnum):
    """What a sheet is; the words are its layout in the preview."""

    TABLE = TABLE_LAYOUT
    MODEL = MODEL_LAYOUT


class Found(Struct, frozen=True):
    """What a sheet is, and the row of its headings."""

    what: Published
    heading_row: int


def published_on(sheet: Sheet) -> Found | None:
    """None for a sheet that is neither."""
    for row, cells in islice(sheet.rows(), _ROWS_LOOKED_AT):
        if len(cells) < _LEAST_NEIGHBOURS:
            continue
        headings = {heading_of(cell) for cell in cells}
        if headings.issuperset(_ALWAYS):
            return Found(Published.TABLE, row)
        if headings & _CODES and sum(map(is_neighbour, headings)) >= _LEAST_NEIGHBOURS:
            return Found(Published.MODEL, row)
    return None


def heading_of(cell: Cell) -> str:
    """A heading in one case, without the mark that some files begin with; "" for a cell that holds no text."""
    if cell.kind is not Kind.TEXT or not isinstance(cell.value, str) or len(cell.value) > 200:
        return ""
    return cell.value.strip().lstrip("\ufeff").casefold()


def is_neighbour(heading: str) -> bool:
    """SN_1, SN10: the column of one of the nearest councils."""
    return _NEIGHBOUR.fullmatch(heading) is not None


def place_of(heading: str) -> int:
    """How near: 1 for SN_1. Only for a heading that is one."""
    match = _NEIGHBOUR.fullmatch(heading)
    return int(match[1]) if match is not None else 0
