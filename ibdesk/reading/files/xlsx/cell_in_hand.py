"""A cell of an .xlsx sheet while the parser is inside it: its attributes, its values, whether it has a formula."""

from ibdesk.reading.cells.marked import written
from ibdesk.reading.cells.sheet import Content, Kind
from ibdesk.reading.files.xlsx.contents import Contents
from ibdesk.reading.files.xlsx.formula_texts import Formula
from ibdesk.reading.files.zipped.xml_part import Attributes


class CellInHand:
    """Filled by the sheet's reader, one cell after the other."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self._attributes: Attributes | None = None
        self._values: list[tuple[str, bool]] = []  # and whether it stands in the cell itself, as a text
        self._is_inline = False
        self.has_formula = False
        self.formula: Formula = ({}, "")
        self.column = 0

    @property
    def is_open(self) -> bool:
        """Whether the parser is inside a cell."""
        return self._attributes is not None

    def start(self, attributes: Attributes, column: int) -> None:
        """A new cell begins."""
        self._attributes, self.column = attributes, column
        self._values.clear()
        self._is_inline = self.has_formula = False

    def start_formula(self, attributes: Attributes) -> None:
        """It has a formula."""
        self.has_formula, self.formula = True, (attributes, "")

    def end_formula(self) -> None:
        """Its formula was read."""
        self.formula = self.formula[0], "".join(self._pieces).strip()
        self._pieces.clear()

    def take(self, value: str, is_inline: bool = False) -> None:
        """One of its values; a second one that says the same, or nothing, is none."""
        self._is_inline |= is_inline
        if not any(self._values):
            self._values = [(value, is_inline)]
        elif value and all(value != other for other, _ in self._values):
            self._values = [each for each in self._values if each[0]] + [(value, is_inline)]

    def end(self, contents: Contents) -> Content | None:
        """What it holds; None for a blank. Where it says two things, a text that is no figure, month or code."""
        attributes, self._attributes = self._attributes, None
        assert attributes is not None  # a tag cannot end before it starts
        if not self._values and not self.has_formula:  # blank, only painted: there may be millions
            return None
        kind, style = attributes.get("t", "n"), attributes.get("s")
        if len(self._values) < 2:
            value = self._values[0][0] if self._values else None
            return contents.of("inlineStr" if self._is_inline else kind, value, style, self.has_formula)
        each = [contents.of("inlineStr" if inline else kind, value, style) for value, inline in self._values]
        said = " or ".join(f"“{written(content[1])}”" for content in each if content is not None)
        return Kind.TEXT, said, "General"
