"""What was kept comes back exactly: every kind of record, every word, every number, any text."""

import json
from fractions import Fraction
from functools import reduce
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibdesk.domain.board import Population, Records, merge
from ibdesk.domain.figure import CellSource, Covers, Figure, Mark, Missing, Part, Supply, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.errors import UserError
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.json_text import from_column, read, to_column, written
from ibdesk.store.rows.record_rows import KINDS, SINGLE
from tests.made import part
from tests.store.any_records import FILES, PROBLEMS, RECORDS, TEXTS
from tests.store.kept import AT, BY, figures, workbook

SLOW_TO_DRAW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SLOW_TO_DRAW
@given(several=st.lists(RECORDS, min_size=1, max_size=3))
def test_records_come_back_as_merged_one_after_the_other(
    several: list[Records], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("board") / "North.ibdesk"
    with create_board(path) as board:
        for records in several:
            board.keep_edit("Anything", records, BY, AT)
    with open_board(path) as board:
        assert board.records() == reduce(merge, several, Records())


@SLOW_TO_DRAW
@given(files=st.lists(FILES, min_size=1, max_size=2), problems=st.lists(PROBLEMS, max_size=3), by=TEXTS, at=TEXTS)
def test_the_log_comes_back_as_written(
    files: list[WorkbookContents], problems: list[Problem], by: str, at: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with create_board(tmp_path_factory.mktemp("board") / "North.ibdesk") as board:
        board.keep_import(files, figures(3), problems, by, at)
        step = board.steps()[0]
        assert (step.by, step.at, step.figures, step.records) == (by, at, 3, 0)
        assert step.files == tuple((file.name, file.sha256) for file in files)
        assert board.reading_problems() == tuple(problems)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "7", "2014-08", "percent", "1/0"]),
    lambda each: st.lists(each, max_size=4) | st.dictionaries(st.sampled_from(["set", "missing", "from"]), each),
    max_leaves=8,
)


@SLOW_TO_DRAW
@given(records=RECORDS, hostile=ANY_JSON, place=st.integers(0, 25))
def test_a_hostile_field_is_damage_or_a_record_of_its_kind(records: Records, hostile: object, place: int) -> None:
    """Whatever stands in the place of a field, nothing but a whole record comes of it."""
    for name, kind in KINDS.values():
        for record in getattr(records, name):
            body = json.loads(written(kind, record))
            # Of a record that comes in several kinds, the word that says which.
            fields_of = body if name not in ("overrides", "acceptances", "seals") else next(iter(body.values()))
            fields_of[list(fields_of)[place % len(fields_of)]] = hostile
            try:
                found = read(kind, json.dumps(body))
            except Damaged:
                continue
            assert read(kind, written(kind, found)) == found
            assert all(type(each.key) is type(record.key) for each in (found, record))


@pytest.mark.parametrize("text", ["[" * 100_000, '{"year": ' + "9" * 5_000 + "}", "{", "null", "[]", '"', "NaN"])
def test_a_body_that_no_board_holds_is_damage(text: str) -> None:
    with pytest.raises(Damaged):
        read(Population, text)


def test_no_kind_of_record_is_left_out() -> None:
    assert {name for name, _ in KINDS.values()} | {*SINGLE, "figures", "sample"} == set(field_names(Records))


MARKS = tuple(frozenset(marks) for count in range(len(Mark) + 1) for marks in combinations(Mark, count))


def test_every_word_of_a_figure_has_its_place_in_the_table(tmp_path: Path) -> None:
    """The table lists the words it takes; a word that the domain gains must be added there."""
    source = CellSource("MASH.xlsx", "Figures", "B2", (("Value", "C2"),))
    every = tuple(
        Figure(str(unit), Month(2014, 8), part, quantity, supply, covers, source, unit, marks)
        for part in Part
        for supply in Supply
        for covers in Covers
        for unit in (None, *Unit)
        for quantity in (Fraction(1, 3), *Missing)
        for marks in MARKS
    )
    with create_board(tmp_path / "North.ibdesk") as board:
        for quantity in (Fraction(1, 3), *Missing):
            same = tuple(figure for figure in every if figure.quantity == quantity and figure.marks == MARKS[-1])
            board.keep_edit("All words", Records(figures=same), BY, AT)
            assert board.records().figures == same


def test_a_number_of_thousands_of_digits_is_refused_in_words(tmp_path: Path) -> None:
    with create_board(tmp_path / "North.ibdesk") as board:
        with pytest.raises(UserError, match="digits"):
            board.keep_import(
                [workbook()], Records(figures=(part("7", Month(2014, 8), Fraction(10) ** 4000),)), [], BY, AT
            )
        assert board.last_step == 0


@given(text=TEXTS)
def test_any_text_goes_through_a_column(text: str) -> None:
    to_column(text).encode()
    assert from_column(to_column(text)) == text


def test_sixty_thousand_figures_load_and_take_little_room(tmp_path: Path) -> None:
    """125 indicators, ten years, two counts and a value, twice: the second import supersedes the first."""
    many = tuple(
        part(
            str(row % 125),
            Month(2004, 1) + row // 500,
            row,
            list(Part)[row // 125 % 4],
            source=CellSource("a.xlsx", "S", f"C{row}"),
        )
        for row in range(60_000)
    )
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        for name in ("a.xlsx", "b.xlsx"):
            board.keep_import([workbook(name)], Records(figures=many), [], BY, AT)
    assert path.stat().st_size < 2 * 60_000 * 64
    with open_board(path) as board:
        assert len(board.records().figures) == 60_000
