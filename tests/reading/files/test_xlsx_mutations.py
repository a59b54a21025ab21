"""A good workbook damaged in hundreds of ways, the same ones every time: read, or refused, and nothing else."""

import random
import zipfile

import pytest

from ibdesk.progress import silent
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import Kind, Workbook
from ibdesk.reading.files.open_file import read_or_refuse
from tests.mutations.damage import damaged, miswritten, overwritten
from tests.reading.files.odd_workbooks import SHEET, pack, parts, strings_xml, styles_xml

SEED = 20140831
ROWS = "".join(
    f'<row r="{n}" hidden="0"><c r="A{n}" t="s"><v>{n % 3}</v></c><c r="B{n}" s="1"><v>{41000 + n}</v></c>'
    f'<c r="C{n}" s="2"><f>C{n}/D{n}</f><v>0.{n}</v></c><c r="D{n}" t="inlineStr"><is><r><t>No</t></r></is></c>'
    f'<c r="E{n}" t="e"><v>#REF!</v></c><c r="F{n}" t="b"><v>1</v></c><c r="G{n}" t="d"><v>2014-08-31</v></c></row>'
    for n in range(1, 9)
)
AFTER = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
GOOD = parts(ROWS, '<cols><col min="2" max="3" hidden="1"/></cols>', AFTER) | {
    "xl/sharedStrings.xml": strings_xml("<t>Code</t>", "<r><t>Aug</t></r><rPh><t>x</t></rPh>", "<t>_x0041_</t>"),
    "xl/styles.xml": styles_xml({164: "[$-809]dd &quot;of&quot; mmmm"}, (0, 164, 10)),
}


def mutation(number: int) -> bytes:
    """One third damages the archive, one the XML of a part inside it, one only numbers in a part."""
    chance = random.Random(SEED + number)
    if number % 3 == 0:
        change = overwritten if number % 2 else damaged
        return change(pack(GOOD, chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))), chance)
    part = chance.choice([*sorted(GOOD), *[SHEET] * 6])
    damage = damaged if number % 3 == 1 else miswritten
    return pack(GOOD | {part: damage(GOOD[part], chance)})


def outcome(data: bytes) -> Workbook | Refusal:
    try:
        return read_or_refuse(data, "a.xlsx", silent)
    except Refusal as refusal:
        return refusal


def test_the_good_workbook_is_good() -> None:
    book = outcome(pack(GOOD))
    assert isinstance(book, Workbook)
    assert len(book.sheets[0].cells) == 56
    assert {cell.kind for cell in book.sheets[0].cells.values()} == set(Kind) - {Kind.FORMULA_WITHOUT_RESULT}


def test_three_hundred_mutations_are_read_or_refused() -> None:
    outcomes = [outcome(mutation(number)) for number in range(300)]  # any other exception ends the test
    refused = [each for each in outcomes if isinstance(each, Refusal)]
    assert 50 < len(refused) < 250, "the mutations should hit both ways"
    assert len({refusal.reason for refusal in refused}) > 30, "and in many places"
    assert all(refusal.next_step.endswith(".") for refusal in refused)


@pytest.mark.slow
def test_ten_thousand_mutations_are_read_or_refused() -> None:
    for number in range(300, 10_300):
        assert isinstance(outcome(mutation(number)), Workbook | Refusal), number


def test_the_same_number_is_the_same_mutation() -> None:
    assert [mutation(7), mutation(9)] == [mutation(7), mutation(9)]
    assert mutation(7) != mutation(8)
