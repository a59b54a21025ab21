"""Figures that an earlier workbook gave and that an import lacks, though it gives the rest of them again."""

from collections.abc import Collection, Iterator, Sequence

from ibdesk.checks.evidence.phrases import joined
from ibdesk.domain.awaited import NOTHING_AWAITED, awaited_figure
from ibdesk.domain.board import Records
from ibdesk.domain.figure import CellSource, Figure, Missing, Part, key_of
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity

RULE = "figure-lacking"
# At least twice as many come again as are lacking, and as many where one row or one column lacks of a sheet with the
# same name: else it is another table, and lacks nothing.
FEWEST_AGAIN, TIMES_AS_MANY = 2, 2
_MOST_NAMED = 4


def lacking(
    given: Collection[Figure], known: Records, told: Collection[tuple[str | None, Month | None]] = ()
) -> Iterator[Problem]:
    """A problem for each earlier table of which some figures do not come again. The first months of one that has moved
    on to a later month are not expected; what the board holds stays. `told` are the codes and months of which another
    problem says already why nothing came; a value whose counts come now lacks nothing."""
    tables: dict[tuple[str, str], list[Figure]] = {}
    for figure in known.figures:
        if figure.quantity is not Missing.BLANK and isinstance(figure.source, CellSource):
            tables.setdefault(figure.source.table, []).append(figure)
    if not given or not tables:
        return
    keys, months = set(map(key_of, given)), {figure.month for figure in given}
    by_counts = {(figure.code, figure.month) for figure in given if figure.part in (Part.NUMERATOR, Part.DENOMINATOR)}
    sheets = {figure.source.sheet.casefold() for figure in given if isinstance(figure.source, CellSource)}
    for (_, sheet), of_table in tables.items():
        figures = _expected(of_table, months)
        gone = [each for each in figures if each.key not in keys and (each.code, each.month) not in told]
        gone = [each for each in gone if each.part is not Part.VALUE or (each.code, each.month) not in by_counts]
        again = len(figures) - len(gone)
        in_line = sheet.casefold() in sheets and _is_a_line(gone, figures)
        if gone and again >= max(FEWEST_AGAIN, len(gone) * (1 if in_line else TIMES_AS_MANY)):
            yield _told(gone, again)


def _expected(figures: Sequence[Figure], given: Collection[Month]) -> list[Figure]:
    moved_on = max(given) > max(figure.month for figure in figures)
    first = min(given) if moved_on else Month(1, 1)
    return [figure for figure in figures if figure.month >= first]


def _is_a_line(gone: Sequence[Figure], figures: Sequence[Figure]) -> bool:
    """Whether it is a row, or a column, as a whole and nothing else."""
    codes, months = {figure.code for figure in gone}, {figure.month for figure in gone}
    of_code = len(codes) == 1 and len(gone) == sum(figure.code in codes for figure in figures)
    return of_code or (len(months) == 1 and len(gone) == sum(figure.month in months for figure in figures))


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
        "If a row, a column or a cell was lost, put it back and bring the workbook in again; where a figure no longer "
        'holds, write "No data" in its cell. Nothing, if only a part was to come.',
        first.source,
        first.code,
        first.month,
        awaits=awaited_figure(first.code, first.month, first.part.value) if len(gone) == 1 else NOTHING_AWAITED,
    )
