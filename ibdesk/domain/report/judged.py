"""What a page says about one indicator for one month: its numbers, compared with its target and against last year."""

from collections.abc import Hashable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Assessment, Status
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Covers, Figure
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.inherited import target_in_force
from ibdesk.domain.month import Month
from ibdesk.domain.reckoned import Reckoned
from ibdesk.domain.report.assess import assess
from ibdesk.domain.report.reckoning import Figures
from ibdesk.domain.target import Basis, Target
from ibdesk.domain.travel import Travel, travel


class Judged(Struct, frozen=True):
    """`basis` says which of `value` and `rate` was assessed; `travel` is on a year before, `since_last` on the month
    before, of a quarter on the quarter before; `previous` are one and two years before. `unconfirmed` is the target in
    force that came with the program: nothing is judged by it, and `target` is None as long as nobody confirmed it."""

    value: Reckoned
    rate: Reckoned
    target: Target | None
    basis: Basis
    assessment: Assessment
    travel: Travel
    since_last: Travel
    previous: tuple[Reckoned, ...]
    unconfirmed: Target | None = None

    def rests_on(self) -> frozenset[Hashable]:
        """The keys of every figure that the assessment and the direction of travel rest on."""
        return frozenset(figure.key for figure in self._figures())

    def _figures(self) -> Iterator[Figure]:
        for reckoned in (self.value, self.rate, self.travel.now, self.travel.then):
            yield from reckoned.figures


def judged(records: Records, figures: Figures, indicator: Indicator, month: Month) -> Judged:
    """Pure; `figures` are those of `records`, gathered once for many pages."""
    value = figures.latest_value(indicator, month)
    # A quarter is judged by the target that was in force in its last month.
    in_force = target_for(records, indicator.code, value.month)
    unconfirmed = in_force if in_force is not None and in_force.inherited else None
    target = in_force if unconfirmed is None else None
    if target is not None and target.basis is None and not figures.has_rates(indicator):
        target = replace(target, basis=Basis.VALUE)  # there is nothing else that it could be held against
    basis = (target.basis if target else None) or Basis.VALUE
    rate = figures.latest_rate(indicator, month)
    reckon = figures.rate if basis is Basis.RATE else figures.value
    assessed = rate if basis is Basis.RATE else value
    a_year_before = reckon(indicator, assessed.month.a_year_before)
    # A range that may be the value's or the rate's says of neither which way is nearer.
    bounds = target.bounds if target is not None and target.basis is not None else None
    of_board = records.board_settings.assessing_in(month)
    compares = indicator.compare_without_target and of_board.compare_without_target
    return Judged(
        value=value,
        rate=rate,
        target=target,
        basis=basis,
        assessment=assess(
            replace(indicator, compare_without_target=compares),
            target,
            assessed,
            a_year_before,
            records.override(indicator.code, month),
            of_board.tolerance,
            unconfirmed,
        ),
        travel=travel(indicator.polarity, basis, assessed, a_year_before, bounds),
        since_last=travel(indicator.polarity, basis, assessed, reckon(indicator, _one_before(assessed)), bounds),
        previous=tuple(_years_before(figures, indicator, value, month, years) for years in (1, 2)),
        unconfirmed=unconfirmed,
    )


def status_in(records: Records, figures: Figures, code: str, month: Month) -> Status | None:
    """An indicator's assessment in a month; None where there was no such indicator."""
    indicator = records.indicator(code, month)
    return None if indicator is None else judged(records, figures, indicator, month).assessment.status


def _years_before(figures: Figures, indicator: Indicator, value: Reckoned, month: Month, years: int) -> Reckoned:
    """The same quarter, or month, so many years before. Beside a quarter that did not come also one that was dated
    with the page's month then: it is shown, and nothing is compared with it."""
    then = figures.value(indicator, value.month - 12 * years)
    if value.number is not None or then.figures:
        return then
    dated_so = figures.value(indicator, month - 12 * years)
    return dated_so if dated_so.number is not None else then


def _one_before(reckoned: Reckoned) -> Month:
    return reckoned.month - (3 if reckoned.covers is Covers.QUARTER else 1)


def target_for(records: Records, code: str, month: Month) -> Target | None:
    """The target in force in a month, with the board's tolerance if it has none."""
    latest = target_in_force(records, code, month)
    tolerance = records.board_settings.assessing_in(month).tolerance
    if latest is None or latest.tolerance is not None or tolerance is None:
        return latest
    return replace(latest, tolerance=tolerance)
