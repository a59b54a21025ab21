"""What each column of an unknown sheet may be: by its heading, by its cells, by likeness; the last two as guesses."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    ANY_MONTH,
    Meaning,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    SheetMapping,
    year_named,
)
from ibdesk.domain.month import financial_year_in
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.mapping.column_profile import Profile
from ibdesk.reading.mapping.heading_block import BETWEEN, Heading
from ibdesk.reading.mapping.like_indicator import like_indicator
from ibdesk.reading.mapping.needs import NOT_FOR_ALL
from ibdesk.reading.mapping.tables import BY_NAME
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.words.headings import LONG
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, is_whole, kind_of
from ibdesk.reading.values.cell_text import key_of
from ibdesk.reading.values.month_names import A_MONTH
from ibdesk.reading.values.month_text import financial_year_named

_LABELS = frozenset(BY_NAME[LONG].labels)
_FIELDS = {key: name for name, keys in BY_NAME[LONG].headings.items() for key in keys}
_PARTS = {key: part for part in Part for key in BY_NAME[LONG].headings[part.value]}
_YEAR_KEYS = frozenset(("year", "financialyear", "fy"))
_OF_A_ROW = tuple(RowField(name) for name in NOT_FOR_ALL)
_MEANING_SIGNS = frozenset("+±Δδ∆<>~%")
# Beside a month they may make a longer time of it, or another one.
_ANOTHER_TIME = re.compile(
    rf"\b(?:since|from|after|before|by|until|to|start|beginning|begin|early|mid|late|week|w/?e|w/?c|{A_MONTH})\b"
)
_OF_YEAR = "its heading is a financial year"
_FIGURES = frozenset(part.value for part in Part)
_ANOTHER = (NumberKind.OTHER, NumberKind.PART, NumberKind.EARLIER)


@dataclass(slots=True)
class _Guess:
    meaning: Meaning = field(default_factory=NotUsed)
    certainty: Certainty = Certainty.NONE
    why: str = ""


def proposed_columns(
    headings: Sequence[Heading],
    profiles: Mapping[int, Profile],
    known: KnownDefinitions,
    remembered: Iterable[SheetMapping],
) -> tuple[ProposedColumn, ...]:
    """A meaning for each heading, all months as one; NotUsed where nothing speaks for any."""
    guesses = [_by_itself(heading, profiles[heading.column]) for heading in headings]
    _find_rows_own(headings, profiles, guesses)
    fields = {guess.meaning.field for guess in guesses if isinstance(guess.meaning, RowField)}
    if "month" in fields and not fields & {"code", "name"}:
        _find_indicators(headings, profiles, guesses, known)
    named = fields & {"code", "name"} or ("month" in fields and not any(map(_is_of_indicator, guesses)))
    if named and not _holds_figures(guesses):
        _find_value(headings, profiles, guesses)
    _as_said_before(headings, guesses, remembered)
    _find_years(headings, profiles, guesses)
    _leave_to_the_months(guesses)
    _only_once(headings, profiles, guesses)
    return tuple(
        ProposedColumn(
            heading.column,
            heading.text,
            profiles[heading.column].samples,
            guess.meaning,
            guess.certainty,
            guess.why,
        )
        for heading, guess in zip(headings, guesses, strict=True)
    )


def _by_itself(heading: Heading, profile: Profile) -> _Guess:
    """By the heading alone, its last line or all of it; else by what stands below it."""
    if heading.month is not None:
        rest = key_of(heading.text.replace(ANY_MONTH, ""))
        part = _PARTS.get(rest)
        if part or not (rest or _MEANING_SIGNS & set(heading.text)):
            return _Guess(MonthsAcross(part or Part.VALUE), Certainty.KNOWN)
        return _beside_month(heading.text.replace(ANY_MONTH, " "))
    if financial_year_named(heading.text) is not None and profile.figures:
        return _Guess(MonthsAcross(), Certainty.GUESS, _OF_YEAR)
    keys = [key_of(heading.text), key_of(heading.text.split(BETWEEN)[-1])]
    name = next((_FIELDS[key] for key in keys if key in _FIELDS), "")
    if name in _LABELS:
        return _Guess(NotUsed(), Certainty.KNOWN)
    if name == "month" and profile.years and not profile.months:
        name = "year"
    if name in ("code", "name") and profile.months and not profile.codes:
        return _Guess(
            RowField("month"), Certainty.GUESS, "its cells are months, and its heading is for those beside it"
        )
    return _by_cells(name, keys, profile)


def _by_cells(name: str, keys: Sequence[str], profile: Profile) -> _Guess:
    if name == "month" and profile.names and not profile.months:
        return _Guess(RowField("name"), Certainty.GUESS, "its cells are indicators' names, or like them")
    if name == "month" and profile.figures and not (profile.months or profile.numbered):
        return _Guess(RowField("value"), Certainty.GUESS, "its cells are figures, and no months")
    if name:
        return _Guess(RowField(name), Certainty.KNOWN)
    if any(key in _YEAR_KEYS for key in keys) and profile.years:
        return _Guess(RowField("year"), Certainty.KNOWN)
    if profile.months:
        return _Guess(RowField("month"), Certainty.GUESS, "its cells are months")
    return _Guess()


def _beside_month(label: str) -> _Guess:
    """What stands under a month, by the label that stands there too."""
    if financial_year_in(year := label.strip(" /")) is not None or (year.isdigit() and len(year) == len("2014")):
        return _Guess(NotUsed(), Certainty.GUESS, f"“{year}” is another year")
    if _ANOTHER_TIME.search(label.casefold()):
        return _Guess(NotUsed(), Certainty.GUESS, f"“{label.strip(' /')}” may make another time of it")
    match kind_of(label.strip(" /")):
        case NumberKind.NUMERATOR | NumberKind.DENOMINATOR | NumberKind.RATE | NumberKind.VALUE as kind:
            return _Guess(MonthsAcross(Part(kind.value)), Certainty.GUESS, f"“{label.strip(' /')}” is its {kind}")
        case None if is_whole(label.strip(" /")):
            return _Guess(MonthsAcross(), Certainty.GUESS, f"“{label.strip(' /')}” is all together")
        case None:
            return _Guess(MonthsAcross(), Certainty.GUESS, "its heading is a month and something else")
        case kind:
            return _Guess(NotUsed(), Certainty.GUESS, f"“{label.strip(' /')}” is {kind}")


def _find_rows_own(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[_Guess]) -> None:
    """Columns of codes or names under headings that do not say so, or that stand for something else elsewhere."""
    for place, (heading, guess) in enumerate(zip(headings, guesses, strict=True)):
        profile = profiles[heading.column]
        taken = any(each.meaning in (RowField("code"), RowField("name")) for each in guesses)
        if taken or not (guess.certainty is Certainty.NONE or isinstance(guess.meaning, NotUsed)):
            continue
        if profile.names:
            guess.meaning, guess.certainty = RowField("name"), Certainty.GUESS
            guess.why = "its cells are indicators' names, or like them"
        elif profile.codes and place == 0:
            guess.meaning, guess.certainty = RowField("code"), Certainty.GUESS
            guess.why = "its cells are indicators' codes"


def _find_indicators(
    headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[_Guess], known: KnownDefinitions
) -> None:
    """With months down the side: which indicator a column of figures is about."""
    for heading, guess in zip(headings, guesses, strict=True):
        lines = heading.text.split(BETWEEN)
        is_part = len(lines) > 1 and _is_figure(guess.meaning)
        if not (guess.certainty is Certainty.NONE or is_part) or not heading.text:
            continue
        part, about = _part_of(lines)
        code = next((code for text in about if (code := known.code_named(text) or known.code_of(text))), None)
        if code:
            guess.meaning, guess.certainty = OfIndicator(code, part), Certainty.KNOWN
        elif profiles[heading.column].figures and (like := _like_line(about, known)):
            guess.meaning, guess.certainty = OfIndicator(like, part), Certainty.GUESS
            guess.why = f"like “{known.definitions(like)[0].name}”"
    if any(isinstance(guess.meaning, OfIndicator) for guess in guesses):
        for guess in guesses:
            if guess.meaning in _OF_A_ROW:
                guess.meaning, guess.certainty = NotUsed(), Certainty.NONE
                guess.why = "it does not say which indicator it is about"


def _part_of(lines: Sequence[str]) -> tuple[Part, list[str]]:
    """The part that the last line names, and the lines that may name the indicator, the nearest first."""
    part = _PARTS.get(key_of(lines[-1]))
    return part or Part.VALUE, [lines[-1]] if part is None else list(reversed(lines[:-1]))


def _like_line(lines: Sequence[str], known: KnownDefinitions) -> str:
    return next((like for line in lines if (like := like_indicator(line, known))), "")


def _holds_figures(guesses: Iterable[_Guess]) -> bool:
    return any(isinstance(guess.meaning, MonthsAcross) or _is_figure(guess.meaning) for guess in guesses)


def _is_of_indicator(guess: _Guess) -> bool:
    return isinstance(guess.meaning, OfIndicator)


def _is_figure(meaning: Meaning) -> bool:
    return isinstance(meaning, RowField) and meaning.field in _FIGURES


def _find_value(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[_Guess]) -> None:
    """The only column of figures beside the indicators is their value."""
    figures = [
        guess
        for heading, guess in zip(headings, guesses, strict=True)
        if guess.certainty is Certainty.NONE and profiles[heading.column].figures
    ]
    for heading, guess in zip(headings, guesses, strict=True):
        is_figure = any(each is guess for each in figures)  # two that say nothing yet are equal
        if is_figure and kind_of(heading.text.split(BETWEEN)[-1]) in _ANOTHER:
            figures = [each for each in figures if each is not guess]
            guess.certainty, guess.why = Certainty.GUESS, f"“{heading.text}” is {kind_of(heading.text)}"
    if len(figures) == 1:
        figures[0].meaning, figures[0].certainty = RowField("value"), Certainty.GUESS
        figures[0].why = "the only column of figures"


def _find_years(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[_Guess]) -> None:
    """Beside a column of months that name no year the one column of years; and columns headed by years: each holds its
    year's figures."""
    bare = any(
        guess.meaning == RowField("month") and profiles[each.column].bare for each, guess in _both(headings, guesses)
    )
    has_year = any(guess.meaning == RowField("year") for guess in guesses)
    open_years = [g for h, g in _both(headings, guesses) if g.certainty is Certainty.NONE and profiles[h.column].years]
    if bare and not has_year and len(open_years) == 1:
        open_years[0].meaning, open_years[0].certainty = RowField("year"), Certainty.GUESS
        open_years[0].why = "its cells are years"
    for heading, guess in _both(headings, guesses) if bare else ():
        open_or_year = guess.certainty is Certainty.NONE or guess.why == _OF_YEAR
        if open_or_year and year_named(heading.text) and profiles[heading.column].figures:
            guess.meaning, guess.certainty, guess.why = MonthsAcross(), Certainty.GUESS, _OF_YEAR


