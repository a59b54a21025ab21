"""How the cells of a binary workbook look: python-calamine tells no number format and nothing hidden, and shows all
signs alike, so that 489 with a raised 1 behind it comes as 4891."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from ibdesk.reading.cells.signs import Place, crossed_out, placed
from ibdesk.reading.files.xlsx.number_formats import BUILT_IN, LONGEST_FORMAT, UNSEEN, is_date_format

GENERAL = "General"
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
    """By row and column, from 1: the texts of which a part looks otherwise, the cells all of which does, the number
    formats that are not General; and the rows and columns that nobody sees."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    whole: dict[tuple[int, int], Look] = field(default_factory=dict)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)  # on cells, "" of one that cannot be read
    beside: list[str] = field(default_factory=list)  # texts that stand in no cell

    def put(self, place: tuple[int, int], style: "Style", seen: str | None) -> None:
        """Take in the look of a cell; `seen` is its text where a part of that looks otherwise."""
        if style.number_format != GENERAL:
            self.formats[place] = style.number_format
        if seen is not None:
            self.texts[place] = seen
        elif not style.look.is_plain:
            self.whole[place] = style.look


class Style(Struct, frozen=True):
    """What a cell format says: the font of its signs, and how its number is shown."""

    look: Look
    number_format: str

    @property
    def is_usual(self) -> bool:
        """Whether nothing has to be told of a cell in it."""
        return self.look.is_plain and self.number_format == GENERAL


Run = tuple[int, int]  # from which sign on, in which font


def look_of(marks: int, escapement: int) -> Look:
    """What a font says, in the numbers that both kinds of binary workbooks use."""
    return Look(_PLACES.get(escapement, Place.ON_LINE), bool(marks & _STRUCK))


def number_format(number: int, texts: Mapping[int, str]) -> str:
    """The text of a number format: of the workbook's own, or of those that every Excel knows."""
    found = texts.get(number) or BUILT_IN.get(number) or GENERAL
    return found if len(found) <= LONGEST_FORMAT else GENERAL


def seen_in_white(text: str, is_white: bool, is_coloured: bool) -> str:
    """A number format, with Excel's own word for white where its numbers stand in white on a ground without a
    colour."""
    return UNSEEN + text if is_white and not is_coloured and not is_date_format(text) else text


def as_seen(text: str, runs: Sequence[Run], own: Look, fonts: Mapping[int, Look]) -> str | None:
    """The text with each of its runs in its own font, what stands before the first in the cell's; None where all of
    it looks alike."""
    looks = [own, *(fonts[font] for _, font in runs)]
    if not runs or all(look.is_plain for look in looks):
        return None
    starts = [0, *(first for first, _ in runs), len(text)]
    return "".join(look.of(text[starts[at] : starts[at + 1]]) for at, look in enumerate(looks))
