"""The areas of a published table: England, the regions, the councils, and which one is ours."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ibdesk.domain.published.table import (
    COUNCIL_NAME,
    COUNTRY_CODE,
    COUNTRY_NAME,
    LEVEL,
    LEVELS,
    NEW_CODE,
    OLD_CODE,
    REGION_CODE,
    REGION_NAME,
    Level,
    PublishedTable,
    TextColumn,
)

_WHERE = (LEVEL, COUNTRY_CODE, COUNTRY_NAME, REGION_CODE, REGION_NAME, OLD_CODE, NEW_CODE, COUNCIL_NAME)


class Area(Struct, frozen=True):
    """`old_code` is the Department's own three digits, which stay when a council's other code changes; of a council,
    `region` is what its row says. A code is empty where the table has none."""

    level: Level
    name: str
    code: str = ""
    old_code: str = ""
    region: str = ""
    region_code: str = ""

    @property
    def key(self) -> str:
        """What rows of the same area have in common over all tables and years."""
        if self.level is Level.COUNCIL:
            return council_key(self.old_code, self.code, self.name)
        return f"{self.level.value}:{self.code or name_key(self.name)}"


def name_key(name: str) -> str:
    """Letters and digits in one case: "Herefordshire, County of" and "Herefordshire County of" are one."""
    return "".join(sign for sign in name.casefold().replace("&", "and") if sign.isalnum())


def council_key(old_code: str, code: str, name: str) -> str:
    """The Department's code where there is one, else the other, else the name."""
    return old_code or code or name_key(name)


def row_areas(table: PublishedTable) -> Iterator[tuple[int, Area]]:
    """The area of each row by its place; rows of levels that no board is compared with are left out."""
    columns = _where(table)
    areas = _areas(columns)
    for row, numbers in enumerate(zip(*(column.numbers for column in columns), strict=True)):
        if (area := areas[numbers]) is not None:
            yield row, area


def all_areas(table: PublishedTable) -> tuple[Area, ...]:
    """Every area once, in the table's order; one whose codes changed as often as they did."""
    return tuple(dict.fromkeys(area for area in _areas(_where(table)).values() if area is not None))


def _where(table: PublishedTable) -> tuple[TextColumn, ...]:
    return tuple(column for heading in _WHERE if (column := table.column(heading)) is not None)


def _areas(columns: tuple[TextColumn, ...]) -> dict[tuple[int, ...], Area | None]:
    """By the numbers of their words; looked for once for all of a table's rows, which may be very many."""
    different = dict.fromkeys(zip(*(column.numbers for column in columns), strict=True))
    return {
        numbers: _area({column.key: column.words[number] for column, number in zip(columns, numbers, strict=True)})
        for numbers in different
    }


def _area(said: Mapping[str, str]) -> Area | None:
    texts = defaultdict(str, said)
    match LEVELS.get(texts[LEVEL].casefold()):
        case Level.NATIONAL:
            return Area(Level.NATIONAL, texts[COUNTRY_NAME] or "England", texts[COUNTRY_CODE])
        case Level.REGIONAL:
            return Area(Level.REGIONAL, texts[REGION_NAME], texts[REGION_CODE])
        case Level.COUNCIL:
            codes = texts[NEW_CODE], texts[OLD_CODE]
            return Area(Level.COUNCIL, texts[COUNCIL_NAME], *codes, texts[REGION_NAME], texts[REGION_CODE])
        case _:
            return None


def councils_in(table: PublishedTable) -> tuple[Area, ...]:
    """Every council of the table once, by name; of one whose codes changed, the row that stands first."""
    found: dict[str, Area] = {}
    for area in all_areas(table):
        if area.level is Level.COUNCIL and area.name:
            found.setdefault(area.key, area)
    return tuple(sorted(found.values(), key=lambda area: area.name.casefold()))


def councils_named(councils: Iterable[Area], wanted: str) -> tuple[Area, ...]:
    """The councils that a person may mean by a name or a code: those that are it, else those whose name begins so."""
    all_of_them, key = tuple(councils), name_key(wanted)
    if not key:
        return ()
    same = [each for each in all_of_them if key in {name_key(each.name), each.code.casefold(), each.old_code}]
    begun = [each for each in all_of_them if name_key(each.name).startswith(key)]
    return tuple({each.key: each for each in same or begun}.values())
