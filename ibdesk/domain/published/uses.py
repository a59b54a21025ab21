"""What a board takes from a published table, as a person confirmed it, and how the board remembers it.

It is remembered among the mappings, which say what the headings of foreign sheets mean; so a board needs no table of
its own for it, and a program that does not know of published tables opens the board as before.
"""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.mapping import MappedColumn, NotUsed, OfIndicator, OnlyWhere, RowField, SheetMapping, WordMeaning
from ibdesk.domain.published.neighbours import CouncilsNeighbours, Method, Neighbour, NeighboursModel

SHEET = "published tables"
USE, CHOICES, MODEL = "published table", "published choices", "statistical neighbours"
KINDS = frozenset((USE, CHOICES, MODEL))
POPULATION = ""
_POPULATION_FIELD = "population"
_BETWEEN = " | "


class Taken(StrEnum):
    """How a measure becomes a benchmark: as the indicator's value, as its rate per 10,000, as a count whose rate is
    worked out over the population; or it is the population itself."""

    VALUE = "the value"
    RATE = "the rate per 10,000"
    WORKED_OUT = "a rate worked out over the population"
    POPULATION = "the population aged 0 to 17"


_PARTS = {Taken.VALUE: Part.VALUE, Taken.RATE: Part.RATE, Taken.WORKED_OUT: Part.NUMERATOR}


class PublishedUse(Struct, frozen=True):
    """That a measure of the tables with these headings, in the rows where the filters say these words, is the
    benchmark of an indicator; of the population, `code` is empty."""

    headings: tuple[str, ...]
    code: str
    measure: str
    taken: Taken
    where: tuple[tuple[str, str], ...] = ()

    @property
    def as_mapping(self) -> SheetMapping:
        # What it is for comes first, so that the uses of one table have keys of their own.
        about = MappedColumn(f"indicator {self.code}" if self.code else "population", NotUsed())
        columns = tuple(MappedColumn(heading, self._meaning(heading)) for heading in self.headings)
        only = tuple(OnlyWhere(heading, (word,)) for heading, word in self.where)
        return SheetMapping(SHEET, (about, *columns), USE, code=self.code, only=only)

    def _meaning(self, heading: str) -> OfIndicator | RowField | NotUsed:
        if heading != self.measure:
            return NotUsed()
        if self.taken is Taken.POPULATION:
            return RowField(_POPULATION_FIELD)
        return OfIndicator(self.code, _PARTS[self.taken])


def forgotten(use: PublishedUse) -> SheetMapping:
    """What takes the place of a use that a person no longer wants: none of its columns is used."""
    mapping = use.as_mapping
    return replace(mapping, columns=tuple(replace(column, meaning=NotUsed()) for column in mapping.columns))


def is_of_table(mapping: SheetMapping, headings: tuple[str, ...]) -> bool:
    """Whether a mapping is about tables of these headings: the same ones, in whatever order."""
    there = (column.heading.casefold() for column in mapping.columns[1:])
    return mapping.kind == USE and sorted(there) == sorted(map(str.casefold, headings))


def use_in(mapping: SheetMapping) -> PublishedUse | None:
    """The use that a mapping keeps; None where it keeps none."""
    if mapping.kind != USE:
        return None
    headings = tuple(column.heading for column in mapping.columns[1:])
    where = tuple((only.heading, only.words[0]) for only in mapping.only if only.words)
    taken_of = {part: taken for taken, part in _PARTS.items()}
    for column in mapping.columns[1:]:
        match column.meaning:
            case OfIndicator(code, part) if part in taken_of:
                return PublishedUse(headings, code, column.heading, taken_of[part], where)
            case RowField(field) if field == _POPULATION_FIELD:
                return PublishedUse(headings, POPULATION, column.heading, Taken.POPULATION, where)
    return None


class Choices(Struct, frozen=True):
    """What a board decides for all published tables: which council is its own (codes and name), how its neighbours are
    put together, whether it is shown among them in the pack."""

    codes: tuple[str, ...] = ()
    name: str = ""
    method: Method = Method.MEAN
    in_pack: bool = False

    def is_for_another_than(self, other: "Choices") -> bool:
        """Whether both name a council, and not the same: by its name, or by any code that it has or had."""
        named = bool(self.name and other.name)
        return named and self.name != other.name and not set(self.codes) & set(other.codes)

    @property
    def as_mapping(self) -> SheetMapping:
        words = (
            WordMeaning("council", _BETWEEN.join((*self.codes, self.name))),
            WordMeaning("neighbours", self.method.name.casefold()),
            WordMeaning("pack", "yes" if self.in_pack else "no"),
        )
        return SheetMapping(SHEET, (MappedColumn("choices", NotUsed()),), CHOICES, words=words)


def choices_in(mapping: SheetMapping) -> Choices | None:
    """The choices that a mapping keeps; None where it keeps none."""
    if mapping.kind != CHOICES:
        return None
    said = {word.written: word.means for word in mapping.words}
    *codes, name = said.get("council", "").split(_BETWEEN)
    method = Method.POOLED if said.get("neighbours") == "pooled" else Method.MEAN
    return Choices(tuple(codes), name, method, said.get("pack") == "yes")


def model_as_mapping(model: NeighboursModel) -> SheetMapping:
    """How a board keeps a model: one for each year, a line for each council."""
    words = tuple(WordMeaning(f"{each.code} {each.name}", _neighbours_text(each)) for each in model.councils)
    return SheetMapping(SHEET, (MappedColumn(f"model of {model.year}", NotUsed()),), MODEL, words=words)


def model_in(mapping: SheetMapping) -> NeighboursModel | None:
    """The model that a mapping keeps; None where it keeps none."""
    if mapping.kind != MODEL:
        return None
    year = int(mapping.columns[0].heading.rpartition(" ")[2])
    return NeighboursModel(year, tuple(_council(word) for word in mapping.words))


def _neighbours_text(council: CouncilsNeighbours) -> str:
    return _BETWEEN.join(f"{each.code} {each.closeness}".strip() for each in council.neighbours)


def _council(word: WordMeaning) -> CouncilsNeighbours:
    code, _, name = word.written.partition(" ")
    nearest = (each.partition(" ") for each in word.means.split(_BETWEEN) if each)
    return CouncilsNeighbours(code, name, tuple(Neighbour(code, closeness) for code, _, closeness in nearest))
