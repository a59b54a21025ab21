"""Figures that stay as the board has them, because a person said so in the import: told, so that it is no secret."""

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Missing, Quantity
from ibdesk.domain.number import plain
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.wording import MISSING_WORDS


def without_kept(
    records: Records, known: Records, kept: Collection[Hashable]
) -> tuple[Records, tuple[Figure, ...], tuple[Problem, ...]]:
    """The records without the figures that shall not replace the board's, these figures, and what is told of them."""
    if not kept:
        return records, (), ()
    before = {figure.key: figure for figure in known.figures if figure.key in kept}
    left = tuple(figure for figure in records.figures if figure.key in before)
    used = tuple(figure for figure in records.figures if figure.key not in before)
    return replace(records, figures=used), left, tuple(_told(left, before))


def _told(left: Collection[Figure], before: Mapping[Any, Figure]) -> Iterator[Problem]:
    for figure in left:
        now, was = _words(figure.quantity), _words(before[figure.key].quantity)
        yield Problem(
            "kept-as-it-was",
            Severity.INFO,
            f"{now} was not taken over for indicator {figure.code}, {figure.month.long}: the board's {was} stays.",
            "Nothing, if that is right; otherwise undo the import, and use the workbook's figure.",
            figure.source,
            figure.code,
            figure.month,
            now,
        )


def _words(quantity: Quantity) -> str:
    return MISSING_WORDS[quantity] if isinstance(quantity, Missing) else plain(quantity)
