"""Rows read many at once: each found, and each time only the rows that are asked for become cells."""

from ibdesk.reading.cells.sheet import Block, Kind
from ibdesk.reading.files.xlsx.row_blocks import RowBlocks

FIGURE = (Kind.NUMBER, "7", "General")


def block(*rows: int) -> Block:
    return Block(rows, [1] * len(rows), [FIGURE] * len(rows), [False] * len(rows))


def three_blocks() -> RowBlocks:
    blocks = RowBlocks()
    for rows in ((1, 1, 2), (7, 9), (4,)):
        blocks.add(Block(rows, range(1, len(rows) + 1), [FIGURE] * len(rows), [False] * len(rows)))
    return blocks


def test_a_row_that_comes_again_takes_its_own_block_out() -> None:
    blocks = three_blocks()
    assert {row: len(cells) for row, cells in blocks.take_out(9).items()} == {7: 1, 9: 1}
    assert 7 not in blocks
    assert blocks.has_none_of([7, 9])
    assert [each.rows for each in blocks.all()] == [(1, 1, 2), (4,)]


def test_the_rows_of_merged_ranges_take_out_every_block_that_reaches_in() -> None:
    blocks = three_blocks()
    assert sorted(blocks.take_out_between(2, 5)) == [1, 2, 4]
    assert [each.rows for each in blocks.all()] == [(7, 9)]
    assert blocks.take_out_between(10, 99) == {}


def test_every_row_may_come_again() -> None:
    blocks = RowBlocks()
    for row in range(20_000):
        blocks.add(block(row))
    for row in reversed(range(20_000)):
        assert list(blocks.take_out(row)) == [row]
