"""The parts of a number format: what each writes beside a number, and by which of them a number is shown."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

PLAIN_FORMATS = frozenset(("General", "0", "@", ""))
A_RATE = re.compile(r"(?:per|/) ?10(?:[, ]?000|k)(?![\d,])")
# In what a part looks like: a place for a digit, and a point or comma that is a sign like any other.
PLACE, POINT = "\N{BLACK SQUARE}", "\N{MIDDLE DOT}"
_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|_.|\*.|\[([^\]]*)\]|(.)', re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=) ?(-?[0-9]+(?:\.[0-9]+)?)")


class FormatPart(Struct, frozen=True):
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
        looks = re.sub("general|standard", PLACE, self.looks, flags=re.IGNORECASE).casefold()
        first, last = looks.find(PLACE), looks.rfind(PLACE)
        return (A_RATE.sub(" ", looks[:first]), A_RATE.sub(" ", looks[last + 1 :])) if first >= 0 else ("", "")

    def hides(self, number: Decimal) -> bool:
        """Whether it shows nothing of a number that is about 0: its places are # and ? alone, and no fraction's."""
        shows = set("0@/") & set(self.signs) or "general" in self.signs or "standard" in self.signs
        return not shows and not self.is_bare and not self.written.strip() and not round(number)


def part_for(number: Decimal, number_format: str) -> FormatPart | None:
    """The part that Excel shows a number by; None where the format has none for numbers, or is plain."""
    return None if number_format in PLAIN_FORMATS else part_among(number, parts_of(number_format))


def part_among(number: Decimal, parts: tuple[FormatPart, ...]) -> FormatPart | None:
    """The part that Excel shows the number by; None where the format has none for numbers."""
    numeric = parts[:3]
    if any(part.condition for part in numeric):
        return next((part for part in numeric if _holds(part, number)), numeric[-1])
    if len(numeric) == 3 and number == 0:
        return numeric[2]
    return numeric[1] if number < 0 and len(numeric) > 1 else numeric[0]


def _holds(part: FormatPart, number: Decimal) -> bool:
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
def parts_of(number_format: str) -> tuple[FormatPart, ...]:
    return tuple(_split(number_format))


def _split(number_format: str) -> Iterator[FormatPart]:
    written, signs, looks, is_bare = "", "", "", True
    brackets: list[str] = []
    for token in _TOKEN.finditer(number_format):
        quoted, escaped, bracket, sign = token.groups()
        if sign == ";":
            yield FormatPart(written, signs.casefold(), looks, tuple(brackets), is_bare)
            written, signs, looks, is_bare = "", "", "", True
            brackets = []
            continue
        is_bare = is_bare and bracket is not None
        if quoted is not None or escaped is not None:
            words = quoted or escaped or ""
            written += words
            looks += POINT if words in (".", ",") else words
        elif bracket is not None:
            brackets.append(bracket.casefold())
        elif sign is not None:
            signs += sign
            looks += PLACE if sign in "0#?@" else " " if sign == "/" else sign
        else:  # as wide as a sign, or filled up with it
            looks += " "
    yield FormatPart(written, signs.casefold(), looks, tuple(brackets), is_bare)