def _both(headings: Sequence[Heading], guesses: Sequence[_Guess]) -> list[tuple[Heading, _Guess]]:
    return list(zip(headings, guesses, strict=True))


def _as_said_before(headings: Sequence[Heading], guesses: list[_Guess], remembered: Iterable[SheetMapping]) -> None:
    """What a person said of the same heading on another sheet, or before the others changed."""
    said = {column.key: (column.meaning, mapping) for mapping in remembered for column in mapping.columns if column.key}
    for heading, guess in zip(headings, guesses, strict=True):
        if guess.certainty is not Certainty.KNOWN and heading.key in said:
            guess.meaning, mapping = said[heading.key]
            # What is left out is listed; that it was left out before is nothing to confirm.
            guess.certainty = Certainty.NONE if isinstance(guess.meaning, NotUsed) else Certainty.GUESS
            guess.why = f"as was said of the sheet “{mapping.sheet}”"


def _leave_to_the_months(guesses: Iterable[_Guess]) -> None:
    """Beside a column for each month another figure or a comment does not say which month it is about."""
    found = list(guesses)
    if any(isinstance(guess.meaning, MonthsAcross) for guess in found):
        for guess in found:
            if guess.meaning == RowField("comment") or _is_figure(guess.meaning):
                guess.meaning, guess.certainty = NotUsed(), Certainty.NONE
                guess.why = "it does not say which month it is about"


def _only_once(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[_Guess]) -> None:
    """Of two columns with one meaning the first that is known has it, or the first; of two columns of figures one that
    holds figures."""
    seen: dict[Meaning, _Guess] = {}
    empty = {id(guess): not profiles[each.column].figures for each, guess in zip(headings, guesses, strict=True)}

    def rank(guess: _Guess) -> tuple[bool, bool]:
        return _is_figure(guess.meaning) and empty[id(guess)], guess.certainty is not Certainty.KNOWN

    of_year = {id(guess) for each, guess in _both(headings, guesses) if year_named(each.text)}
    for guess in sorted(guesses, key=rank):
        is_of_year = isinstance(guess.meaning, MonthsAcross) and id(guess) in of_year
        if isinstance(guess.meaning, NotUsed) or is_of_year:
            continue
        first = seen.setdefault(guess.meaning, guess)
        if first is not guess:
            guess.meaning, guess.certainty = NotUsed(), Certainty.NONE
            guess.why = "another column holds the same"
