"""How a removed number may stand in what people wrote: surely it, or perhaps: rounded, or written in another way."""

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.number import LONGEST_NUMBER, round_half_up

_DIGITS = re.compile(r"(?<![\w.,])(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?!\w)")
# Other signs between thousands, a comma before decimals, thousands in words or letters.
_GROUPED = re.compile(r"(?<![\w.,])(\d{1,3}(?:[ \u00a0\u2009\u202f'\u2019.]\d{3})+)(?:,(\d+))?(?!\w)")
_SCALED = re.compile(
    r"(?<![\w.,])(\d+)(?:[.,](\d+))?\s*-?(dozen|hundred|thousand|k|million|mn?)s?(?!\w)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s-]")
_UNDER_TWENTY = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
_SMALL = {word: at for at, word in enumerate(_UNDER_TWENTY)} | {word: 20 + 10 * at for at, word in enumerate(_TENS)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "k": 1_000, "million": 10**6, "mn": 10**6, "m": 10**6}
_SPELT_SCALES = {"dozen", "hundred", "thousand", "million"}
LARGEST_SAID_AS_A_WORD = 12
_MOST_IN_WORDS = 10**12
_LEAST_ROUNDED = 10  # below it a whole number says too little to be taken for a rounded one


class _Said(Struct, frozen=True):
    """A number as it is written: `unit` is what one of its last digit that is no rounding zero is worth. `plainly`:
    in digits, or in words alone, which can mean no other number."""

    number: Fraction
    unit: Fraction
    plainly: bool = True

    @property
    def digits(self) -> int:
        """How many digits it says."""
        return len(str(int(self.number / self.unit)))


def says_number(text: str, numbers: Collection[Fraction]) -> bool:
    """Whether a text writes one of the numbers, in digits, whole or rounded as pages round it, or in words."""
    wanted = {abs(each) for each in numbers}
    return any(
        said.plainly and (said.number in wanted or any(_is_rounded(said, number) for number in wanted))
        for said in _said_in(text)
    )


def may_say_number(text: str, numbers: Collection[Fraction], least_digits: int) -> bool:
    """Whether a text writes a number that may be one of these, for a person to look at: "about 1,200", "1 234", "1.2k"
    or "over twelve hundred" for 1,234. What is rounded says at least so many digits."""
    wanted = {abs(each) for each in numbers}
    return any(
        said.number in wanted
        or (said.number and said.digits >= least_digits and any(_may_stand_for(said, number) for number in wanted))
        for said in _said_in(text)
    )


def _is_rounded(said: _Said, number: Fraction) -> bool:
    """Whether digits are the rounding of a number with decimals."""
    if number.denominator == 1 or said.number < _LEAST_ROUNDED or said.unit > 1:
        return False
    decimals = len(str(said.unit.denominator)) - 1
    return said.number == Fraction(round_half_up(number, decimals))


def _may_stand_for(said: _Said, number: Fraction) -> bool:
    """Whether a number was rounded to this one, to the nearest ten, fifty and so on, or up or down."""
    if number < _LEAST_ROUNDED or (number.denominator == 1 and said.unit == 1):
        return False
    away = abs(said.number - number)
    fives = said.digits > 2 and said.number % (5 * said.unit) == 0
    nearest = (5 * said.unit if fives else said.unit) / 2
    return away <= nearest or (said.digits > 1 and away < said.unit)


def _said_in(text: str) -> Iterator[_Said]:
    for found in _DIGITS.finditer(text):
        yield from _of_digits(found[1].replace(",", ""), found[2], plainly=True)
    for found in _GROUPED.finditer(text):
        yield from _of_digits(re.sub(r"\D", "", found[1]), found[2], plainly=False)
    for found in _SCALED.finditer(text):
        for said in _of_digits(found[1], found[2], plainly=False):
            scale = _SCALES[found[3].casefold()]
            yield _Said(said.number * scale, said.unit * scale, plainly=False)
    yield from _in_words(text)


def _of_digits(whole: str, decimals: str | None, plainly: bool) -> Iterator[_Said]:
    if len(whole) + len(decimals or "") > LONGEST_NUMBER:
        return
    number = Fraction(f"{whole}.{decimals}" if decimals else whole)
    yield _Said(number, Fraction(1, 10 ** len(decimals)) if decimals else _unit_of(int(number)), plainly)


def _unit_of(number: int) -> Fraction:
    """Of a whole number: 10 for 490, 100 for 1,200."""
    text = str(number)
    return Fraction(10 ** (len(text) - len(text.rstrip("0")))) if number else Fraction(1)


def _in_words(text: str) -> Iterator[_Said]:
    """Numbers such as "twelve hundred and thirty-four" or "a thousand"; not "thousands", nor the words of "1.2
    thousand"."""
    total, current, begun, digits = 0, 0, False, False
    for word in (*_WORD.findall(text.casefold()), "."):
        if word in _SMALL and (not begun or _goes_on(current, _SMALL[word])):
            current, begun = current + _SMALL[word], True
        elif word in _SPELT_SCALES and not digits and total + current < _MOST_IN_WORDS:
            scaled = max(current, 1) * _SCALES[word]
            total, current = (total + scaled, 0) if _SCALES[word] >= 1_000 else (total, scaled)
            begun = True
        elif word != "and" or not begun:
            if begun:
                yield _Said(Fraction(total + current), _unit_of(total + current))
            total, current, begun = 0, _SMALL.get(word, 0), word in _SMALL
        digits = word.isdigit()


def _goes_on(current: int, small: int) -> bool:
    """Whether a word adds to what was said: "four" after "thirty" and "hundred", not after "three"."""
    return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and 0 < small < 10)
