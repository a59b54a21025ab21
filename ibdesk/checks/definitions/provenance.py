"""Where targets, benchmarks and populations come from."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import indicators_text
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Benchmark, population_for
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import RateBasis
from ibdesk.domain.inherited import waiting_in
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.report.cover_dates import details_of, stale_dates
from ibdesk.domain.target import Target
from ibdesk.domain.wording import number_text

_unfounded = partial(Problem, "provenance", Severity.WARNING)


def _find(evidence: Evidence) -> Iterator[Problem]:
    yield from _population(evidence)
    yield from _inherited(evidence)
    yield from _targets(evidence)
    yield from _benchmarks(evidence)
    yield from _cover(evidence)


def _population(evidence: Evidence) -> Iterator[Problem]:
    needed = [page.code for page in evidence.pages if page.indicator.rate_basis is not RateBasis.NONE]
    population = population_for(evidence.records.populations, evidence.month)
    if needed and population is None:
        yield _unfounded(
            f"There is no population aged 0-17 for {evidence.month.year} or before, so no rate per 10,000 can be made "
            f"({indicators_text(needed)}).",
            "Add it in Settings, or on a Population sheet, with its source.",
            table="Population",
        )
    elif needed and population is not None and population.source is None:
        yield _unfounded(
            f"All rates per 10,000 are made of {number_text(population.children, Unit.COUNT, 0)} children aged 0-17, a "
            "number that came with IBDesk and not with any workbook of yours. It is another council's unless you know "
            "better.",
            f"Bring your own population for {evidence.month.year} in on a Population sheet, with its source.",
            table="Population",
        )
    elif needed and population is not None and not population.source_name.strip():
        yield _unfounded(
            f"The population of {population.year}, of which all rates per 10,000 are made, does not say where it comes "
            "from.",
            "Fill in its source in Settings, or on the Population sheet.",
            population.source,
            table="Population",
        )


def _inherited(evidence: Evidence) -> Iterator[Problem]:
    waiting = waiting_in(evidence.records)
    if waiting:
        yield _unfounded(
            f"{waiting.sentence} They are another council's unless you know better, so nothing is judged by them, and "
            f"they stand on no page ({indicators_text(waiting.codes)}).",
            "Confirm or clear them in Settings, under Targets; or bring your own in on a Targets sheet.",
            table="Targets",
        )


def _targets(evidence: Evidence) -> Iterator[Problem]:
    targets = [page.target for page in evidence.pages if page.target is not None]
    yield from _unsaid(
        [(target, not target.reason.strip(), target.from_month is None) for target in targets],
        _Asked("target", "who set", "or since when", "since when {} {}", ("holds", "hold"), "Targets"),
        "The Board may ask on what basis it is judged.",
        "the source and the first month",
    )


def _benchmarks(evidence: Evidence) -> Iterator[Problem]:
    shown = [
        benchmark
        for page in evidence.pages
        for benchmark in page.benchmarks
        if isinstance(benchmark.quantity, Fraction)
    ]
    yield from _unsaid(
        [(benchmark, not benchmark.source_name.strip(), not benchmark.period.strip()) for benchmark in shown],
        _Asked("benchmark", "who published", "or for which year", "for which year {} {}", ("is", "are"), "Benchmarks"),
        "A comparison that nobody can look up is easily doubted.",
        "the source and the period",
    )


class _Asked(NamedTuple):
    """`who set` the target, `or since when`; alone: `since when` the target `holds`."""

    what: str
    who: str
    or_when: str
    when: str
    holds: tuple[str, str]
    table: str


def _unsaid(
    looked_at: Sequence[tuple[Target | Benchmark, bool, bool]], asked: _Asked, why: str, fields: str
) -> Iterator[Problem]:
    """Once for all of which nobody says who, or when; which of the two, where that is not the same of all."""
    lacking = [each for each, no_who, no_when in looked_at if no_who or no_when]
    who = [each for each, no_who, _ in looked_at if no_who]
    when = [each for each, _, no_when in looked_at if no_when]
    if not lacking:
        return
    both = f"Nothing says {asked.who} {_many(len(lacking), asked.what)}, {asked.or_when} ({_of(lacking)}). {why}"
    told = []
    if who:
        told.append(f"Nothing says {asked.who} {_many(len(who), asked.what)} ({_of(who)}).")
    if when:
        when_words = asked.when.format(_many(len(when), asked.what), asked.holds[len(when) > 1])
        told.append(f"Nothing says {when_words} ({_of(when)}).")
    apart = " ".join((*told, why))
    yield _unfounded(
        both if len(who) == len(when) == len(lacking) else apart,
        f"Fill in {fields} of each {asked.what} in Settings, or on the {asked.table} sheet.",
        lacking[0].source,
        table=asked.table,
        about=tuple(dict.fromkeys(each.code for each in lacking)),
        said_before=(both,),
    )


def _of(those: Sequence[Target | Benchmark]) -> str:
    return indicators_text(each.code for each in those)


def _cover(evidence: Evidence) -> Iterator[Problem]:
    """A cover that came in and does not say when; where none did there is no sheet to fill in."""
    if evidence.records.details is None:
        return
    details = details_of(evidence.records.details, evidence.month)
    asked = {
        "as at which day its figures are (“Figures as at”)": details.figures_as_at,
        "when it is issued (“Issue date”)": details.issue_date,
    }
    for stale in stale_dates(details, evidence.month):
        yield Problem(
            "provenance",
            Severity.WARNING,
            f"The cover says “{stale.what}: {stale.text}”, which cannot be of {evidence.month.long}. It is left out of "
            "the pack.",
            f"Write the date that belongs to {evidence.month.long} in Settings, or on the Report sheet.",
            table="Cover dates",
        )
    blank = [what for what, text in asked.items() if not text.strip()]
    if blank:
        yield Problem(
            "provenance",
            Severity.INFO,
            f"The cover does not say {', nor '.join(blank)}. Records are added and put right later, so nobody can tell "
            "from the pack which state of them it shows.",
            "Fill it in on the Report sheet." if len(blank) == 1 else "Fill both in on the Report sheet.",
        )


def _many(count: int, what: str) -> str:
    return f"the {what}" if count == 1 else f"{count} {what}s"


PROVENANCE = Rule(
    "provenance",
    Severity.WARNING,
    "Where a number comes from",
    "Rates need a population for the year, targets somebody who set them and a month from which they hold, benchmarks "
    "a publication and a year, the cover the day of its figures and of its issue. Without these a page can be doubted "
    "and not defended.",
    find_across=_find,
)
