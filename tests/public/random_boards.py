"""Random boards full of small counts: wholes and their parts, shares, categories, running totals, supplied rates."""

from fractions import Fraction
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.board import Comment, Population, PublicWords, Records, ReportDetails
from ibdesk.domain.figure import BreakdownFigure, CellSource, Covers, Figure, Part, Supply, Unit
from ibdesk.domain.indicator import Indicator, Polarity, RateBasis, Within
from ibdesk.domain.month import Month
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.version import PublicVersion, public_version
from ibdesk.domain.public.went_out import earlier_versions, went_out
from ibdesk.domain.report.report import build_report
from ibdesk.domain.report.restatements import Changes, changes
from ibdesk.writing.pack.write_pack import pack_bytes

FIRST, LAST = Month(2012, 4), Month(2014, 8)
CHILDREN = 36_100
SOMEWHERE = CellSource("random.xlsx", "Figures", "A1")
CATEGORIES = ("North", "South", "East", "West", "Out of area")
_WORDS = (
    "{} children were seen late; the others were in time.",
    "Of the cases of this month {} came back within a year.",
    "Demand was as expected. The team has met {} times.",
    "We looked at all of them and found nothing out of the ordinary.",
)


class WrittenVersion(Struct, frozen=True):
    """A public version as it would go out: its content, and what it was made of."""

    month: Month
    content: bytes
    version: PublicVersion
    records: Records
    earlier: Earlier


def random_records(number: int) -> Records:
    """The same for the same number everywhere."""
    board = _Board(Random(number), rare=number % 2 == 0)
    month = FIRST
    while month <= LAST:
        board.add(month)
        month += 1
    return Records(
        details=ReportDetails(title="Random board", council="Marlshire"),
        indicators=_indicators(board.random),
        populations=(Population(2011, Fraction(CHILDREN)),),
        figures=tuple(board.figures),
        breakdowns=tuple(board.breakdowns),
        comments=tuple(_comments(board.random, board.figures)),
    )


class _Board:
    """With `rare` most counts are large, and the few small ones stand among them; else nearly all are small."""

    def __init__(self, random: Random, rare: bool) -> None:
        self.random = random
        self._rare = rare
        self.figures: list[Figure] = []
        self.breakdowns: list[BreakdownFigure] = []
        self._scale = {code: random.choice((3, 6, 12, 40)) for code in "ABCDEF"}
        self._year_total = 0
        self._rolling: list[int] = []

    def add(self, month: Month) -> None:
        self._whole_and_parts(month)
        self._by_category(month)
        self._share(month)
        self._totals(month)

    def _keep(self, month: Month, code: str, part: Part, count: int | Fraction, covers: Covers = Covers.MONTH) -> None:
        supply = Supply.PARTS if covers is Covers.MONTH else Supply.FINISHED
        self.figures.append(Figure(code, month, part, Fraction(count), supply, covers, SOMEWHERE))

    def _count(self, most: int) -> int:
        if self._rare:
            return self.random.randrange(0, 6) if self.random.random() < 0.1 else self.random.randrange(8, 60)
        return self.random.randrange(0, most)

    def _whole_and_parts(self, month: Month) -> None:
        random, scale = self.random, self._scale["A"]
        whole = random.randrange(scale, scale * 3) + 60 * self._rare
        seen = random.randrange(0, whole + 1) if random.random() < 0.5 else max(0, whole - random.randrange(0, 4))
        first = random.randrange(0, whole + 1)
        self._keep(month, "1", Part.VALUE, whole)
        self._keep(month, "2", Part.NUMERATOR, seen)
        self._keep(month, "2", Part.DENOMINATOR, whole)
        self._keep(month, "3", Part.VALUE, seen)
        self._keep(month, "4", Part.VALUE, first)
        self._keep(month, "5", Part.VALUE, random.randrange(0, whole - first + 1))

    def _by_category(self, month: Month) -> None:
        counts = [self._count(self._scale["B"]) for _ in CATEGORIES]
        self._keep(month, "6", Part.VALUE, sum(counts))
        self.breakdowns += [
            BreakdownFigure("6", month, category, Fraction(count), SOMEWHERE)
            for category, count in zip(CATEGORIES, counts, strict=True)
        ]

    def _share(self, month: Month) -> None:
        base = 1 + self._count(self._scale["C"] * 2)
        self._keep(month, "7", Part.NUMERATOR, self.random.randrange(0, base + 1))
        self._keep(month, "7", Part.DENOMINATOR, base)
        if month.ends_quarter:
            quarter = 1 + self._count(self._scale["F"] * 2)
            self._keep(month, "10", Part.NUMERATOR, self.random.randrange(0, quarter + 1), Covers.QUARTER)
            self._keep(month, "10", Part.DENOMINATOR, quarter, Covers.QUARTER)

    def _totals(self, month: Month) -> None:
        """One that grows through the year, with its rate, and one over twelve months, some of which are known."""
        random, scale = self.random, self._scale
        added = random.choice((0, 1, 2, 7, scale["D"]))
        self._year_total = added if month.number == 4 else self._year_total + added
        rate = Fraction(round(self._year_total * 1_000_000 / CHILDREN), 100)
        self._keep(month, "8", Part.VALUE, self._year_total, Covers.FINANCIAL_YEAR)
        self._keep(month, "8", Part.RATE, rate, Covers.FINANCIAL_YEAR)
        self._rolling.append(self._count(scale["E"]))
        if len(self._rolling) >= 12:
            self._keep(month, "9", Part.VALUE, sum(self._rolling[-12:]), Covers.ROLLING_12)
        if self._rare or random.random() < 0.7:
            self._keep(month, "9", Part.VALUE, self._rolling[-1])


