"""What an import does with each figure of the board: new, changed, the same; or left as it is, which is reported."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Missing, Part, Quantity, Unit
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import MISSING_WORDS


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


def figure_news(figures: Sequence[Figure], known: Records, kept: Collection[Hashable]) -> tuple[FigureNews, ...]:
    """What each figure is to the board, in their order. `kept` are the keys of the board's figures that a person wants
    to stay."""
    if not known.figures:
        return tuple([FigureNews(figure, News.NEW) for figure in figures])
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
            news = News.LEFT if key in kept else News.CHANGED
            found.append(FigureNews(figure, news, earlier.quantity))
    return tuple(found)


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


def _words(quantity: Quantity) -> str:
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else plain(quantity)
