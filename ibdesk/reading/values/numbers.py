"""From a cell to a number, or to the named reason for none, or to why it is neither; never to a guess."""

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.figure import MARK_WORDS, NO_MARKS, Mark, Missing, Quantity, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.number import BOUNDS, exact, is_within_bounds
from ibdesk.domain.problem import Severity
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.cells.signs import is_crossed_out
from ibdesk.reading.values.cell_text import found_in, plain_signs, text_of
from ibdesk.reading.values.number_format import Seen, meaning, seen_as, shown_otherwise, shows_time, written_beside
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable
from ibdesk.reading.values.vocabulary import WORDS_FOR_NOTHING, WORDS_FOR_ZERO

RULE, OUT_OF_BOUNDS = "unreadable-number", "number-out-of-bounds"
HOW_TO_WRITE = (
    "Write the number alone, or what stands for none: [x] no data, [z] does not apply, [c] suppressed, [low] low."
)
_MARK_OFF = (
    "Take it off, and say in the comment what it stands for; or write one that is known behind the number: [p] "
    "provisional, [e] estimated, [r] revised."
)
_LONGEST = 60
# Only ASCII digits, and thousands only in threes: 12,5 and 1.060,66 are decimal commas, and nobody may guess.
# Nor does a group of three stand behind a 0: 0,489 is one too.
_NUMBER = re.compile(r"[+-]? ?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:\.\d+)?|[+-]? ?\.\d+", re.ASCII)
_UNITS = (
    (re.compile(r" ?(?:%|per ?cent)$"), Unit.PERCENT),
    (re.compile(r" ?days?$"), Unit.DAYS),
    (re.compile(r" ?(?:per|/) ?10[, ]?000(?: children)?$"), Unit.RATE),
    (re.compile(r" ?\(?count\)?$"), Unit.COUNT),
)
_MARKS = {
    **dict.fromkeys(("p", "prov", "prov.", "provisional", "ᵖ"), Mark.PROVISIONAL),
    **dict.fromkeys(("e", "est", "est.", "estimate", "estimated", "ᵉ"), Mark.ESTIMATED),
    **dict.fromkeys(("r", "rev", "rev.", "revised", "ʳ"), Mark.REVISED),
}
_MARK_WORDS = "|".join(map(re.escape, sorted(_MARKS, key=len, reverse=True)))
# Without brackets a letter stands apart, or raised: 48p may be a slip for 480.
_MARK = re.compile(rf" ?(?:\[({_MARK_WORDS})\]|\(({_MARK_WORDS})\))$|(?<=[\d%\])]) ({_MARK_WORDS})$|([ᵖᵉʳ])$")
# What else may stand behind a number and mean something to those who know the table.
_UNKNOWN_MARK = re.compile(
    rf"(?:{_NUMBER.pattern})(?: ?%)? ?([*†‡§¶#^~?!+]+|[¹²³⁰-⁹₀-₉ᵃ-ᵛᶜᶠᶻʰʲˡʳˢʷˣʸⁱⁿ⁽⁾]+|[(\[]\w{{1,2}}[)\]]|[a-z])",
    re.ASCII,
)
_FEW = re.compile(r"(?:<=?|≤|fewer than|less than|under|below) ?\d{1,3} ?%?")
_NOT_CROSSED_OUT = "Take out what no longer counts."
_NO_TIME = "Write the number itself and format the cell as a number."
# Two numbers in one cell: by a line or a tab between them, by more than a space, or by a sign that nobody sees.
_TWO_NUMBERS = re.compile(
    r"\d\s*(?:[^\S \xa0\u2000-\u200a\u202f\u205f\u3000]|\s{2})\s*\d|\d[\xad\u200b-\u200f\u2060\ufeff]+\d"
)
_NIL = frozenset(word[:3] for word in WORDS_FOR_ZERO)
# A plain space between threes of digits may part two numbers, where both are as large as counts are: "480 489".
_SPACED, _OF_TWO = re.compile(r"\d \d{3}(?!\d)", re.ASCII), 10_000


class Read(Struct, frozen=True):
    """A cell's quantity. `unit` is the unit as written, None for a bare number; percentages are in percent points.
    `marks` are those behind the number; `doubt` is what is to be said of it though it was read; `seen` is as what it is
    seen, where that is nothing counted."""

    quantity: Quantity
    unit: Unit | None = None
    marks: frozenset[Mark] = NO_MARKS
    doubt: Unreadable | None = None
    seen: Seen | None = None

    @property
    def bare(self) -> Fraction | None:
        """The number where no unit is written beside it."""
        return self.quantity if self.unit is None and isinstance(self.quantity, Fraction) else None


