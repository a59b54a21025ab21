"""What a number format says of its numbers: the unit beside them, and whether they are seen as they are."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.sheet_problems import Unreadable

PLAIN_FORMATS = frozenset(("General", "0", "@", ""))
NOT_SHOWN, SHOWN_OTHERWISE = "number-not-shown", "number-shown-otherwise"
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_HOURS = re.compile(r"\[(?:h+|m+|s+)\]")
_FRACTION_OF_SECOND = re.compile(r"s[.,]0+")
_FIRST_PART = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
_UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.")
_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) ?(-?[0-9]+(?:\.[0-9]+)?)")
_COLOURS = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?[0-9]+")
_THOUSANDTHS = re.compile(r"[0#?],+(?![0#?,])")
_OTHER_DIGITS = re.compile(r"N,?[.]?\d|\d[.]?,?N|\d+\.N")
_SIGNS_OF_NOTHING = frozenset(("-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "0", "nil", "zero"))
_LONGEST_SHOWN = 30
_NEXT_STEP = (
    "If the number counts, give the cell a plain number format; otherwise write what it shows in its place, like [c] "
    "for suppressed."
)


class _Part(Struct, frozen=True):
    """One part of a format: what it writes beside the number, its signs without that, all of it in its order with N
    for each place of a digit, and what stands in brackets."""

    written: str
    signs: str
    looks: str
    brackets: tuple[str, ...]

    @property
    def shows_number(self) -> bool:
        if self.brackets and not self.looks:  # [Red] alone
            return True
        return bool(set("0#?@") & set(self.signs)) or "general" in self.signs or "standard" in self.signs

    @property
    def condition(self) -> re.Match[str] | None:
        return next((found for each in self.brackets if (found := _CONDITION.fullmatch(each.strip()))), None)


def shown_otherwise(number: Decimal, number_format: str) -> Unreadable | None:
    """Why a number under a format is not what a person sees there: a word, nothing, thousands of it, other digits.

    None where the number is seen, rounded perhaps, with words beside it, or as a dash for 0.
    """
    if number_format in PLAIN_FORMATS:
        return None
    parts = _parts(number_format)
    part = _part_for(number, parts)
    if part is None:
        return None
    if not part.shows_number:
        return _unseen(number, part, any(each.shows_number for each in parts))
    if number and _THOUSANDTHS.search(part.signs):
        return _otherwise(f"shows {number:f} in thousands or millions")
    if _OTHER_DIGITS.search(part.looks):
        return _otherwise(f"writes other digits beside those of {number:f}")
    if number < 0 and _loses_its_sign(part, parts):
        return _otherwise(f"shows {number:f} without its sign")
    return None


def _loses_its_sign(part: _Part, parts: tuple[_Part, ...]) -> bool:
    """Whether a part for numbers below 0 shows neither a minus, nor brackets, nor a colour. By a condition Excel puts
    the minus there itself."""
    if len(parts) == 1 or part is not parts[1] or any(each.condition for each in parts):
        return False
    in_colour = any(_COLOURS.fullmatch(each.strip()) for each in part.brackets)
    return not in_colour and not set("-(\N{MINUS SIGN}") & set(part.looks)


def _unseen(number: Decimal, part: _Part, others_show: bool) -> Unreadable | None:
    shown = part.written.strip()
    if not number and shown.casefold() in _SIGNS_OF_NOTHING:
        return None
    if not number and not shown and others_show:
        return Unreadable(
            NOT_SHOWN,
            "The number format of this cell shows nothing where it holds 0. It was read as 0.",
            "Nothing, if it is 0; otherwise clear the cell, or write why there is no number.",
            Severity.WARNING,
        )
    what = f"“{shown[:_LONGEST_SHOWN]}”" if shown else "nothing"
    return Unreadable(
        NOT_SHOWN,
        f"The number format of this cell shows {what} where it holds {number:f}. It was not used.",
        _NEXT_STEP,
    )


def _otherwise(how: str) -> Unreadable:
    return Unreadable(
        SHOWN_OTHERWISE,
        f"The number format of this cell {how}, so that people see another number. It was not used.",
        "Write the number as it is meant, and give the cell a plain number format.",
    )


def _part_for(number: Decimal, parts: tuple[_Part, ...]) -> _Part | None:
    """The part that Excel shows the number by; None where the format has none for numbers."""
    numeric = parts[:3]
    if any(part.condition for part in numeric):
        return next((part for part in numeric if _holds(part, number)), numeric[-1])
    if len(numeric) == 3 and number == 0:
        return numeric[2]
    return numeric[1] if number < 0 and len(numeric) > 1 else numeric[0]


def _holds(part: _Part, number: Decimal) -> bool:
    if (found := part.condition) is None:
        return True
    bound = Decimal(found[2])
    match found[1]:
        case "<":
            return number < bound
        case "<=":
            return number <= bound
        case ">":
            return number > bound
        case ">=":
            return number >= bound
        case "=":
            return number == bound
        case _:
            return number != bound


@lru_cache(maxsize=4096)
def _parts(number_format: str) -> tuple[_Part, ...]:
    return tuple(_split(number_format))


def _split(number_format: str) -> Iterator[_Part]:
    written, signs, looks = "", "", ""
    brackets: list[str] = []
    for token in _TOKEN.finditer(number_format):
        quoted, escaped, bracket, sign = token.groups()
        if sign == ";":
            yield _Part(written, signs.casefold(), looks, tuple(brackets))
            written, signs, looks = "", "", ""
            brackets = []
        elif quoted is not None or escaped is not None:
            written += quoted or escaped or ""
            looks += quoted or escaped or ""
        elif bracket is not None:
            brackets.append(bracket.casefold())
        elif sign is not None:
            signs += sign
            looks += "N" if sign in "0#?@" else sign
        else:  # as wide as a sign, or filled up with it
            looks += " "
    yield _Part(written, signs.casefold(), looks, tuple(brackets))


@lru_cache(maxsize=4096)
def shows_time(number_format: str) -> bool:
    """Whether a number in this format is shown as a time of day or as hours, minutes, seconds: 0.5 as 12:00."""
    if number_format in PLAIN_FORMATS:
        return False
    signs = _QUOTED.sub("", number_format).partition(";")[0].casefold()
    bare = _FRACTION_OF_SECOND.sub("s", _UNSEEN.sub("", signs))
    return bool(_HOURS.search(signs) or set("hs") & set(bare)) and not set("0#?") & set(bare) and "standard" not in bare


@lru_cache(maxsize=4096)
def meaning(number_format: str) -> tuple[int, Unit | None]:
    """What a number format says of its numbers: by how much they show multiplied, and the unit beside them."""
    if number_format in PLAIN_FORMATS:
        return 1, None
    written = "".join(first or second for first, second in _QUOTED.findall(number_format)).casefold()
    signs = _UNSEEN.sub("", _QUOTED.sub("", number_format))
    if "%" in signs:
        return 100, Unit.PERCENT
    if written.strip() == "%":  # 0.00"%" shows the sign and multiplies nothing
        return 1, Unit.PERCENT
    if "day" in written:
        return 1, Unit.DAYS
    return 1, Unit.RATE if "per 10" in written else None


@lru_cache(maxsize=4096)
def written_behind(number_format: str) -> str:
    """The words that a format writes beside its positive numbers."""
    if number_format in PLAIN_FORMATS:
        return ""
    first = _FIRST_PART.match(number_format)
    return "".join(text or sign for text, sign in _QUOTED.findall(first[0] if first else ""))
