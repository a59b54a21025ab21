"""Conditional formats that change how a number is written: one below 6 may be shown as "c"."""

import re
from decimal import Decimal

from msgspec import Struct

_LETTER = re.compile(r"\"[^\"]*\S[^\"]*\"|\\[^\W\d_]|@")


class Condition(Struct, frozen=True):
    """What holds of a number: signs with a number each, all of which do; `outside`: not all of them."""

    bounds: tuple[tuple[str, Decimal], ...]
    outside: bool = False

    def applies(self, number: Decimal) -> bool:
        """Whether it does of this number."""
        return all(_holds(sign, number, bound) for sign, bound in self.bounds) is not self.outside


def is_telling(number_format: str) -> bool:
    """Whether a number format writes a text, or nothing, in the place of a number."""
    return bool(_LETTER.search(number_format)) or not number_format.replace(";", "").replace('""', "").strip()


def _holds(sign: str, number: Decimal, bound: Decimal) -> bool:
    return {
        "<": number < bound, "<=": number <= bound, ">": number > bound, ">=": number >= bound, "=": number == bound,
    }.get(sign, number != bound)  # fmt: skip
