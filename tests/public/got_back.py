"""Which of the held-back counts of a random board the attacker puts the right number to."""

from collections.abc import Iterator

from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Part, Supply
from ibdesk.domain.public.relations import Cell
from ibdesk.writing.disclosure.check import what_leaks
from tests.public.attacker import Definition, attack
from tests.public.random_boards import CHILDREN, written_versions
from tests.public.solving import Unknown

_COLUMNS = {Part.VALUE: "Value", Part.NUMERATOR: "Numerator", Part.DENOMINATOR: "Denominator"}


def got_back(number: int) -> Iterator[str]:
    """A line for each count that the attacker got, or that the check believes he would."""
    versions = written_versions(number)
    for version in versions:
        for leak in what_leaks(version.content, version.version, version.records, version.earlier):
            yield f"board {number}, the check: {leak}"
        if version.version.flagged:
            yield f"board {number}: a comment is still flagged"
    last = versions[-1]
    definitions = definitions_of(last.records)
    for files in ([last.content], [each.content for each in versions]):
        found = attack(files, definitions, CHILDREN)
        for cell, right in last.version.held.counts.items():
            if right in found.get(unknown_of(cell, last.records), ()):
                yield f"board {number}, {len(files)} files: {cell} is {right}"


def definitions_of(records: Records) -> dict[str, Definition]:
    return {
        each.code: Definition(
            each.unit.value,
            each.value_period.value,
            each.rate_basis.value,
            each.denominator,
            each.numerator_of,
            each.within.code if each.within else None,
        )
        for each in records.indicators
    }


def unknown_of(cell: Cell, records: Records) -> Unknown:
    """The attacker's name of a count."""
    figure = next((each for each in records.figures if each.key == cell), None)
    if isinstance(figure, Figure):
        covers = "monthly part" if figure.supply is Supply.PARTS else figure.covers.value
        return figure.code, str(figure.month), _COLUMNS[figure.part], covers
    assert isinstance(cell, tuple)
    return "category", cell[0], str(cell[1]), cell[2]
