"""What a number format says of its numbers: the unit beside them, and whether they are seen as they are."""

import re
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.beside_numbers import arrow_turns, is_note_sign, makes_another
from ibdesk.reading.values.format_parts import (
    A_RATE,
    PLACE,
    PLAIN_FORMATS,
    POINT,
    FormatPart,
    part_among,
    part_for,
    parts_of,
)
from ibdesk.reading.values.sheet_problems import Unreadable

NOT_SHOWN, SHOWN_OTHERWISE = "number-not-shown", "number-shown-otherwise"
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_HOURS = re.compile(r"\[(?:h+|m+|s+)\]")
_FRACTION_OF_SECOND = re.compile(r"s[.,]0+")
_UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.")
_COLOURS = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?[0-9]+")
_WHITE = re.compile(r"\[white\]", re.IGNORECASE)
_THOUSANDTHS = re.compile(r"[0#?],+(?![0#?,])")
_OTHER_DIGITS = re.compile(rf"{PLACE}[,.{POINT}]*\d|\d[,.{POINT}]*{PLACE}")
_BETWEEN_DIGITS = re.compile(rf"{PLACE} ?(?!E[+-])[^{PLACE}\d\s.,]+ ?{PLACE}", re.IGNORECASE)
_AS_BELOW_0 = re.compile(rf"[-\N{{MINUS SIGN}}\N{{EN DASH}}(] ?[£$€]? ?{PLACE}|{PLACE}[-\N{{MINUS SIGN}}]$")
_PERCENT = frozenset(("%", "per cent", "percent"))
_DAYS = re.compile(r"(?<!per )\bdays?\b")
_MONEY = re.compile(r"[£$€¤]|\b(?:gbp|eur|usd)\b")
_SIGNS_OF_NOTHING = frozenset(("-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "0", "nil", "zero"))
_LONGEST_SHOWN = 30
_NEXT_STEP = (
    "If the number counts, give the cell a plain number format; otherwise write what it shows in its place, like [c] "
    "for suppressed."
)


class Seen(Enum):
    """As what a number is seen that counts nothing: a change, with its sign, or money."""

    CHANGE = auto()
    MONEY = auto()


def shown_otherwise(number: Decimal, number_format: str) -> Unreadable | None:
    """Why a number under a format is not what a person sees there: a word, nothing, thousands of it, other digits,
    or the number with a word that makes another one of it.

    None where the number is seen, rounded perhaps, with words beside it, or as a dash for 0.
    """
    if number_format in PLAIN_FORMATS:
        return None
    return _in_white(number) if _WHITE.match(number_format) else _seen_as_another(number, parts_of(number_format))


def _seen_as_another(number: Decimal, parts: tuple[FormatPart, ...]) -> Unreadable | None:
    part = part_among(number, parts)
    if part is None:
        return None
    if not part.shows_number:
        return _unseen(number, part, any(each.shows_number for each in parts))
    if part.hides(number):
        return _zero_not_shown(number)
    if number and _THOUSANDTHS.search(part.signs):
        return _otherwise(f"shows {number:f} in thousands or millions")
    if _OTHER_DIGITS.search(part.looks):
        return _otherwise(f"writes other digits beside those of {number:f}")
    if _BETWEEN_DIGITS.search(part.looks):
        return _otherwise(f"writes other signs between the digits of {number:f}")
    if number > 0 and _AS_BELOW_0.search(part.looks.strip()):
        return _otherwise(f"shows {number:f} as if it were below 0")
    if number < 0 and _loses_its_sign(part, parts):
        return _otherwise(f"shows {number:f} without its sign")
    return _by_its_words(number, part)


def _by_its_words(number: Decimal, part: FormatPart) -> Unreadable | None:
    """Why the words beside a number make another one of it."""
    before, behind = part.around
    both = f"{before} {behind}"
    if both.isspace():
        return None
    told = f"writes “{both.strip()[:_LONGEST_SHOWN]}” beside {number:f}"
    if makes_another(before, behind):
        return _otherwise(told)
    if is_note_sign(behind):
        return Unreadable(
            SHOWN_OTHERWISE,
            f"The number format of this cell {told}, and nothing says what that means. It was not used.",
            "Give the cell a plain number format, and say in the comment what the sign stands for.",
        )
    return None


def _unseen(number: Decimal, part: FormatPart, others_show: bool) -> Unreadable | None:
    shown = part.written.strip() or ("-" if set(part.looks) == {"-"} else "")
    if not number and shown.casefold() in _SIGNS_OF_NOTHING:
        return None
    if not number and not shown and others_show:
        return _zero_not_shown(number)
    what = f"“{shown[:_LONGEST_SHOWN]}”" if shown else "nothing"
    return Unreadable(
        NOT_SHOWN,
        f"The number format of this cell shows {what} where it holds {number:f}. It was not used.",
        _NEXT_STEP,
    )


def _zero_not_shown(number: Decimal) -> Unreadable:
    return Unreadable(
        NOT_SHOWN,
        f"The number format of this cell shows nothing where it holds {number:f}. It was read as {number:f}.",
        f"Nothing, if it is {number:f}; otherwise clear the cell, or write why there is no number.",
        Severity.WARNING,
    )


def _in_white(number: Decimal) -> Unreadable:
    return Unreadable(
        NOT_SHOWN,
        f"{number:f} stands in white letters here, so people do not see it. It was read as {number:f}.",
        "Nothing, if it counts; otherwise clear the cell.",
        Severity.WARNING,
    )


def _otherwise(how: str) -> Unreadable:
    return Unreadable(
        SHOWN_OTHERWISE,
        f"The number format of this cell {how}, so that people see another number. It was not used.",
        "Write the number as it is meant, and give the cell a plain number format.",
    )


def _loses_its_sign(part: FormatPart, parts: tuple[FormatPart, ...]) -> bool:
    """Whether a part for numbers below 0 shows neither a minus, nor brackets, nor a colour. By a condition Excel puts
    the minus there itself."""
    if len(parts) == 1 or part is not parts[1] or any(each.condition for each in parts):
        return False
    in_colour = any(_COLOURS.fullmatch(each.strip()) for each in part.brackets)
    return not in_colour and not set("-(\N{MINUS SIGN}") & set(part.looks)


@lru_cache(maxsize=4096)
def shows_time(number_format: str) -> bool:
    """Whether a number in this format is shown as a time of day or as hours, minutes, seconds: 0.5 as 12:00."""
    if number_format in PLAIN_FORMATS:
        return False
    signs = _QUOTED.sub("", number_format).partition(";")[0].casefold()
    bare = _FRACTION_OF_SECOND.sub("s", _UNSEEN.sub("", signs))
    return bool(_HOURS.search(signs) or set("hs") & set(bare)) and not set("0#?") & set(bare) and "standard" not in bare


def meaning(number: Decimal, number_format: str) -> tuple[int, Unit | None]:
    """What a number format says of a number: by how much it shows it multiplied, and the unit beside it."""
    part = part_for(number, number_format)
    if part is None:
        return 1, None
    written = part.written.casefold()
    if "%" in part.signs:
        return 100, Unit.PERCENT
    if written.strip() in _PERCENT:  # 0.00"%" shows the sign and multiplies nothing
        return 1, Unit.PERCENT
    if _DAYS.search(written):
        return 1, Unit.DAYS
    return 1, Unit.RATE if A_RATE.search(written) else None


def seen_as(number: Decimal, number_format: str) -> Seen | None:
    """As what a format shows a number: +0, ▲0;▼0 and 0% below 0 as a change, "£"0 as money."""
    part = part_for(number, number_format)
    if part is None:
        return None
    # "[$£-809]" writes a sign, "[$-809]" says the language alone.
    signs = (each[1:].partition("-")[0] for each in part.brackets if each.startswith("$"))
    if any(signs) or _MONEY.search(part.looks.casefold()):
        return Seen.MONEY
    if part.looks.strip().startswith("+") or ("%" in part.looks and number < 0):
        return Seen.CHANGE
    others = (each.looks for each in parts_of(number_format) if each is not part)
    return Seen.CHANGE if number and arrow_turns(part.looks, others) else None


def written_beside(number: Decimal, number_format: str) -> str:
    """The words that a format writes beside a number."""
    part = part_for(number, number_format)
    return part.written if part is not None else ""
