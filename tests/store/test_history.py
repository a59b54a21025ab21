"""Undo, redo and "as at": what a board knows follows from its log, whatever was done in whatever order."""

from functools import reduce
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibdesk.domain.board import Records, merge
from ibdesk.domain.refused import RefusedFile, WhyRefused
from ibdesk.errors import UserError
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.rows.history import Entry, StepKind, last_redoable, last_undoable, surviving
from tests.store.kept import AT, BY, COMMENT, DEFINITIONS, MIXED, figures, problem, small_board, workbook

DAMAGED = RefusedFile(WhyRefused.DAMAGED, "b.xlsx", "it is damaged", "Ask for it again.")


def log(words: str) -> list[Entry]:
    """ "i e u1 r1": an import, an edit, an undo and a redo of step 1."""
    kinds = {"i": StepKind.IMPORT, "e": StepKind.EDIT, "u": StepKind.UNDO, "r": StepKind.REDO}
    return [
        Entry(number, kinds[word[0]], int(word[1:]) if word[1:] else None)
        for number, word in enumerate(words.split(), start=1)
    ]


@pytest.mark.parametrize(
    ("words", "as_at", "counting"),
    [
        ("", None, ()),
        ("", 0, ()),
        ("i i e", None, (1, 2, 3)),
        ("i i e", 2, (1, 2)),
        ("i i e", 0, ()),
        ("i i u2", None, (1,)),
        ("i i u2", 2, (1, 2)),  # undone only later
        ("i i u1 i", 4, (2, 4)),  # undone before
        ("i i u1 i", 2, (1, 2)),
        ("i i u1 r1", None, (1, 2)),  # back in its old place
        ("i i u1 r1", 3, (2,)),
        ("i u1 r1 u1", None, ()),
        ("i u1 r1 u1", 3, (1,)),
    ],
)
def test_which_steps_count(words: str, as_at: int | None, counting: tuple[int, ...]) -> None:
    assert surviving(log(words), as_at) == counting


@pytest.mark.parametrize(
    ("words", "undoable", "redoable"),
    [
        ("", None, None),
        ("i", 1, None),
        ("i e u2", 1, 2),
        ("i e u2 u1", None, 1),
        ("i e u2 u1 r1", 1, 2),
        ("i e u2 u1 r1 r2", 2, None),
        ("i e u2 i", 4, None),  # something else was done since
        ("i e u2 i u4", 1, 4),
        ("i e u1", 2, 1),
    ],
)
def test_what_the_undo_and_redo_keys_mean(words: str, undoable: int | None, redoable: int | None) -> None:
    assert (last_undoable(log(words)), last_redoable(log(words))) == (undoable, redoable)


@pytest.mark.parametrize("as_at", [-1, 6])
def test_a_step_that_is_not_there_has_no_view(as_at: int, tmp_path: Path) -> None:
    with small_board(tmp_path / "North.ibdesk") as board, pytest.raises(UserError, match=f"no step {as_at}"):
        board.records(as_at)


@pytest.mark.parametrize(("step", "says"), [(0, "no step 0"), (6, "no step 6"), (3, "already undone"), (5, "itself")])
def test_what_cannot_be_undone_is_told_and_nothing_is_logged(step: int, says: str, tmp_path: Path) -> None:
    with small_board(tmp_path / "North.ibdesk") as board:
        with pytest.raises(UserError, match=says):
            board.undo(step, BY, AT)
        assert board.last_step == 5


@pytest.mark.parametrize(("step", "says"), [(9, "no step 9"), (2, "not undone"), (5, "not undone")])
def test_what_cannot_be_put_back_is_told_and_nothing_is_logged(step: int, says: str, tmp_path: Path) -> None:
    with small_board(tmp_path / "North.ibdesk") as board:
        with pytest.raises(UserError, match=says):
            board.redo(step, BY, AT)
        assert board.last_step == 5


def test_the_log_says_what_was_done_by_whom_and_what_became_of_it(tmp_path: Path) -> None:
    with small_board(tmp_path / "North.ibdesk") as board:
        steps = board.steps()
        assert [(step.number, step.kind.value, step.what, step.undone) for step in steps] == [
            (1, "edit", "Definitions", False),
            (2, "import", "Import of MASH.xlsx", False),
            (3, "import", "Import of CP.xlsx", True),
            (4, "edit", "Comment for 7", False),
            (5, "undo", "Undo of step 3: Import of CP.xlsx", False),
        ]
        assert [(step.figures, step.records) for step in steps] == [(0, 2), (24, 0), (2, 1), (0, 1), (0, 0)]
        assert steps[1].files == (("MASH.xlsx", "a" * 64),)
        assert steps[4].target == 3
        assert {(step.by, step.at) for step in steps} == {(BY, AT)}
        assert board.last_undoable() == steps[3]
        assert board.last_redoable() == steps[2]


def test_undoing_an_import_is_exact(tmp_path: Path) -> None:
    """Import A, then B over it, then undo A: as if only B had come."""
    with create_board(tmp_path / "North.ibdesk") as board:
        board.keep_import([workbook()], figures(12), [], BY, AT)
        board.keep_import([workbook("B.xlsx")], figures(3, first=500, workbook="B.xlsx"), [], BY, AT)
        assert board.records() == merge(figures(12), figures(3, first=500, workbook="B.xlsx"))
        board.undo(1, BY, AT)
        assert board.records() == figures(3, first=500, workbook="B.xlsx")
        board.redo(1, BY, AT)
        assert board.records() == merge(figures(12), figures(3, first=500, workbook="B.xlsx"))


