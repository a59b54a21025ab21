"""The rows of the Changes tab: what is told differently from the last pack, or the figures changed since any step."""

from collections.abc import Mapping

from ibdesk.domain.assessment import Status
from ibdesk.domain.month import Month
from ibdesk.domain.report.pack_changes import (
    Kind,
    PackChange,
    PageChange,
    about_words,
    kind_words,
    since_last_pack,
    turn_words,
    was_and_now,
)
from ibdesk.domain.report.report import BoardReport
from ibdesk.domain.report.restatement_words import figures_words
from ibdesk.domain.report.restatements import Changes, Restatement
from ibdesk.ui.widgets.cell_model import Cell, Row
from ibdesk.ui.widgets.changed_figure import change_cells


def pack_rows(report: BoardReport, names: Mapping[str, str], only_colours: bool) -> tuple[Row, ...]:
    """What is told differently from the last pack, as the workbook lists it."""
    return tuple(
        _figure_row(each, names, report.month) if isinstance(each, Restatement) else _page_row(each)
        for each in since_last_pack(report)
        if _changes_colour(each) or not only_colours
    )


def change_rows(changes: Changes, names: Mapping[str, str], shown: Month | None, only_colours: bool) -> tuple[Row, ...]:
    """By code and month; `shown` is the month whose page is named first."""
    return tuple(
        _figure_row(each, names, shown) for each in changes.restatements if each.changes_colour or not only_colours
    )


def summary_words(changes: Changes, shown: Month) -> str:
    count, colours = len(changes.restatements), sum(each.changes_colour for each in changes.restatements)
    if not count:
        return "No figure of a past month changed."
    which = "none changes a colour" if not colours else f"{colours} of them change{'s' * (colours == 1)} a colour"
    return f"{figures_words(changes.restatements, shown)} changed; {which}."


def nothing_words(changes: Changes, shown: Month) -> str:
    """Why no change is listed; before a first pack there is nothing that figures could be told differently from."""
    if changes.since:
        return summary_words(changes, shown)
    return "No pack has gone out yet that figures could differ from. Choose above since when changes are listed."


def _changes_colour(each: PackChange) -> bool:
    return each.changes_colour if isinstance(each, Restatement) else each.kind is Kind.ASSESSMENT


def _figure_row(each: Restatement, names: Mapping[str, str], shown: Month | None) -> Row:
    return Row((each.code, each.month, each.key), change_cells(each, names.get(each.code, ""), shown))


def _page_row(each: PageChange) -> Row:
    """Under the columns of a changed figure."""
    page, kind = each.page, kind_words(each)
    statuses: tuple[Status, ...] = ()
    was, now = was_and_now(each)
    if each.kind is Kind.ASSESSMENT:  # painted in their own column
        statuses, was, now = (each.said.status, page.assessment.status), "", ""
    cells = (
        Cell(page.code),
        # Before the name, which is shortened from its end.
        Cell(f"{kind}: {page.indicator.name}"),
        Cell(page.month.medium),
        Cell(was, words=True),
        Cell(now, words=True),
        Cell(turn_words(each), words=True),
        Cell("", statuses=statuses),
        Cell(about_words(each), quiet=True),
    )
    return Row((page.code, page.month, kind), cells)
