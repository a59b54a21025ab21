"""What each column of an unknown sheet may be: by its heading, by its cells, by likeness; the last two as guesses."""

from collections.abc import Iterable, Mapping, Sequence

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import (
    Meaning,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    SheetMapping,
    year_named,
)
from ibdesk.domain.proposal import Certainty, ProposedColumn
from ibdesk.reading.mapping.by_itself import OF_YEAR, PARTS, Guess, by_itself
from ibdesk.reading.mapping.column_profile import Profile
from ibdesk.reading.mapping.heading_block import BETWEEN, Heading
from ibdesk.reading.mapping.like_indicator import like_indicator
from ibdesk.reading.mapping.needs import NOT_FOR_ALL
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.words.kinds_of_numbers import NumberKind, kind_of
from ibdesk.reading.values.cell_text import key_of

_OF_A_ROW = tuple(RowField(name) for name in NOT_FOR_ALL)
_FIGURES = frozenset(part.value for part in Part)
_NAME = RowField("name")
_ANOTHER = (NumberKind.OTHER, NumberKind.PART, NumberKind.EARLIER)


def proposed_columns(
    headings: Sequence[Heading],
    profiles: Mapping[int, Profile],
    known: KnownDefinitions,
    remembered: Iterable[SheetMapping],
) -> tuple[ProposedColumn, ...]:
    """A meaning for each heading, all months as one; NotUsed where nothing speaks for any."""
    guesses = [by_itself(heading, profiles[heading.column]) for heading in headings]
    _leave_persons_names(headings, profiles, guesses)
    _find_rows_own(headings, profiles, guesses)
    fields = {guess.meaning.field for guess in guesses if isinstance(guess.meaning, RowField)}
    if "month" in fields and not fields & {"code", "name"}:
        _find_indicators(headings, profiles, guesses, known)
    if "month" in fields and fields & {"code", "name"} and _are_across(headings, profiles, guesses, known):
        for guess in guesses:
            if guess.meaning in (RowField("code"), _NAME):
                guess.meaning, guess.certainty, guess.why = NotUsed(), Certainty.NONE, "indicators stand over columns"
        _find_indicators(headings, profiles, guesses, known)
        fields = {guess.meaning.field for guess in guesses if isinstance(guess.meaning, RowField)}
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


def _leave_persons_names(
    headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: Sequence[Guess]
) -> None:
    """Of a form's columns that of names is no indicators' where none of them is like one's and other columns' are."""
    both = _both(headings, guesses)
    unlike = [guess for each, guess in both if guess.meaning == _NAME and not profiles[each.column].names]
    elsewhere = any(profiles[each.column].names for each in headings)
    for guess in unlike if elsewhere else ():
        guess.meaning, guess.certainty = NotUsed(), Certainty.NONE
        guess.why = "its cells are no indicators' names, and another column's are"


def _find_rows_own(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[Guess]) -> None:
    """Columns of codes or names under headings that do not say so, or that stand for something else elsewhere."""
    for place, (heading, guess) in enumerate(zip(headings, guesses, strict=True)):
        profile = profiles[heading.column]
        taken = {each.meaning for each in guesses} & {RowField("code"), RowField("name")}
        if RowField("name") in taken or not (guess.certainty is Certainty.NONE or isinstance(guess.meaning, NotUsed)):
            continue
        if profile.names:
            guess.meaning, guess.certainty = RowField("name"), Certainty.GUESS
            guess.why = "its cells are indicators' names, or like them"
        elif profile.codes and place == 0 and not taken:
            guess.meaning, guess.certainty = RowField("code"), Certainty.GUESS
            guess.why = "its cells are indicators' codes"


def _find_indicators(
    headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[Guess], known: KnownDefinitions
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


def _are_across(
    headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: Sequence[Guess], known: KnownDefinitions
) -> bool:
    """Whether columns of figures are headed by indicators' own names, several of them, and nothing else holds any."""
    named = {known.code_named(each.text) for each in headings if profiles[each.column].figures} - {None}
    return len(named) > 1 and not _holds_figures(guesses)


def _part_of(lines: Sequence[str]) -> tuple[Part, list[str]]:
    """The part that the last line names, and the lines that may name the indicator, the nearest first."""
    part = PARTS.get(key_of(lines[-1]))
    return part or Part.VALUE, [lines[-1]] if part is None else list(reversed(lines[:-1]))


def _like_line(lines: Sequence[str], known: KnownDefinitions) -> str:
    return next((like for line in lines if (like := like_indicator(line, known))), "")


def _holds_figures(guesses: Iterable[Guess]) -> bool:
    return any(isinstance(guess.meaning, MonthsAcross) or _is_figure(guess.meaning) for guess in guesses)


def _is_of_indicator(guess: Guess) -> bool:
    return isinstance(guess.meaning, OfIndicator)


def _is_figure(meaning: Meaning) -> bool:
    return isinstance(meaning, RowField) and meaning.field in _FIGURES


def _find_value(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[Guess]) -> None:
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


def _find_years(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[Guess]) -> None:
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
        open_or_year = guess.certainty is Certainty.NONE or guess.why == OF_YEAR
        if open_or_year and year_named(heading.text) and profiles[heading.column].figures:
            guess.meaning, guess.certainty, guess.why = MonthsAcross(), Certainty.GUESS, OF_YEAR


def _both(headings: Sequence[Heading], guesses: Sequence[Guess]) -> list[tuple[Heading, Guess]]:
    return list(zip(headings, guesses, strict=True))


def _as_said_before(headings: Sequence[Heading], guesses: list[Guess], remembered: Iterable[SheetMapping]) -> None:
    """What a person said of the same heading on another sheet, or before the others changed."""
    said = {column.key: (column.meaning, mapping) for mapping in remembered for column in mapping.columns if column.key}
    for heading, guess in zip(headings, guesses, strict=True):
        if guess.certainty is not Certainty.KNOWN and heading.key in said:
            guess.meaning, mapping = said[heading.key]
            # What is left out is listed; that it was left out before is nothing to confirm.
            guess.certainty = Certainty.NONE if isinstance(guess.meaning, NotUsed) else Certainty.GUESS
            guess.why = f"as was said of the sheet “{mapping.sheet}”"


def _leave_to_the_months(guesses: Iterable[Guess]) -> None:
    """Beside a column for each month another figure or a comment does not say which month it is about."""
    found = list(guesses)
    if any(isinstance(guess.meaning, MonthsAcross) for guess in found):
        for guess in found:
            if guess.meaning == RowField("comment") or _is_figure(guess.meaning):
                guess.meaning, guess.certainty = NotUsed(), Certainty.NONE
                guess.why = "it does not say which month it is about"


def _only_once(headings: Sequence[Heading], profiles: Mapping[int, Profile], guesses: list[Guess]) -> None:
    """Of two columns with one meaning the first that is known has it, or the first; of two columns of figures one that
    holds figures."""
    seen: dict[Meaning, Guess] = {}
    empty = {id(guess): not profiles[each.column].figures for each, guess in zip(headings, guesses, strict=True)}

    def rank(guess: Guess) -> tuple[bool, bool]:
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
