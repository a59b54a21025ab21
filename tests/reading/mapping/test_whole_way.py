"""Odd layouts all the way: nothing wrong is kept, what is asked is told at a cell and proposed, and what is proposed,
with what only a person can choose, reads every figure. By mapping file and by window, .xlsx and .csv."""

import re
from collections.abc import Callable, Iterator

import pytest

from ibdesk.desk import Desk
from tests.reading.mapping.odd_layouts import LAYOUTS
from tests.reading.mapping.whole_way import BOARD, Layout, Went, by_command_line, by_window

_AT_CELL = re.compile(r"[A-Z]+[0-9]+ ")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with Desk.create(tmp_path_factory.mktemp("board") / "board.ibdesk", "Performance team", BOARD) as made:
        yield made


@pytest.mark.parametrize("way", [by_command_line, by_window])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("name", LAYOUTS)
def test_no_way_ends_before_every_figure_is_read(
    name: str, kind: str, way: Callable[[Desk, Layout, str], Went], desk: Desk
) -> None:
    layout = LAYOUTS[name]
    if kind == "csv" and len(layout.sheets) > 1:
        pytest.skip("a .csv is one sheet")
    went = way(desk, layout, kind)
    for stage in (went.at_once, went.proposed, went.chosen):
        assert stage <= layout.truth, "a wrong figure"
    if went.at_once != layout.truth:
        assert any(_AT_CELL.match(line) or line.startswith("?") for line in went.asked), "asked at a cell"
        assert went.proposal, "something is proposed"
    if went.proposed != layout.truth:
        assert went.told, "what only a person can choose is said"
    assert went.chosen == layout.truth
    assert went.again == layout.truth, "asked once more"