def _indicators(random: Random) -> tuple[Indicator, ...]:
    def made(code: str, name: str, unit: Unit = Unit.COUNT, **more: object) -> Indicator:
        polarity = random.choice(tuple(Polarity))
        return Indicator(code, "Section", name, "Officer", polarity=polarity, unit=unit, **more)  # type: ignore[arg-type]

    finished = Supply.FINISHED
    return (
        made("1", "Referrals", rate_basis=random.choice((RateBasis.VALUE, RateBasis.ROLLING_VALUE))),
        made("2", "Seen in time", Unit.PERCENT, denominator="1", rate_basis=RateBasis.ROLLING_NUMERATOR),
        made("3", "Children seen", numerator_of=("2",), rate_basis=RateBasis.VALUE),
        made("4", "Re-referrals", within=Within("1")),
        made("5", "Closed at once", within=Within("1"), value_period=random.choice((Covers.MONTH, Covers.ROLLING_12))),
        made("6", "By area", rate_basis=RateBasis.ROLLING_VALUE),
        made("7", "On time", Unit.PERCENT, rate_basis=RateBasis.NUMERATOR),
        made("8", "So far", value_period=Covers.FINANCIAL_YEAR, supplied_as=finished, rate_basis=RateBasis.YEAR_VALUE),
        made("9", "Over the year", value_period=Covers.ROLLING_12, rate_basis=RateBasis.ROLLING_VALUE),
        made("10", "Each quarter", Unit.PERCENT, value_period=Covers.QUARTER, supplied_as=finished),
    )


def _comments(random: Random, figures: list[Figure]) -> list[Comment]:
    current = [each for each in figures if each.month == LAST and each.part is not Part.RATE]
    chosen = random.sample(current, 5)
    return [
        Comment(each.code, LAST, random.choice(_WORDS).format(random.choice((each.quantity, 8, 2))), "Officer")
        for each in {each.code: each for each in chosen}.values()
    ]


def restated(records: Records, number: int) -> Records:
    """The same board a month later: some figures of past months are others now."""
    random = Random(f"later {number}")
    figures = []
    for figure in records.figures:
        count = figure.quantity
        alone = figure.code in ("4", "7", "9") and figure.part is Part.VALUE and figure.covers is Covers.MONTH
        if alone and isinstance(count, Fraction) and random.random() < 0.1:
            figure = figure._replace(quantity=max(Fraction(0), count + random.choice((-4, 3, 6))))
        figures.append(figure)
    return replace(records, figures=tuple(figures))


def until(records: Records, month: Month) -> Records:
    return replace(
        records,
        figures=tuple(each for each in records.figures if each.month <= month),
        breakdowns=tuple(each for each in records.breakdowns if each.month <= month),
        comments=(),
    )


def written_versions(number: int) -> tuple[WrittenVersion, ...]:
    """The public versions of two months, one after the other; what the second one was flagged for is put right."""
    whole = random_records(number)
    before, now = until(whole, LAST - 1), restated(whole, number)
    first = _written(before, LAST - 1, Changes(0, 0), Earlier())
    said = went_out(first.version, before, 1)
    return first, _written(now, LAST, Changes(1, 2, changes(before, now)), earlier_versions(((said, before),), now))


def _written(records: Records, month: Month, changed: Changes, earlier: Earlier) -> WrittenVersion:
    report = build_report(records, month, changes=changed)
    flagged = {each.comment.key for each in public_version(report, records, earlier).flagged}
    words = PublicWords("The numbers of this month are too small to be told.", "", (), "Officer", "")
    comments = tuple(replace(each, public=words) if each.key in flagged else each for each in records.comments)
    records = replace(records, comments=comments)
    version = public_version(build_report(records, month, changes=changed), records, earlier)
    return WrittenVersion(month, pack_bytes(version.report)[0], version, records, earlier)