def test_a_file_is_known_while_its_import_counts(tmp_path: Path) -> None:
    with small_board(tmp_path / "North.ibdesk") as board:
        assert board.known_file("a" * 64) == 2
        assert board.known_file("b" * 64) is None  # undone
        board.redo(3, BY, AT)
        assert board.known_file("b" * 64) == 3
        board.keep_import([workbook("broken.xlsx", "c" * 64, DAMAGED)], Records(), [], BY, AT)
        assert board.known_file("c" * 64) is None  # nothing of it is here


def test_a_workbook_read_again_replaces_its_reading_problems(tmp_path: Path) -> None:
    a1, a2, b1, whole = problem("a.xlsx", "B2"), problem("a.xlsx", "B3"), problem("b.xlsx"), problem(None)
    with create_board(tmp_path / "North.ibdesk") as board:
        board.keep_import([workbook("a.xlsx"), workbook("b.xlsx")], figures(1), [a1, b1, whole], BY, AT)
        board.keep_import([workbook("a.xlsx")], figures(1), [a2], BY, AT)
        assert board.reading_problems() == (b1, whole, a2)
        assert board.reading_problems(as_at=1) == (a1, b1, whole)
        board.keep_import([workbook("b.xlsx", refused=DAMAGED)], Records(), [], BY, AT)
        assert board.reading_problems() == (b1, whole, a2)  # a file that could not be read replaces nothing
        board.keep_import([workbook("b.xlsx")], figures(1), [], BY, AT)
        assert board.reading_problems() == (a2,)
        board.undo(2, BY, AT)
        assert board.reading_problems() == (a1, whole)


class Done(NamedTuple):
    kind: str
    records: Records
    target: int = 0


POOL = (DEFINITIONS, figures(4), figures(2, first=700, workbook="CP.xlsx"), MIXED, COMMENT, Records())
ACTIONS = st.lists(
    st.tuples(st.sampled_from(["import", "edit", "undo", "redo", "reopen"]), st.integers(0, 9)), max_size=14
)


def replayed(done: list[Done]) -> Records:
    """The board's promise, in the plainest words: replay what counts."""
    gone: set[int] = set()
    for each in done:
        if each.kind == "undo":
            gone.add(each.target)
        if each.kind == "redo":
            gone.discard(each.target)
    kept = [each.records for number, each in enumerate(done, start=1) if number not in gone]
    return reduce(merge, kept, Records())


def act(board: BoardFile, kind: str, choice: int, done: list[Done]) -> None:
    """One action on the board and in the list; an undo or redo that makes no sense must be refused."""
    if kind in ("import", "edit"):
        records = POOL[choice % len(POOL)]
        if kind == "import":
            board.keep_import([workbook()], records, [], BY, AT)
        else:
            board.keep_edit("Edit", records, BY, AT)
        done.append(Done(kind, records))
        return
    target = choice + 1
    change = board.undo if kind == "undo" else board.redo
    marks = [each.kind for each in done if each.target == target]
    is_undone = bool(marks) and marks[-1] == "undo"
    there = target <= len(done) and done[target - 1].kind in ("import", "edit")
    if there and is_undone == (kind == "redo"):
        assert change(target, BY, AT) == len(done) + 1
        done.append(Done(kind, Records(), target))
    else:
        with pytest.raises(UserError):
            change(target, BY, AT)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(actions=ACTIONS)
def test_any_history_equals_replaying_what_counts(
    actions: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("board") / "North.ibdesk"
    board, seen = create_board(path), {0: Records()}
    done: list[Done] = []
    for kind, choice in actions:
        if kind == "reopen":
            board.close()
            board = open_board(path)
        else:
            act(board, kind, choice, done)
        assert board.last_step == len(done)
        assert board.records() == replayed(done)
        seen[board.last_step] = board.records()
    assert {step: board.records(as_at=step) for step in seen} == seen
    board.close()


def test_a_board_that_was_made_before_starts_had_a_kind_says_the_same(tmp_path: Path) -> None:
    words = "the definitions that the board started from"
    with create_board(tmp_path / "Old.ibdesk") as old, create_board(tmp_path / "New.ibdesk") as new:
        old.keep_edit(words, DEFINITIONS, BY, AT)
        assert new.keep_start(DEFINITIONS, BY, AT) == 1
        assert old.steps() == new.steps()
        assert old.fingerprint(1) == new.fingerprint(1), "the file is written as it always was"
        for board in (old, new):
            (start,) = board.steps()
            assert (start.kind, start.what, start.undone) == (StepKind.START, words, False)
            assert board.last_undoable() is None
            assert board.records() == DEFINITIONS
        # Only the first step is a start, whatever a person writes later.
        new.keep_edit(words, COMMENT, BY, AT)
        assert new.steps()[1].kind is StepKind.EDIT
        assert new.last_undoable() == new.steps()[1]
        with pytest.raises(ValueError, match="starts once"):
            new.keep_start(DEFINITIONS, BY, AT)
