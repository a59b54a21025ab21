"""The numbers of a published table for the areas that a board compares itself with."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec import Struct

from ibdesk.domain.figure import CellSource, Missing, Quantity
from ibdesk.domain.published.areas import Area, all_areas, name_key, row_areas
from ibdesk.domain.published.table import TIME, TIME_KIND, Level, PublishedTable, TextColumn
from ibdesk.domain.published.uses import Choices, PublishedUse
from ibdesk.domain.published.values import WHY_NONE, quantity_of, symbol_of
from ibdesk.reading.published.table_problems import TableProblems

ENGLAND, REGION, OWN = "England", "region", "own"
# An area by its part in the comparison: England, the region, our own council, or the code of a neighbour.
Who = str
_LEAST_ROWS, _MOST_ROWS = 3, 300


class Wanted(Struct, frozen=True):
    """The areas that are looked for. `names` are the neighbours' by their codes; `region` is as the council's own row
    says, empty where the table does not have the council."""

    choices: Choices
    names: Mapping[str, str]

    def who(self, area: Area, region: Area | None) -> Who | None:
        match area.level:
            case Level.NATIONAL:
                return ENGLAND if name_key(area.name) == "england" else None
            case Level.REGIONAL:
                same = region is not None and (area.code, name_key(area.name)) == (
                    region.region_code,
                    name_key(region.region),
                )
                return REGION if same else None
            case Level.COUNCIL:
                return OWN if is_own(area, self.choices) else self._neighbour(area)

    def _neighbour(self, area: Area) -> Who | None:
        for code in (area.old_code, area.code):
            if code and code in self.names:
                return code
        named = (code for code, name in self.names.items() if name_key(name) == name_key(area.name))
        return next(named, None)


def is_own(area: Area, choices: Choices) -> bool:
    """Whether an area is the board's council: by a code or by its name, of which one or the other may change."""
    codes = {code for code in (area.old_code, area.code) if code}
    return bool(codes & set(choices.codes)) or name_key(area.name) == name_key(choices.name)


class RowsOf(Struct, frozen=True):
    """The rows of a table that are of wanted areas, and what the areas are called."""

    table: PublishedTable
    rows: tuple[tuple[int, Who], ...]
    names: Mapping[Who, str]


def rows_of(table: PublishedTable, own: Iterable[Area], wanted: Wanted) -> RowsOf:
    """`own` are the council's areas in the table: one, or several where its codes changed."""
    region = next(iter(own), None)
    whos: dict[Area, Who | None] = {}
    rows: list[tuple[int, Who]] = []
    names: dict[Who, str] = {}
    for row, area in row_areas(table):
        if area not in whos:
            whos[area] = wanted.who(area, region)
        who = whos[area]
        if who is not None:
            rows.append((row, who))
            names.setdefault(who, "England" if who == ENGLAND else area.name)
    return RowsOf(table, tuple(rows), names)


def own_areas(table: PublishedTable, choices: Choices) -> tuple[Area, ...]:
    """The areas of the table that are the board's council, as they stand in it."""
    return tuple(area for area in all_areas(table) if area.level is Level.COUNCIL and is_own(area, choices))


class Found(Struct, frozen=True):
    """What a cell says: the number or the reason for none, in `why` the reason in the table's words."""

    quantity: Quantity
    row: int
    source: CellSource
    why: str = ""


@dataclass(slots=True)
class FiguresIn:
    """Looks measures up in the rows of one table that a use picks, by area and time; what cannot be read is told once.

    A pair of area and time with two rows has none: nothing says which is right.
    """

    of: RowsOf
    use: PublishedUse
    problems: TableProblems
    times: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _rows: dict[tuple[Who, str, str], list[int]] = field(default_factory=dict)
    _said: set[object] = field(default_factory=set)

    def __post_init__(self) -> None:
        table = self.of.table
        time, kind = table.column(TIME), table.column(TIME_KIND)
        picked = list(_picking(table, self.use))
        for row, who in self.of.rows:
            if time is not None and kind is not None and all(column.numbers[row] in ok for column, ok in picked):
                when = time.text(row), kind.text(row)
                self._rows.setdefault((who, *when), []).append(row)
                self.times.setdefault(when, []).append(row)

    def find(self, who: Who, when: tuple[str, str], measure: str) -> Found | None:
        """None where there is no row, or none that can be used."""
        rows = self._rows.get((who, *when), [])
        table = self.of.table
        if len(rows) > 1:
            self.once(
                (who, when), lambda: self.problems.two_rows(table, rows, measure, self.of.names[who], self.use.code)
            )
            return None
        if not rows:
            return None
        [row] = rows
        source = table.source(row, measure)
        if table.rows[row] in table.doubtful:
            self.once(row, lambda: self.problems.doubtful(source, self.use.code))
            return None
        column = table.column(measure)
        text = column.text(row) if column is not None else ""
        quantity = quantity_of(text)
        if quantity is None:
            self.once((row, measure), lambda: self.problems.unreadable(source, text, self.use.code))
            return None
        return Found(quantity, row, source, WHY_NONE[symbol_of(text) or ""] if isinstance(quantity, Missing) else "")

    def once(self, about: object, tell: Callable[[], None]) -> None:
        """Tell something of a row or a pair of area and time, the first time it is met."""
        if about not in self._said:
            self._said.add(about)
            tell()


def _picking(table: PublishedTable, use: PublishedUse) -> Iterator[tuple[TextColumn, frozenset[int]]]:
    """The columns that a use picks rows by, and the numbers of its words in them."""
    for heading, word in use.where:
        column = table.column(heading)
        if column is not None:
            yield column, frozenset(at for at, each in enumerate(column.words) if each.casefold() == word.casefold())


def parts_behind(of: RowsOf, measure: str, per: int, measures: Sequence[str]) -> tuple[str, str] | None:
    """The two counts that a percentage or a rate is made of, told by the numbers themselves: the only pair of measures
    whose quotient is the given number, as far as its decimals go, in every row."""
    rows = [row for row, who in of.rows if who not in (ENGLAND, REGION)][:_MOST_ROWS]
    known = {name: [_number(of.table, name, row) for row in rows] for name in measures}
    given = known.pop(measure, [])
    pairs = [
        (above, below)
        for above in known
        for below in known
        if above != below and _makes(given, known[above], known[below], per)
    ]
    return pairs[0] if len(pairs) == 1 else None


def _makes(given: list[Fraction | None], above: list[Fraction | None], below: list[Fraction | None], per: int) -> bool:
    whole = [
        (number, over / under * per)
        for number, over, under in zip(given, above, below, strict=True)
        if number is not None and over is not None and under
    ]
    return len(whole) >= _LEAST_ROWS and all(abs(number - made) <= _room(number) for number, made in whole)


def _room(number: Fraction) -> Fraction:
    """Half a unit of the last place that a number shows, and a little more."""
    places = 0
    while places < 4 and (number * 10**places).denominator != 1:
        places += 1
    return Fraction(51, 100) if places == 0 else Fraction(6, 100)


def _number(table: PublishedTable, measure: str, row: int) -> Fraction | None:
    column = table.column(measure)
    quantity = quantity_of(column.text(row)) if column is not None else None
    return quantity if isinstance(quantity, Fraction) else None
