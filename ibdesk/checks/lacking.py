"""Figures that an earlier workbook gave and that an import lacks, though it gives the rest of them again."""

from collections.abc import Collection, Iterator

from ibdesk.checks.phrases import joined
from ibdesk.domain.awaited import NOTHING_AWAITED, awaited_figure
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Missing, key_of
from ibdesk.domain.problem import Problem, Severity

RULE = "figure-lacking"
# So many are given again, and so many times as many as are lacking: else it is another workbook, and lacks nothing.
FEWEST_AGAIN, TIMES_AS_MANY = 3, 3
_MOST_NAMED = 4


def lacking(given: Collection[Figure], known: Records) -> Iterator[Problem]:
    """A problem for each earlier table of which some figures, of the months that are `given`, do not come again. What
    the board holds stays."""
    keys, months = set(map(key_of, given)), {figure.month for figure in given}
    tables: dict[tuple[str, str], list[Figure]] = {}
    for figure in known.figures:
        if figure.month in months and figure.quantity is not Missing.BLANK and isinstance(figure.source, CellSource):
            tables.setdefault(figure.source.table, []).append(figure)
    for figures in tables.values():
        gone = [figure for figure in figures if figure.key not in keys]
        again = len(figures) - len(gone)
        if gone and again >= max(FEWEST_AGAIN, TIMES_AS_MANY * len(gone)):
            yield _told(gone, again)


def _told(gone: list[Figure], again: int) -> Problem:
    first = gone[0]
    named = dict.fromkeys(f"indicator {figure.code} for {figure.month.long}" for figure in gone)
    shown = [*named][:_MOST_NAMED]
    more = [f"{len(named) - len(shown)} more"] if len(named) > len(shown) else []
    many = f"{len(gone)} figures" if len(gone) > 1 else "one figure"
    return Problem(
        RULE,
        Severity.WARNING,
        f"{first.source} and the cells with it gave {again + len(gone)} figures for these months; now {again} come "
        f"again and {many} not: {joined([*shown, *more])}. The board keeps what it has.",
        "If a row or a cell was lost, put it back and bring the workbook in again; where a figure no longer holds, "
        'write "No data" in its cell.',
        first.source,
        first.code,
        first.month,
        awaits=awaited_figure(first.code, first.month, first.part.value) if len(gone) == 1 else NOTHING_AWAITED,
    )
