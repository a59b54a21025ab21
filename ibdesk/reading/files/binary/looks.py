"""How signs look in the cells of a binary workbook: python-calamine shows all signs alike, and 489 with a raised 1
behind it as 4891."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from ibdesk.reading.cells.signs import Place, crossed_out, placed

_STRUCK = 0x0008
_PLACES = {1: Place.RAISED, 2: Place.LOWERED}


class Look(Struct, frozen=True):
    """Where signs stand against their line, and whether they are crossed out."""

    place: Place = Place.ON_LINE
    is_crossed_out: bool = False

    @property
    def is_plain(self) -> bool:
        return self == Look()

    def of(self, text: str) -> str:
        """The text as it is seen."""
        shown = placed(text, self.place)
        return crossed_out(shown) if self.is_crossed_out else shown


class Looks(Struct, frozen=True):
    """By row and column, from 1: the texts of which a part looks otherwise, and the cells all of which does."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    whole: dict[tuple[int, int], Look] = field(default_factory=dict)


Run = tuple[int, int]  # from which sign on, in which font


def look_of(marks: int, escapement: int) -> Look:
    """What a font says, in the numbers that both kinds of binary workbooks use."""
    return Look(_PLACES.get(escapement, Place.ON_LINE), bool(marks & _STRUCK))


def as_seen(text: str, runs: Sequence[Run], own: Look, fonts: Mapping[int, Look]) -> str:
    """The text with each of its runs in its own font, what stands before the first in the cell's."""
    starts = [0, *(first for first, _ in runs), len(text)]
    looks = [own, *(fonts[font] for _, font in runs)]
    return "".join(look.of(text[starts[at] : starts[at + 1]]) for at, look in enumerate(looks))
