"""A cell in a month's place as a person sees it: a date whose number format shows a year alone, "YTD" before it or
"target" behind it says what it shows, not the month that it holds."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from ibdesk.domain.month import NAMES, SHORT_NAMES
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.values.format_parts import PLAIN_FORMATS
from ibdesk.reading.values.number_format import written_beside

_SECTIONS = re.compile(r'(?:"[^"]*"?|\\.|[^;"\\])+')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) ?(-?\d+(?:\.\d+)?)\]")
_TOKEN = re.compile(
    r'"([^"]*)"?|\\(.)|_.|\*.|\[[^\]]*\]|(am/pm|a/p|general|standard|d+|m+|y+|e+|h+|s+(?:[.,]0+)?|q+|w+|n+)|(.)',
    re.IGNORECASE | re.DOTALL,
)
_FIRST_DAY = date(1899, 12, 30)  # from which Excel counts days
_SHORT = 2  # as many letters of a token at the most that writes digits
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Beside a month these say nothing of its figures: "Month ending 31 July 2014", "1st August", "Aug 14 actual".
_SAY_NOTHING = frozenset((
    "month", "months", "monthly", "ending", "ended", "end", "m", "e", "me", "as", "at", "on", "in", "for", "of",
    "the", "st", "nd", "rd", "th", "t", "z", "actual", "actuals", "data", "figures", "figure", "position",
    "snapshot", "date", "reporting", "report", "updated", "number", "no",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+|\d+")
_QUIET = re.compile(r"[\s,.:;/'’‘()\-–—|]*")
_Token = tuple[str, str]  # a piece of the date in small letters, or ""; else a text as it is written


def as_seen(cell: Cell) -> Cell:
    """The cell, as a text where its number format shows another thing than the month that it may hold."""
    if cell.number_format in PLAIN_FORMATS:
        return cell
    shown = _shown(cell.value, cell.number_format)
    return cell if shown is None else cell._replace(kind=Kind.TEXT, value=shown, number_format="General")


@lru_cache(maxsize=4096, typed=True)  # a number equals a truth value
def _shown(value: object, number_format: str) -> str | None:
    """What is seen of a value; None where that is the month itself, with words that say nothing at the most."""
    match value:
        case datetime() as day:
            tokens = tuple(_of_date(_section_for(day.date(), number_format)))
            words = "".join(text for piece, text in tokens if not piece)
            shows_month = any(piece.startswith("m") for piece, _ in tokens)
            as_it_is = (shows_month or not number_format.strip() or _is_general(tokens)) and _says_nothing(words)
            return None if as_it_is else "".join(_written(day, piece, text) for piece, text in tokens).strip()
        case Decimal() as number:
            words = written_beside(number, number_format)
            return None if _says_nothing(words) else f"{words.strip()} {number:f}"
        case str() as text if "@" in number_format:
            tokens = tuple(_pieces(next(each for each in _SECTIONS.findall(number_format) if "@" in each)))
            words = "".join(each for piece, each in tokens if not piece and each != "@")
            seen = "".join(each for piece, each in tokens if not piece)
            return None if _says_nothing(words) else seen.replace("@", text)
    return None


def _says_nothing(words: str) -> bool:
    if _QUIET.fullmatch(words):
        return True
    rest = _WORD.sub("", words)
    return bool(_QUIET.fullmatch(rest)) and all(word.casefold() in _SAY_NOTHING for word in _WORD.findall(words))


def _is_general(tokens: tuple[_Token, ...]) -> bool:
    return any(piece in ("general", "standard") for piece, _ in tokens)


def _section_for(day: date, number_format: str) -> str:
    """The part of a format by which a date is shown."""
    sections: list[str] = _SECTIONS.findall(number_format) or [""]
    for section in sections[:-1]:
        found = _CONDITION.search(section)
        if found is None or _holds(found[1], (day - _FIRST_DAY).days, float(found[2])):
            return section
    return sections[-1]


def _holds(sign: str, number: int, bound: float) -> bool:
    equal, less = number == bound, number < bound
    return {"<": less, "<=": less or equal, ">": not (less or equal), ">=": not less, "=": equal}.get(sign, not equal)


def _of_date(section: str) -> Iterator[_Token]:
    """Its pieces; minutes, which are written like months, as "i"."""
    tokens = list(_pieces(section))
    pieces = [(place, piece) for place, (piece, _) in enumerate(tokens) if piece]
    for at, (place, piece) in enumerate(pieces):
        before, after = pieces[at - 1][1] if at else "", pieces[at + 1][1] if at + 1 < len(pieces) else ""
        if piece[0] == "m" and len(piece) <= _SHORT and (before.startswith("h") or after.startswith("s")):
            tokens[place] = "i" * len(piece), ""
    yield from tokens


def _pieces(section: str) -> Iterator[_Token]:
    for token in _TOKEN.finditer(section):
        quoted, escaped, piece, sign = token.groups()
        if piece is not None:
            yield piece.casefold(), piece
        else:
            yield "", next((text for text in (quoted, escaped, sign) if text is not None), " ")


def _written(day: datetime, piece: str, text: str) -> str:
    """A piece of a date as Excel, and LibreOffice, write it."""
    size = len(piece)
    match piece[:1]:
        case "d":
            return f"{day.day:0{size}d}" if size <= _SHORT else _weekday(day, size > _SHORT + 1)
        case "n" if size > 1:
            return _weekday(day, size > _SHORT)
        case "m":
            return _month(day.month, size)
        case "y" | "e":
            return f"{day.year % 100:02d}" if size <= _SHORT and piece[0] == "y" else str(day.year)
        case "h":
            return f"{day.hour:0{size}d}"
        case "i":
            return f"{day.minute:0{size}d}"
        case "s" if not piece.startswith("st"):
            return f"{day.second:02d}"
        case "q":
            return f"Q{(day.month + 2) // 3}"
        case "w":
            return str(day.isocalendar().week)
    return text


def _weekday(day: datetime, is_long: bool) -> str:
    name = _WEEKDAYS[day.weekday()]
    return name if is_long else name[:3]


def _month(number: int, size: int) -> str:
    if size <= _SHORT:
        return f"{number:0{size}d}"
    name = NAMES[number - 1]
    return {3: SHORT_NAMES[number - 1], 5: name[:1]}.get(size, name)
