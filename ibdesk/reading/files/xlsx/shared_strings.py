"""The texts that a workbook keeps once for all its sheets."""

from collections.abc import Callable

from ibdesk.reading.cells import limits
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.values import plain_text
from ibdesk.reading.files.zipped.xml_part import Attributes, parse

_HOLD_OTHERS = ("rPr", "extLst")


class TextRuns:
    """Collects the text of one <si> or <is>: its runs joined, the reading aids of East Asian texts left out."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._runs: list[str] = []
        self._aids = 0
        self.on_text: Callable[[str], None] = self.pieces.append

    def begin(self) -> None:
        """A new text starts."""
        self._runs.clear()
        self._aids = 0

    def begin_piece(self, _: Attributes) -> None:
        """An element that holds characters starts: what came before was white space or something else."""
        self.pieces.clear()

    def end_piece(self) -> None:
        """A <t> ends."""
        if not self._aids:
            self._runs.append("".join(self.pieces))
        self.pieces.clear()

    def begin_aid(self, _: Attributes) -> None:
        """A phonetic run starts."""
        self._aids += 1

    def end_aid(self) -> None:
        """A phonetic run ends."""
        self._aids -= 1

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
            "r": lambda _: None,
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
