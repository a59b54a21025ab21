"""What an import does with each figure of the board: new, changed, the same; or left as it is, which is reported."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import partial
from itertools import repeat
from typing import NamedTuple

from ibdesk.checks.imports.mistaken_months import months_replaced
from ibdesk.domain.awaited import awaited_figure
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Missing, Part, Quantity, Unit
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import MISSING_WORDS

_WITHDRAWN = (Missing.NO_DATA, Missing.NOT_APPLICABLE)
_HIDDEN = frozenset((Missing.SUPPRESSED, Missing.LOW))


class News(StrEnum):
    """What a figure of a workbook says to the board. LEFT: it says otherwise, and the board's figure stays."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "the same"
    LEFT = "left as it was"


class FigureNews(NamedTuple):
    """A figure of a workbook, what it is to the board, and what the board says; `was` is None where that is nothing.

    A named tuple, because an import makes them by the hundred thousand."""

    figure: Figure
    news: News
    was: Quantity | None = None


def those_that_are(wanted: News, figures: Iterable[FigureNews]) -> list[FigureNews]:
    """The figures that are this to the board."""
    return [each for each in figures if each[1] is wanted]


# From its fields at once, as figure_from.
_news_of: Callable[[tuple[Figure, News, Quantity | None]], FigureNews] = partial(tuple.__new__, FigureNews)


def figure_news(figures: Sequence[Figure], known: Records, kept: Collection[Hashable]) -> tuple[FigureNews, ...]:
    """What each figure is to the board, in their order. `kept` are the keys of the board's figures that a person wants
    to stay."""
    if not known.figures:
        return tuple(map(_news_of, zip(figures, repeat(News.NEW), repeat(None))))
    before = {figure.key: figure for figure in known.figures}
    found = []
    for figure in figures:
        key = figure.key
        earlier = before.get(key)
        if earlier is None:
            found.append(FigureNews(figure, News.NEW))
        elif says_the_same(figure, earlier, known):
            found.append(FigureNews(figure, News.SAME, earlier.quantity))
        else:
            left = key in kept or _only_promises(figure, earlier)
            found.append(FigureNews(figure, News.LEFT if left else News.CHANGED, earlier.quantity))
    return tuple(found)


def _only_promises(figure: Figure, earlier: Figure) -> bool:
    """Whether a word like "tbc" stands where the board has a number: nothing that is there is lost for what is not."""
    return figure.quantity is Missing.BLANK and isinstance(earlier.quantity, Fraction)


def says_the_same(figure: Figure, earlier: Figure, known: Records) -> bool:
    """Whether two figures with one key are one number in one unit."""
    return earlier.quantity == figure.quantity and _unit(earlier, known) is _unit(figure, known)


def _unit(figure: Figure, known: Records) -> Unit | None:
    """The unit that a figure is taken in: as written, else the indicator's own."""
    indicator = known.indicator(figure.code, figure.month)
    own = indicator.unit if indicator is not None and figure.part is Part.VALUE else None
    return figure.unit or own


def told_of_left(figures: Collection[FigureNews], next_step: str) -> Iterator[Problem]:
    """The problem reported for figures that shall not replace the board's; `next_step` says how they would."""
    for figure, _, was in figures:
        if figure.quantity is Missing.BLANK and isinstance(was, Fraction):
            yield _promised(figure, was)
            continue
        now = _words(figure.quantity)
        stays = f"the board's {_words(was)} stays" if was is not None else "the board's stays"
        yield Problem(
            "kept-as-it-was",
            Severity.INFO,
            f"{now} was not taken over for indicator {figure.code}, {figure.month.long}: {stays}.",
            next_step,
            figure.source,
            figure.code,
            figure.month,
            now,
        )


def _promised(figure: Figure, was: Fraction) -> Problem:
    return Problem(
        "kept-as-it-was",
        Severity.WARNING,
        f"A word that there is no figure yet stands here for indicator {figure.code}, {figure.month.long}, where the "
        f"board has {plain(was)}: {plain(was)} stays.",
        f"Nothing, if {plain(was)} still holds; otherwise write the figure, or [x] where there is none.",
        figure.source,
        figure.code,
        figure.month,
        awaits=awaited_figure(figure.code, figure.month, figure.part.value),
    )


def told_of_withdrawn(figures: Iterable[FigureNews]) -> Iterator[Problem]:
    """The problems reported for numbers of the board that a reason takes the place of: no data, or does not apply, each
    by itself; those that are hidden together."""
    changed = those_that_are(News.CHANGED, figures)
    yield from _told_of_hidden(changed)
    for figure, _, was in changed:
        if not isinstance(was, Fraction) or figure.quantity not in _WITHDRAWN:
            continue
        now = _words(figure.quantity)
        yield Problem(
            "figure-withdrawn",
            Severity.WARNING,
            f"{now} takes the place of {plain(was)} for indicator {figure.code}, {figure.month.long}.",
            f"Ask whoever supplied it whether {plain(was)} is no longer right; leave blank what is only late.",
            figure.source,
            figure.code,
            figure.month,
            now,
            awaits=awaited_figure(figure.code, figure.month, figure.part.value),
        )


def _told_of_hidden(changed: Iterable[FigureNews]) -> Iterator[Problem]:
    """The problem reported, once, for numbers of the board that a workbook hides: its public version, most likely."""
    hidden = [(figure, was) for figure, _, was in changed if isinstance(was, Fraction) and figure.quantity in _HIDDEN]
    if not hidden:
        return
    figure, was = hidden[0]
    number = "1 number" if len(hidden) == 1 else f"{len(hidden):,} numbers"
    yield Problem(
        "figure-withdrawn",
        Severity.WARNING,
        f"{_words(figure.quantity)} takes the place of {number} of the board, the first of them {plain(was)} for "
        f"indicator {figure.code}, {figure.month.long}. A public version of a workbook hides small numbers so.",
        "If it is one, undo this import, and bring in the workbook with its numbers.",
        figure.source,
        figure.code,
        figure.month,
        _words(figure.quantity),
        awaits=awaited_figure(figure.code, figure.month, figure.part.value),
    )


def _words(quantity: Quantity) -> str:
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else plain(quantity)


def replaced_in(news: Collection[FigureNews], known: Records) -> Iterator[Problem]:
    """Told of past months of which nearly every figure is changed."""
    if not known.figures:
        return
    changed = [each.figure for each in those_that_are(News.CHANGED, news)]
    yield from months_replaced(changed, [each.figure for each in news if each.news is not News.LEFT], known)