def read_number(cell: Cell) -> Read | Unreadable | None:
    """The cell's quantity; None where it says nothing at all (spaces)."""
    match cell.value:
        case bool():
            return _not_a_number(cell, "A truth value stands in a number's place")
        case Decimal() as number:
            if shows_time(cell.number_format):
                return _not_a_number(cell, "A time stands in a number's place, kept as a part of a day", _NO_TIME)
            return _from_number(number, cell.number_format)
        case datetime():
            return _not_a_number(
                cell,
                "A date stands in a number's place; Excel makes dates of entries like 1-5",
                "Format it as a number.",
            )
        case _ if cell.kind is not Kind.TEXT:
            return unreadable_formula(cell)
        case text:
            read = read_number_text(text)
            return _not_read(cell, read) if isinstance(read, str) else read


def may_be_number(text: str) -> bool:
    """False where its first signs show that a text is no number: at a hundredth of the cost of reading it."""
    start = text.lstrip()[:3]
    if not start or start[0].isalpha():
        return plain_signs(start).casefold() in _NIL
    plain = plain_signs(start)
    return not plain or plain[0] in "+-.0123456789"


def may_hold_number(cell: Cell) -> bool:
    """The same of a cell: looking closely at each of two million texts would take more than a minute."""
    return may_be_number(str(cell.value)) if cell.kind is Kind.TEXT else cell.kind is Kind.NUMBER


def holds_number(cell: Cell) -> bool:
    """Whether a number can be read in a cell, be it a text."""
    read = read_number(cell) if may_hold_number(cell) else None
    return isinstance(read, Read) and isinstance(read.quantity, Fraction)


def unreadable_formula(cell: Cell) -> Unreadable:
    """What to say of a cell that holds an error or a formula that was never worked out."""
    if cell.kind is Kind.ERROR:
        return Unreadable(
            "formula-error",
            f"The formula here ends in the error {text_of(cell)}, so there is nothing to read.",
            "Repair the formula, or write the number itself, save the workbook and read it again.",
        )
    return Unreadable(
        "formula-without-result",
        "The formula here was saved without its result, so there is nothing to read.",
        "Open the workbook in Excel once, save it, and read it again.",
    )


def _not_a_number(cell: Cell, what: str, next_step: str = "") -> Unreadable:
    found = found_in(cell)
    shown = found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"
    return Unreadable(RULE, f"{what}: “{shown}”. It was not used.", f"{next_step} {HOW_TO_WRITE}".strip())


def _not_read(cell: Cell, text: str) -> Unreadable:
    if is_crossed_out(text):
        return _not_a_number(cell, "Something is crossed out here", _NOT_CROSSED_OUT)
    if _TWO_NUMBERS.search(text.strip()):
        return _not_a_number(cell, "More than one number stands in this cell", "Leave the one that counts.")
    if _NUMBER.fullmatch(bare := plain_signs(text).casefold().removesuffix("%").rstrip()):
        return _out_of_bounds(bare)
    if found := _UNKNOWN_MARK.fullmatch(plain_signs(text).casefold()):
        said = f"Nothing says what the “{found[1]}” behind the number means: “{found_in(cell)}”. It was not used."
        return Unreadable(RULE, said, _MARK_OFF)
    return _not_a_number(cell, "This is not a number")


def _out_of_bounds(written: str) -> Unreadable:
    shown = written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
    return Unreadable(
        OUT_OF_BOUNDS, f"“{shown}” can be no figure: {BOUNDS}. It was not used.", "Write the number itself."
    )


@lru_cache(maxsize=16384)
def _from_number(number: Decimal, number_format: str) -> Read | Unreadable:
    times, unit = meaning(number, number_format)
    quantity = Fraction(number) * times if times != 1 else Fraction(number)
    if not is_within_bounds(quantity):
        return _out_of_bounds(f"{number:g}")
    otherwise = shown_otherwise(number, number_format)
    if otherwise is not None and otherwise.severity is Severity.ERROR:
        return otherwise
    return Read(
        quantity, unit, _marks_in(written_beside(number, number_format)), otherwise, seen_as(number, number_format)
    )


