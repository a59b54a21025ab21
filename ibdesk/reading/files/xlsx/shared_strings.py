"""The texts that a workbook keeps once for all its sheets."""

from collections.abc import Callable

from ibdesk.reading.cells import limits
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.signs import Place, crossed_out, placed
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.values import plain_text
from ibdesk.reading.files.zipped.xml_part import Attributes, is_true, parse

_HOLD_OTHERS = ("rPr", "extLst")
_PLACES = {"superscript": Place.RAISED, "subscript": Place.LOWERED}


def place_in(attributes: Attributes) -> Place:
    """What a <vertAlign> says."""
    return _PLACES.get(attributes.get("val", ""), Place.ON_LINE)


def strikes_in(attributes: Attributes) -> bool:
    """What a <strike> says; without a word it strikes."""
    return is_true(attributes.get("val", "1"))


class TextRuns:
    """Collects the text of one <si> or <is>: its runs joined, raised and crossed-out ones as such, the reading aids of
    East Asian texts left out."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._runs: list[str] = []
        self._aids = 0
        self._place = Place.ON_LINE  # of the run we are in
        self._is_crossed_out = False
        self.on_text: Callable[[str], None] = self.pieces.append

    def begin(self) -> None:
        """A new text starts."""
        self._runs.clear()
        self._aids = 0
        self.begin_run({})

    def begin_run(self, _: Attributes) -> None:
        """A run with a look of its own starts."""
        self._place, self._is_crossed_out = Place.ON_LINE, False

    def put(self, attributes: Attributes) -> None:
        """The run is raised, lowered or neither."""
        self._place = place_in(attributes)

    def strike(self, attributes: Attributes) -> None:
        """The run is crossed out, or is not."""
        self._is_crossed_out = strikes_in(attributes)

    def begin_piece(self, _: Attributes) -> None:
        """An element that holds characters starts: what came before was white space or something else."""
        self.pieces.clear()

    def end_piece(self) -> None:
        """A <t> ends."""
        if not self._aids:
            self._runs.append(self._as_seen("".join(self.pieces)))
        self.pieces.clear()

    def begin_aid(self, _: Attributes) -> None:
        """A phonetic run starts."""
        self._aids += 1

    def end_aid(self) -> None:
        """A phonetic run ends."""
        self._aids -= 1

    def _as_seen(self, text: str) -> str:
        if self._place is not Place.ON_LINE:
            text = placed(plain_text(text), self._place)
        return crossed_out(plain_text(text)) if self._is_crossed_out else text

    def joined(self) -> str:
        """The whole text as Excel shows it."""
        runs = self._runs
        return plain_text(runs[0] if len(runs) == 1 else "".join(runs))

    def check_length(self) -> None:
        """Refusal where one text grows beyond all reason; asked after every chunk."""
        if max(sum(map(len, self.pieces)), sum(map(len, self._runs))) > limits.LONGEST_TEXT:
            raise limits.too_long_text()


def read_strings(package: Package, part: str, after_chunk: Callable[[int], None]) -> list[str]:
    """The shared texts in the order their numbers count."""
    runs = TextRuns()
    strings: list[str] = []
    characters = 0
    aside = 1  # how deep inside elements that hold others of any name; the part itself is one

    def go_aside(steps: int) -> None:
        nonlocal aside
        aside += steps

    def begin_string(_: Attributes) -> None:
        go_aside(-1)
        runs.begin()

    def look(action: Callable[[Attributes], None]) -> Callable[[Attributes], None]:
        def act(attributes: Attributes) -> None:
            other("")
            action(attributes)

        return act

    def other(_: str) -> None:
        if not aside:
            raise Refusal("it is damaged: one of its texts holds something that no text can")

    def end_string() -> None:
        nonlocal characters
        go_aside(1)
        text = runs.joined()
        characters += len(text)
        if len(strings) >= limits.MOST_STRINGS or characters > limits.MOST_TEXT:
            raise limits.too_much_text()
        strings.append(text)

    def checked(done: int) -> None:
        runs.check_length()
        after_chunk(done)

    parse(
        part,
        package.chunks(part),
        "sst",
        {
            "si": begin_string,
            "t": runs.begin_piece,
            "rPh": runs.begin_aid,
            "r": runs.begin_run,
            "strike": look(runs.strike),
            "vertAlign": look(runs.put),
            "phoneticPr": lambda _: None,
            **dict.fromkeys(_HOLD_OTHERS, lambda _: go_aside(1)),
        },
        {"si": end_string, "t": runs.end_piece, "rPh": runs.end_aid}
        | dict.fromkeys(_HOLD_OTHERS, lambda: go_aside(-1)),
        runs.on_text,
        checked,
        on_other=other,
    )
    return strings
