"""What a number format says of its numbers: the unit beside them, and whether they are seen as they are."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.figure import Unit
from ibdesk.domain.problem import Severity
from ibdesk.reading.values.beside_numbers import is_change, is_note_sign, makes_another
from ibdesk.reading.values.sheet_problems import Unreadable

PLAIN_FORMATS = frozenset(("General", "0", "@", ""))
NOT_SHOWN, SHOWN_OTHERWISE = "number-not-shown", "number-shown-otherwise"
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_HOURS = re.compile(r"\[(?:h+|m+|s+)\]")
_FRACTION_OF_SECOND = re.compile(r"s[.,]0+")
_UNSEEN = re.compile(r"\[[^\]]*\]|_.|\*.")
_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) ?(-?[0-9]+(?:\.[0-9]+)?)")
_COLOURS = re.compile(r"black|blue|cyan|green|magenta|red|white|yellow|colou?r ?[0-9]+")
_WHITE = re.compile(r"\[white\]", re.IGNORECASE)
_THOUSANDTHS = re.compile(r"[0#?],+(?![0#?,])")
# In what a part looks like: a place for a digit, and a point or comma that is a sign like any other.
_PLACE, _POINT = "\N{BLACK SQUARE}", "\N{MIDDLE DOT}"
_OTHER_DIGITS = re.compile(rf"{_PLACE}[,.{_POINT}]*\d|\d[,.{_POINT}]*{_PLACE}")
_BETWEEN_DIGITS = re.compile(rf"{_PLACE} ?(?!E[+-])[^{_PLACE}\d\s.,]+ ?{_PLACE}", re.IGNORECASE)
_AS_BELOW_0 = re.compile(rf"[-\N{{MINUS SIGN}}\N{{EN DASH}}(] ?[£$€]? ?{_PLACE}|{_PLACE}[-\N{{MINUS SIGN}}]$")
_RATE = re.compile(r"(?:per|/) ?10(?:[, ]?000|k)(?![\d,])")
_PERCENT = frozenset(("%", "per cent", "percent"))
_DAYS = re.compile(r"(?<!per )\bdays?\b")
_SIGNS_OF_NOTHING = frozenset(("-", "--", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", "0", "nil", "zero"))
_LONGEST_SHOWN = 30
_NEXT_STEP = (
    "If the number counts, give the cell a plain number format; otherwise write what it shows in its place, like [c] "
    "for suppressed."
)


class _Part(Struct, frozen=True):
    """One part of a format: what it writes beside the number, its signs without that, all of it in its order with
    a square for each place of a digit, what stands in brackets, and whether it is that alone."""

    written: str
    signs: str
    looks: str
    brackets: tuple[str, ...]
    is_bare: bool

    @property
    def shows_number(self) -> bool:
        if self.brackets and self.is_bare:  # [Red] alone
            return True
        return bool(set("0#?@") & set(self.signs)) or "general" in self.signs or "standard" in self.signs

    @property
    def condition(self) -> re.Match[str] | None:
        return next((found for each in self.brackets if (found := _CONDITION.fullmatch(each.strip()))), None)

    @property
    def around(self) -> tuple[str, str]:
        """The words before the number and behind it, without those for a rate."""
        looks = re.sub("general|standard", _PLACE, self.looks, flags=re.IGNORECASE).casefold()
        first, last = looks.find(_PLACE), looks.rfind(_PLACE)
        return (_RATE.sub(" ", looks[:first]), _RATE.sub(" ", looks[last + 1 :])) if first >= 0 else ("", "")

    def hides(self, number: Decimal) -> bool:
        """Whether it shows nothing of a number that is about 0: its places are # and ? alone, and no fraction's."""
        shows = set("0@/") & set(self.signs) or "general" in self.signs or "standard" in self.signs
        return not shows and not self.is_bare and not self.written.strip() and not round(number)


def shown_otherwise(number: Decimal, number_format: str) -> Unreadable | None:
    """Why a number under a format is not what a person sees there: a word, nothing, thousands of it, other digits,
    or the number with a word that makes another one of it.

    None where the number is seen, rounded perhaps, with words beside it, or as a dash for 0.
    """
    if number_format in PLAIN_FORMATS:
        return None
    return _in_white(number) if _WHITE.match(number_format) else _seen_as_another(number, _parts(number_format))


def _seen_as_another(number: Decimal, parts: tuple[_Part, ...]) -> Unreadable | None:
    part = _part_for(number, parts)
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
    if number and is_change(*part.around, (each.looks for each in parts if each is not part)):
        return _otherwise(f"shows {number:f} as a change, up or down")
    return _by_its_words(number, part)


def _by_its_words(number: Decimal, part: _Part) -> Unreadable | None:
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


def _unseen(number: Decimal, part: _Part, others_show: bool) -> Unreadable | None:
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


def _loses_its_sign(part: _Part, parts: tuple[_Part, ...]) -> bool:
    """Whether a part for numbers below 0 shows neither a minus, nor brackets, nor a colour. By a condition Excel puts
    the minus there itself."""
    if len(parts) == 1 or part is not parts[1] or any(each.condition for each in parts):
        return False
    in_colour = any(_COLOURS.fullmatch(each.strip()) for each in part.brackets)
    return not in_colour and not set("-(\N{MINUS SIGN}") & set(part.looks)


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
    written, signs, looks, is_bare = "", "", "", True
    brackets: list[str] = []
    for token in _TOKEN.finditer(number_format):
        quoted, escaped, bracket, sign = token.groups()
        if sign == ";":
            yield _Part(written, signs.casefold(), looks, tuple(brackets), is_bare)
            written, signs, looks, is_bare = "", "", "", True
            brackets = []
            continue
        is_bare = is_bare and bracket is not None
        if quoted is not None or escaped is not None:
            words = quoted or escaped or ""
            written += words
            looks += _POINT if words in (".", ",") else words
        elif bracket is not None:
            brackets.append(bracket.casefold())
        elif sign is not None:
            signs += sign
            looks += _PLACE if sign in "0#?@" else " " if sign == "/" else sign
        else:  # as wide as a sign, or filled up with it
            looks += " "
    yield _Part(written, signs.casefold(), looks, tuple(brackets), is_bare)


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
    if number_format in PLAIN_FORMATS:
        return 1, None
    part = _part_for(number, _parts(number_format))
    if part is None:
        return 1, None
    written = part.written.casefold()
    if "%" in part.signs:
        return 100, Unit.PERCENT
    if written.strip() in _PERCENT:  # 0.00"%" shows the sign and multiplies nothing
        return 1, Unit.PERCENT
    if _DAYS.search(written):
        return 1, Unit.DAYS
    return 1, Unit.RATE if _RATE.search(written) else None


def written_beside(number: Decimal, number_format: str) -> str:
    """The words that a format writes beside a number."""
    part = None if number_format in PLAIN_FORMATS else _part_for(number, _parts(number_format))
    return part.written if part is not None else ""