def marks_alone(text: str) -> frozenset[Mark]:
    """The marks of a text that is nothing else: "[e] [r]", "estimated"."""
    rest, marks = _without_marks(f"0 {plain_signs(text).casefold()}")
    return marks if rest == "0" else NO_MARKS


def marks_otherwise(cell: Cell) -> frozenset[Mark]:
    """The marks of a figure's cell that are not written as [p], [e], [r]."""
    read = read_number(cell)
    written = (str(cell.value) if cell.kind is Kind.TEXT else cell.number_format).casefold()
    return frozenset(mark for mark in read.marks if f"[{mark}]" not in written) if isinstance(read, Read) else NO_MARKS


def report_marks(
    problems: SheetProblems, marks: Iterable[Mark], cell: Cell, code: str | None = None, month: Month | None = None
) -> None:
    """Say, once a sheet, that a mark behind a figure, or its month, is written otherwise than [p], [e], [r]."""
    for mark in sorted(marks):
        if problems.once(("mark", mark)):
            problems.report(_mark_kept(mark, found_in(cell)), cell, code, month)


def _mark_kept(mark: Mark, found: str) -> Unreadable:
    stays = "" if mark is Mark.REVISED else ", until a later workbook gives it without"
    return Unreadable(
        "mark-kept",
        f"“{found}” was read as a figure with the mark [{mark}], {MARK_WORDS[mark]}{stays}. So were all others of this "
        "sheet that are marked alike.",
        f"Nothing, if that is what it means; otherwise write the number alone. Written [{mark}], a mark is not told.",
        Severity.INFO,
    )


@lru_cache(maxsize=4096)
def _marks_in(written: str) -> frozenset[Mark]:
    """The marks that a number format writes behind its numbers, as 0" [p]" does."""
    return _without_marks(f"0 {plain_signs(written).casefold()}")[1] if written else NO_MARKS


@lru_cache(maxsize=16384)
def read_number_text(text: str) -> Read | str | None:
    """The quantity that a text says; the text itself where it says none, None where it is blank."""
    plain = plain_signs(text).casefold()
    if not plain:
        return None
    if len(plain) > _LONGEST or _TWO_NUMBERS.search(text.strip()):
        return text
    plain, marks = _without_marks(plain)
    missing = _missing(plain)
    if missing is not None:
        return Read(missing, None, marks)
    for ending, unit in _UNITS:
        without = ending.sub("", plain)
        if without != plain:
            number, more = _without_marks(without)
            return _number(text, number, unit, marks | more)
    return _number(text, plain, None, marks)


def _without_marks(plain: str) -> tuple[str, frozenset[Mark]]:
    marks = set()
    while (found := _MARK.search(plain)) and found.start():
        marks.add(_MARKS[found[found.lastindex or 0]])
        plain = plain[: found.start()]
    return plain, frozenset(marks)


def _missing(plain: str) -> Missing | None:
    bare = plain[1:-1].strip() if plain[0] + plain[-1] in ("[]", "()") else plain
    if bare in WORDS_FOR_NOTHING:
        return WORDS_FOR_NOTHING[bare]
    return Missing.SUPPRESSED if _FEW.fullmatch(bare) else None


def _number(text: str, plain: str, unit: Unit | None, marks: frozenset[Mark]) -> Read | str:
    if plain in WORDS_FOR_ZERO:
        return Read(Fraction(0), unit, marks)
    if plain.endswith(".") and plain[:-1].isdigit():  # "27." in a column of texts
        plain = plain[:-1]
    if not _NUMBER.fullmatch(plain):
        return text
    number = exact(plain.replace(",", "").replace(" ", ""))
    is_change = unit is Unit.PERCENT and (plain.startswith("+") or number < 0)  # "+12" may be a number kept as text
    if not is_within_bounds(number):
        return text
    doubt = _may_be_two(text, number) if _SPACED.search(text) and abs(number) >= _OF_TWO else None
    return Read(number, unit, marks, doubt, Seen.CHANGE if is_change else None)


def _may_be_two(text: str, number: Fraction) -> Unreadable:
    return Unreadable(
        "two-numbers-or-one",
        f"“{text.strip()[:_LONGEST]}” was read as {int(number):,}. It may be two numbers in one cell.",
        "Nothing, if it is one; otherwise leave the number that counts. Thousands may have a comma.",
        Severity.WARNING,
    )
