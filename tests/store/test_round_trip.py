"""What was kept comes back exactly: every kind of record, every word, every number, any text."""

from dataclasses import fields
from fractions import Fraction
from functools import reduce
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibdesk.domain.board import Records, merge
from ibdesk.domain.figure import Covers, Figure, Missing, Part, Source, Supply, Unit
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem
from ibdesk.domain.workbook_contents import WorkbookContents
from ibdesk.errors import UserError
from ibdesk.store.board_file import create_board, open_board
from ibdesk.store.column_text import from_column, to_column
from ibdesk.store.record_rows import KINDS, SINGLE
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


def test_no_kind_of_record_is_left_out() -> None:
    assert {name for name, _ in KINDS.values()} | {*SINGLE, "figures", "sample"} == {
        field.name for field in fields(Records)
    }


def test_every_word_of_a_figure_has_its_place_in_the_table(tmp_path: Path) -> None:
    """The table lists the words it takes; a word that the domain gains must be added there."""
    source = Source("MASH.xlsx", "Figures", "B2", (("Value", "C2"),))
    every = tuple(
        Figure(str(unit), Month(2014, 8), part, quantity, supply, covers, source, unit, provisional)
        for part in Part
        for supply in Supply
        for covers in Covers
        for unit in (None, *Unit)
        for quantity in (Fraction(1, 3), *Missing)
        for provisional in (False, True)
    )
    with create_board(tmp_path / "North.ibdesk") as board:
        for quantity in (Fraction(1, 3), *Missing):
            same = tuple(figure for figure in every if figure.quantity == quantity and figure.provisional)
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


def test_sixty_thousand_figures_load_quickly_and_take_little_room(tmp_path: Path) -> None:
    """125 indicators, ten years, two counts and a value, twice: the second import supersedes the first."""
    many = tuple(
        part(
            str(row % 125),
            Month(2004, 1) + row // 500,
            row,
            list(Part)[row // 125 % 4],
            source=Source("a.xlsx", "S", f"C{row}"),
        )
        for row in range(60_000)
    )
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        for name in ("a.xlsx", "b.xlsx"):
            board.keep_import([workbook(name)], Records(figures=many), [], BY, AT)
    assert path.stat().st_size < 2 * 60_000 * 64
    with open_board(path) as board:
        started = perf_counter()
        assert len(board.records().figures) == 60_000
        assert perf_counter() - started < 5  # about 0.7 s; a search through the whole file per figure takes minutes
