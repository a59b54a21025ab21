"""Comment forms: for each responsible officer what is asked about each of their indicators for a month, with a drafted
first sentence: of the figures alone, never a cause, always to be edited."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.assessment import Status
from ibdesk.domain.board import Direction, Records
from ibdesk.domain.comments.missing_comments import comment_states
from ibdesk.domain.figure import Covers
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.assess import decimals_beside
from ibdesk.domain.report.report import BoardReport, IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.domain.travel import Judgement
from ibdesk.domain.wording import (
    change_text,
    counts_text,
    named_period_text,
    number_text,
    period_text,
    reckoned_decimals,
    reckoned_text,
    target_text,
)

_HELD = (Status.GREEN, Status.AMBER, Status.RED)


def draft_sentence(page: IndicatorPage) -> str:
    """The figure, its target and its change on last year, in one or two sentences; the same page gives the same."""
    assessed = page.assessed
    period = named_period_text(assessed.covers, assessed.month)
    if assessed.number is None:
        reason = f" ({assessed.reason})" if assessed.reason else ""
        return f"There is no figure for {period}{reason}."
    figure = _figure(page, assessed.number) + (" per 10,000" if page.basis is Basis.RATE else "")
    counts = counts_text(assessed)
    figure += f" ({counts})" if counts else ""
    return f"The figure for {period} was {figure}{_against_target(page)}.{_against_last_year(page)}"


def _figure(page: IndicatorPage, number: Fraction) -> str:
    """As shown; beside a target with as many decimals as it takes to see that it is met or missed."""
    decimals = reckoned_decimals(page.indicator, page.assessed, number)
    if page.target is not None and page.assessment.computed in _HELD:
        decimals = decimals_beside(page.target, number, decimals)
    return number_text(number, page.assessed.unit, decimals)


def _against_target(page: IndicatorPage) -> str:
    target = target_text(page.indicator, page.target)
    match page.assessment.computed:
        case _ if page.target is None:
            return ""
        case Status.GREEN:
            return f", which meets the target of {target}"
        case Status.AMBER | Status.RED:
            return f", which misses the target of {target}"
        case _:
            return ""


def _against_last_year(page: IndicatorPage) -> str:
    travel = page.travel
    then, when = reckoned_text(page.indicator, travel.then), _when(travel.then)
    match travel.direction:
        case Direction.UNKNOWN:
            return ""
        case Direction.LEVEL:
            return f" It was the same {when}."
        case _:
            pass
    went = "higher" if travel.direction is Direction.UP else "lower"
    judged = {Judgement.BETTER: ", which is better", Judgement.WORSE: ", which is worse"}.get(travel.judgement, "")
    change = change_text(travel, page.indicator.unit)
    return f" This is {change} {went} than {when} ({then}){judged}."


def _when(then: Reckoned) -> str:
    """On 31 August 2013, in August 2013, in Q1 2013/14, in the 12 months to August 2013."""
    match then.covers:
        case Covers.SNAPSHOT:
            return f"on {period_text(then.covers, then.month)}"
        case Covers.QUARTER:
            return f"in {then.long_period}"
        case _:
            return f"in {named_period_text(then.covers, then.month)}"


class FormRow(Struct, frozen=True):
    """One indicator of a form: its page, what its figures say in a sentence, the comment of the month before, the text
    that the board has for this month, and whether the Board will ask about it."""

    page: IndicatorPage
    says: str
    earlier: str
    text: str
    owed: bool


class CommentForm(Struct, frozen=True):
    """What one officer is sent. `officer` is empty where the definitions name none."""

    officer: str
    month: Month
    rows: tuple[FormRow, ...]

    @property
    def owed(self) -> int:
        """How many comments are missing that the Board will ask about."""
        return sum(row.owed for row in self.rows)


def comment_forms(report: BoardReport, records: Records) -> tuple[CommentForm, ...]:
    """A form for each officer, in the order in which the pack first names them; indicators in the pack's order."""
    earlier = {comment.code: comment.text for comment in records.comments if comment.month == report.month - 1}
    return tuple(
        CommentForm(
            each.officer,
            report.month,
            tuple(
                _row(page, earlier, page.code in each.owed)
                for page in report.pages
                if page.indicator.officer == each.officer
            ),
        )
        for each in comment_states(report)
    )


def _row(page: IndicatorPage, earlier: Mapping[str, str], owed: bool) -> FormRow:
    return FormRow(page, draft_sentence(page), earlier.get(page.code, "").strip(), page.comment.text.strip(), owed)
