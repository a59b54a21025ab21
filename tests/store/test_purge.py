"""What is removed for good is in none of a board's files any more; the log holds, and says only that it was."""

import io
import json
import os
import shutil
import sqlite3
import unicodedata
from collections.abc import Callable
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from ibdesk.desk.removing import removal_lines
from ibdesk.domain.assessment import Override, Status
from ibdesk.domain.board import Comment, Event, PublicWords, Records
from ibdesk.domain.figure import CellSource, Part, TypedIn
from ibdesk.domain.said_in_public import SaidInPublic, as_bytes, from_bytes
from ibdesk.domain.seal import Seal
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backup, backups
from ibdesk.store.backups.restore import restore
from ibdesk.store.board_file import BoardFile, create_board, open_board
from ibdesk.store.files.beside import backup_folder
from ibdesk.store.opening.verify import verify
from ibdesk.store.purge import purge, would_purge
from ibdesk.store.removing.numbers_in_texts import WrittenAt
from ibdesk.store.removing.removal import CommentRemoval, FigureRemoval, Removal, TextRemoval
from ibdesk.store.rows.fingerprint import Start, seal, start_of
from ibdesk.store.rows.history import StepKind
from ibdesk.store.rows.schema import described
from tests.made import AUGUST, indicator, part
from tests.store.kept import AT, BY, figures, in_child, killed_at, workbook

NAME = "Zoë Quillfeather"
NUMBER = 918273645
WHY, WHO, WHEN = "Named a child", "Data protection officer", "2014-10-01T09:00:00"
needs_fork = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]


@cache  # the same bytes at any second
def pack(words: str) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", 8) as package:
        package.writestr("xl/sharedStrings.xml", f"<sst><si><t>{words}</t></si></sst>")
    return held.getvalue()


def board_with_it(path: Path) -> BoardFile:
    """A board in which the name and the number stand in every place that there is."""
    named = f"{NAME} cases.xlsx"
    source = CellSource(named, f"Sheet of {NAME}", "C2")
    board = create_board(path, backup_folder(path))
    board.keep_start(Records(indicators=(indicator("7", officer=NAME), indicator("10"))), BY, AT)
    board.keep_import([workbook(named)], figures(24), [], BY, AT)
    wrong = part("7", AUGUST, NUMBER, source=source)
    told = Records(
        figures=(wrong, part("10", AUGUST, "65.19")), comments=(Comment("7", AUGUST, f"{NAME}'s case", NAME),)
    )
    board.keep_import([workbook(named, "b" * 64)], told, [], BY, AT)
    typed = part("10", AUGUST - 1, 12, source=TypedIn(NAME, "8 September 2014", f"{NAME.upper()} said so"))
    edit = Records(
        figures=(typed,),
        events=(Event(AUGUST, "7", f"{NAME} left", False),),
        overrides=(Override("7", AUGUST, Status.RED, f"as {NAME} asked", NAME, AT),),
    )
    board.keep_edit(f"open August 2014 again: {NAME} asked", edit, NAME, AT)
    seal = Seal(AUGUST, BY, AT, 4, board.fingerprint(4), "c" * 64)
    board.keep_seal("seal August 2014", Records(seals=(seal,)), pack(f"{NAME} {NUMBER}"), BY, AT)
    return board


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "North.ibdesk"
    board_with_it(path).close()
    backup(path, backup_folder(path))
    restore(backups(backup_folder(path), "North")[0].path, path)  # leaves "North replaced 1.ibdesk"
    return path


def everything(folder: Path) -> bytes:
    return b"\n".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file())


def spellings(text: str) -> list[bytes]:
    """Every way in which a board's files may hold a text."""
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    said = {each for form in forms for each in (form, form.upper(), form.lower())}
    escaped = {json.dumps(each)[1:-1] for each in said}
    return [each.encode(code) for each in said | escaped for code in ("utf-8", "utf-16-le", "utf-16-be")]


def in_files(folder: Path, text: str) -> bool:
    held = everything(folder)
    return any(each in held for each in spellings(text))


REMOVALS: dict[str, tuple[Removal, str]] = {
    "figure": (FigureRemoval("7", AUGUST), str(NUMBER)),
    "figure of a part": (FigureRemoval("7", AUGUST, Part.VALUE), str(NUMBER)),
    "figure of an import": (FigureRemoval("7", AUGUST, step=3), str(NUMBER)),
    "comment": (CommentRemoval("7", AUGUST), f"{NAME}'s case"),
    "name": (TextRemoval(NAME), NAME),
    "workbook": (TextRemoval(f"{NAME} cases.xlsx"), f"{NAME} cases.xlsx"),
    "reason": (TextRemoval(f"{NAME} said so"), f"{NAME.upper()} said so"),
}


@pytest.mark.parametrize(("removal", "text"), REMOVALS.values(), ids=REMOVALS)
def test_its_bytes_are_in_no_file_of_the_board(board: Path, removal: Removal, text: str) -> None:
    assert in_files(board.parent, text)
    names = sorted(path.name for path in board.parent.rglob("*"))
    assert would_purge(board, removal)
    assert in_files(board.parent, text), "looking changed something"
    purge(board, removal, WHY, WHO, WHEN)
    assert not in_files(board.parent, text)
    assert sorted(path.name for path in board.parent.rglob("*")) == names
    for path in board.parent.rglob("*.ibdesk"):
        assert verify(path).sound
    assert not would_purge(board, removal)


@pytest.mark.parametrize(("removal", "text"), REMOVALS.values(), ids=REMOVALS)
def test_the_log_says_that_something_was_removed_never_what(board: Path, removal: Removal, text: str) -> None:
    taken = {path: verify(path).steps for path in board.parent.rglob("*.ibdesk")}
    found = purge(board, removal, WHY, WHO, WHEN)
    for each in (found.board, *found.others):
        with open_board(each.path, read_only=True) as opened:
            last = opened.steps()[-1]
        assert last.number == taken[each.path] + bool(each.removed)
        if each.removed:
            assert (last.kind, last.what, last.by, last.at) == (StepKind.PURGE, f"remove for good: {WHY}", WHO, WHEN)
            assert (last.figures, last.records) == (0, 0)
    assert sum(bool(each.removed) for each in found.others) >= 2


def test_a_figure_that_came_before_holds_again(board: Path) -> None:
    purge(board, FigureRemoval("7", AUGUST, step=3), WHY, WHO, WHEN)
    with open_board(board) as opened:
        held = {figure.key: figure.quantity for figure in opened.records().figures}
        assert held[part("7", AUGUST, 0).key] == 100
        assert len(held) == 26
        assert [step.figures for step in opened.steps()] == [0, 24, 1, 1, 0, 0]


def test_everything_else_is_as_it_was(board: Path) -> None:
    with open_board(board, read_only=True) as opened:
        before, steps = opened.records(), opened.steps()
    purge(board, CommentRemoval("7", AUGUST), WHY, WHO, WHEN)
    with open_board(board) as opened:
        after = opened.records()
        assert opened.steps()[:2] == steps[:2]
    assert after.comments == ()
    assert (after.figures, after.events, after.overrides) == (before.figures, before.events, before.overrides)


def test_undo_and_redo_do_not_bring_it_back(board: Path) -> None:
    with open_board(board) as opened:
        opened.undo(3, BY, AT)
    purge(board, FigureRemoval("7", AUGUST, step=3), WHY, WHO, WHEN)
    with open_board(board) as opened:
        opened.redo(3, BY, AT)
        assert NUMBER not in {figure.quantity for figure in opened.records().figures}
        with pytest.raises(UserError, match="removed something for good, which cannot be undone"):
            opened.undo(7, BY, AT)
        undoable = opened.last_undoable()
        assert undoable is not None
        assert undoable.kind is not StepKind.PURGE
        assert all(NUMBER not in {each.quantity for each in opened.records(step).figures} for step in range(9))


def test_a_sealed_pack_stays_unless_it_is_asked_for_too(board: Path) -> None:
    found = purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    assert (found.board.removed.packs, found.board.removed.packs_gone) == ((5,), False)
    with open_board(board) as opened:
        assert opened.sealed_pack(5) == pack(f"{NAME} {NUMBER}")
    found = purge(board, TextRemoval(NAME), WHY, WHO, WHEN, packs=True)
    assert (found.board.removed.packs, found.board.removed.packs_gone) == ((5,), True)
    with open_board(board) as opened:
        assert opened.sealed_pack(5) is None
        assert opened.records().seal(AUGUST) is not None
    assert verify(board).sound


def test_what_went_out_on_paper_goes_with_its_pack(board: Path) -> None:
    with open_board(board) as opened:
        step = opened.keep_seal("On paper", Records(), pack(f"{NAME} {NUMBER}"), WHO, WHEN, b"%PDF-1.4 of it")
    purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    with open_board(board) as opened:
        assert opened.sealed_pdf(step) == b"%PDF-1.4 of it"
    purge(board, TextRemoval(NAME), WHY, WHO, WHEN, packs=True)
    with open_board(board) as opened:
        assert (opened.sealed_pack(step), opened.sealed_pdf(step)) == (None, None)
    assert verify(board).sound


def board_with_comments(tmp_path: Path, number: str | int, *comments: Comment) -> Path:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as board:
        board.keep_start(Records(indicators=(indicator("7"), indicator("10"))), BY, AT)
        board.keep_import([workbook()], Records(figures=(part("7", AUGUST, number),)), [], BY, AT)
        board.keep_edit("comments", Records(comments=comments), BY, AT)
        board.keep_edit("comments", Records(comments=tuple([replace(each, text="-") for each in comments])), BY, AT)
    return path


IN_WORDS = PublicWords("Three children came.", "asked for", ("3",), BY, AT)


@pytest.mark.parametrize(
    ("number", "comment"),
    [
        (489, Comment("7", AUGUST, "There were 489 of them.")),
        (489, Comment("7", AUGUST - 1, "Up to 489 by August.")),
        ("65.19", Comment("7", AUGUST, "65.2% in August")),
        ("65.19", Comment("7", AUGUST, "65% in August")),
        (12345, Comment("10", AUGUST, "of 12,345")),
        (3, Comment("7", AUGUST, "Few came.", public=IN_WORDS)),
        (-7, Comment("7", AUGUST, "Seven fewer.")),
    ],
)
def test_the_comments_that_write_a_removed_number_are_named_and_go_where_that_is_asked(
    tmp_path: Path, number: str | int, comment: Comment
) -> None:
    other = Comment("10", AUGUST - 3, "Nothing of it: 4890, 2489, 489x, 65.3, 66.")
    board = board_with_comments(tmp_path, number, comment, other)
    found = would_purge(board, FigureRemoval("7", AUGUST)).board.removed
    assert (found.named_in, found.named_gone, found.comments) == ((comment.key,), False, 0)
    asked = FigureRemoval("7", AUGUST, with_comments=True)
    with pytest.raises(UserError, match="reason names"):
        purge(board, asked, comment.public.text if comment.public else f"He wrote: {comment.text}", WHO, WHEN)
    found = purge(board, asked, WHY, WHO, WHEN).board.removed
    assert (found.figures, found.named_in, found.named_gone, found.comments) == (1, (comment.key,), True, 2)
    with open_board(board) as opened:
        assert [each.key for each in opened.records().comments] == [other.key]
    words = comment.public.text if comment.public else comment.text
    assert not in_files(tmp_path, words)
    assert verify(board).sound


def test_a_number_that_may_be_another_names_no_comment_on_another_indicator(tmp_path: Path) -> None:
    board = board_with_comments(tmp_path, 489, Comment("10", AUGUST, "There were 489 of them."))
    assert would_purge(board, FigureRemoval("7", AUGUST)).board.removed.named_in == ()


PERHAPS = {
    1234: (
        "about 1,200", "nearly 1,300", "some 1,250", "over twelve hundred", "a thousand or so", "1 234 of them",
        "1.234", "1\u202f234", "1'234", "1.2k", "1.2 thousand", "12 hundred", "roughly 1230", "1,200+",
    ),
    48: ("about 50", "some fifty", "close to 4.8 dozen, or 50"),
    "65.19": ("around 70 %", "over 65.1", "up to 66 %"),
}  # fmt: skip
SURELY = {
    1234: ("1234", "1,234", "1,234.0", "twelve hundred and thirty-four", "one thousand, 1,234"),
    48: ("forty-eight", "four dozen"),
}
NEITHER = {
    1234: ("12345", "about 1,100", "1,500", "in 2014", "1.5k", "thousands", "ref 1-234-5", "12 34", "one two three"),
    48: ("about 60", "4 of 8", "forty", "5 dozen"),
    7: ("about 10", "17", "seventy", "twenty-seven"),
}  # fmt: skip


@pytest.mark.parametrize(("number", "text"), [(n, text) for n, texts in PERHAPS.items() for text in texts])
def test_a_comment_that_may_write_the_number_is_named_for_a_person_to_look_at(
    tmp_path: Path, number: str | int, text: str
) -> None:
    board = board_with_comments(tmp_path, number, Comment("7", AUGUST, f"It was {text} in August."))
    found = purge(board, FigureRemoval("7", AUGUST, with_comments=True), WHY, WHO, WHEN).board.removed
    assert (found.named_in, found.perhaps_in) == ((), (WrittenAt("comment", "7", AUGUST),))
    with open_board(board) as opened:
        assert len(opened.records().comments) == 1


@pytest.mark.parametrize(("number", "text"), [(n, text) for n, texts in SURELY.items() for text in texts])
def test_a_number_is_known_in_words_and_with_its_thousands_marked(tmp_path: Path, number: str | int, text: str) -> None:
    board = board_with_comments(tmp_path, number, Comment("7", AUGUST, f"It was {text} in August."))
    assert would_purge(board, FigureRemoval("7", AUGUST)).board.removed.named_in == (("7", AUGUST),)
    with pytest.raises(UserError, match="reason names"):
        purge(board, FigureRemoval("7", AUGUST), f"{text} was wrong", WHO, WHEN)


@pytest.mark.parametrize(("number", "text"), [(n, text) for n, texts in NEITHER.items() for text in texts])
def test_another_number_is_no_removed_one(tmp_path: Path, number: int, text: str) -> None:
    board = board_with_comments(tmp_path, number, Comment("7", AUGUST, f"It was {text} in August."))
    found = would_purge(board, FigureRemoval("7", AUGUST)).board.removed
    assert (found.named_in, found.perhaps_in) == ((), ())


def test_events_and_reasons_that_write_the_number_are_named(tmp_path: Path) -> None:
    board = board_with_comments(tmp_path, 1234)
    told = Records(
        events=(Event(AUGUST - 1, None, "1,234 moved house"), Event(AUGUST, "10", "A bank holiday")),
        overrides=(Override("10", AUGUST, Status.RED, "about 1,200 are missing", BY, AT),),
    )
    with open_board(board) as opened:
        opened.keep_edit("told", told, BY, AT)
    found = would_purge(board, FigureRemoval("7", AUGUST))
    places = (WrittenAt("event", "", AUGUST - 1), WrittenAt("override", "10", AUGUST))
    assert found.board.removed.perhaps_in == places
    [line] = [line for line in removal_lines(found) if "may be meant" in line]
    assert "stands in an event of July 2014, the reason for the assessment of 10 for August 2014." in line


def test_the_reason_does_not_name_what_was_to_go_out_in_public(tmp_path: Path) -> None:
    board = board_with_comments(tmp_path, 3, Comment("7", AUGUST, "Few came.", public=IN_WORDS))
    with pytest.raises(UserError, match="reason names"):
        purge(board, CommentRemoval("7", AUGUST), f"He said: {IN_WORDS.text}", WHO, WHEN)


def test_copies_of_a_synchroniser_that_hold_it_are_named_and_stay(board: Path) -> None:
    copy, other = board.with_name("North-LAPTOP7.ibdesk"), board.with_name("North East.ibdesk")
    damaged, clean = board.with_name("North (1).ibdesk"), board.with_name("North (old).ibdesk")
    shutil.copy(board, copy)
    with create_board(other) as opened:
        opened.keep_edit("comment", Records(comments=(Comment("7", AUGUST, NAME),)), BY, "2014-09-08T10:43:00")
    damaged.write_bytes(board.read_bytes()[:-4096])
    shutil.copy(board, clean)
    purge(clean, TextRemoval(NAME), WHY, WHO, WHEN)
    before = {path: path.read_bytes() for path in (copy, other, damaged)}
    found = purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    assert (found.copies, found.unread) == ((copy,), (damaged,))
    assert {path: path.read_bytes() for path in before} == before
    assert purge(copy, TextRemoval(NAME), WHY, WHO, WHEN).copies == ()


def test_copies_of_before_are_known_after_a_removal_changed_the_first_step(board: Path) -> None:
    """Under any name, beside the board, among its backups or those of a name that it had before."""
    before = [board.with_name("North-LAPTOP7.ibdesk"), board.with_name("Kopie von N.ibdesk")]
    before += [backup_folder(board) / "North (1).ibdesk", backup_folder(board.with_name("South.ibdesk")) / "S.ibdesk"]
    before[-1].parent.mkdir()
    for path in before:
        shutil.copy(board, path)
    first = start_of_file(board)
    purge(board, TextRemoval(NAME), WHY, WHO, WHEN)  # an officer's name, in the first step
    assert start_of_file(board).fingerprint != first.fingerprint
    assert set(would_purge(board, TextRemoval(NAME)).copies) == set(before)
    assert set(would_purge(board, FigureRemoval("10", AUGUST)).copies) == set(before)
    assert would_purge(board, TextRemoval("Nobody of this name")).copies == ()


def start_of_file(board: Path) -> Start:
    connection = sqlite3.connect(board)
    found = start_of(connection)
    connection.close()
    assert found is not None
    return found


def say_in_public(board: BoardFile, said: SaidInPublic) -> None:
    board.keep_public("public version of August 2014", as_bytes(said), BY, AT)


def said_in_public(board: Path) -> SaidInPublic:
    with open_board(board, read_only=True) as opened:
        [(_, content)] = opened.public_versions()
    return from_bytes(content)


CATEGORY = ("7", AUGUST, f"by {NAME}")
OTHERS = {part("7", AUGUST - 1, 0).key: Fraction(NUMBER), part("10", AUGUST, 0).key: Fraction(NUMBER)}
IN_PUBLIC = SaidInPublic(
    AUGUST, OTHERS | {part("7", AUGUST, 0).key: Fraction(NUMBER), CATEGORY: Fraction(7)}, frozenset(), 5
)


@pytest.mark.parametrize(
    ("removal", "left"),
    [
        (FigureRemoval("7", AUGUST), set(OTHERS)),
        (FigureRemoval("7", AUGUST, Part.VALUE), {*OTHERS, CATEGORY}),
        (FigureRemoval("7", AUGUST, step=3), {*OTHERS, CATEGORY}),
        (FigureRemoval("7", AUGUST, step=2), set(IN_PUBLIC.shown)),
        (CommentRemoval("7", AUGUST), set(IN_PUBLIC.shown)),
        (TextRemoval(NAME), {*IN_PUBLIC.shown} - {CATEGORY} | {("7", AUGUST, "by [removed 7]")}),
    ],
)
def test_what_a_public_version_said_stays_but_for_what_is_removed(
    tmp_path: Path, removal: Removal, left: set[object]
) -> None:
    """With the sealed packs too: the next public version must not give away what this one held back."""
    board = tmp_path / "North.ibdesk"
    with board_with_it(board) as opened:
        say_in_public(opened, IN_PUBLIC)
    found = purge(board, removal, WHY, WHO, WHEN, packs=True).board.removed
    assert set(said_in_public(board).shown) == left
    assert 6 not in found.packs
    assert found.public == (isinstance(removal, FigureRemoval) and left != set(IN_PUBLIC.shown))
    assert verify(board).sound


def test_what_was_held_back_of_a_removed_figure_is_not_told_any_more(tmp_path: Path) -> None:
    board, key, other = tmp_path / "North.ibdesk", part("7", AUGUST, 0).key, part("10", AUGUST, 0).key
    with board_with_it(board) as opened:
        say_in_public(opened, SaidInPublic(AUGUST, {}, frozenset((key, other)), 5))
    purge(board, FigureRemoval("7", AUGUST, step=3), WHY, WHO, WHEN)
    assert said_in_public(board).hidden == {key, other}, "what holds again may be the same"
    purge(board, FigureRemoval("7", AUGUST), WHY, WHO, WHEN)
    assert said_in_public(board).hidden == {other}


def test_a_seal_goes_on_naming_what_it_was_made_from(board: Path) -> None:
    purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    with open_board(board) as opened:
        seal = opened.records().seal(AUGUST)
        assert seal is not None
        assert seal.inputs_sha256 == opened.fingerprint(4)


def test_the_file_shrinks(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as opened:
        opened.keep_import([workbook()], figures(24), [], BY, AT)
        opened.keep_edit("edit", Records(comments=(Comment("7", AUGUST, "secret " * 20_000),)), BY, AT)
    before = path.stat().st_size
    purge(path, CommentRemoval("7", AUGUST), WHY, WHO, WHEN)
    assert path.stat().st_size < before - 130_000


def test_figures_that_were_brought_again_go_with_the_row_that_they_stand_in(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    many = Records(figures=tuple(part("7", AUGUST - back, NUMBER + back) for back in range(1200)))
    with create_board(path) as opened:
        opened.keep_import([workbook()], many, [], BY, AT)
        again = (*many.figures[:600], part("9", AUGUST, 5), *many.figures[600:])
        opened.keep_import([workbook("B.xlsx", "b" * 64)], Records(figures=again), [], BY, AT)
        before = opened.records()
    removal = FigureRemoval("7", AUGUST - 700, step=2)
    assert purge(path, removal, WHY, WHO, WHEN).board.removed.figures == 1
    gone = many.figures[700].key
    with open_board(path) as opened:
        assert [step.figures for step in opened.steps()] == [1199, 1200, 0]
        assert opened.records().figures == tuple(figure for figure in before.figures if figure.key != gone)
        assert len(opened.brought(2).figures) == 1200
    assert verify(path).sound
    assert not in_files(tmp_path, str(NUMBER + 700))


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "no reason": (lambda path: purge(path, TextRemoval(NAME), " ", WHO, WHEN), "There is no reason"),
    "reason names it": (lambda path: purge(path, TextRemoval(NAME), f"{NAME} asked", WHO, WHEN), "reason names"),
    "reason names the number": (
        lambda path: purge(path, FigureRemoval("7", AUGUST), f"was {NUMBER}", WHO, WHEN),
        "reason names",
    ),
    "reason names the comment": (
        lambda path: purge(path, CommentRemoval("7", AUGUST), f"said {NAME}'s case", WHO, WHEN),
        "reason names",
    ),
    "own name": (lambda path: purge(path, TextRemoval(NAME), WHY, NAME.upper(), WHEN), "somebody else"),
    "nothing holds it": (lambda path: purge(path, TextRemoval("Nobody"), WHY, WHO, WHEN), "Neither the board"),
    "too short": (lambda path: purge(path, TextRemoval("a"), WHY, WHO, WHEN), "too short"),
    "a number of three": (lambda path: purge(path, TextRemoval(" 12 3 "), WHY, WHO, WHEN), "too short"),
    "the sign itself": (lambda path: purge(path, TextRemoval("removed"), WHY, WHO, WHEN), "stands in place"),
    "no such month": (lambda path: purge(path, CommentRemoval("7", AUGUST + 9), WHY, WHO, WHEN), "Neither the board"),
}


@pytest.mark.parametrize(("work", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_changes_nothing(board: Path, work: Callable[[Path], object], said: str) -> None:
    before = {path: path.read_bytes() for path in board.parent.rglob("*") if path.is_file()}
    with pytest.raises(UserError, match=said):
        work(board)
    assert {path: path.read_bytes() for path in board.parent.rglob("*") if path.is_file()} == before


def test_a_code_is_not_removed_as_a_text(tmp_path: Path) -> None:
    path = tmp_path / "North.ibdesk"
    with create_board(path) as opened:
        opened.keep_import([workbook()], Records(figures=(part("CHILD", AUGUST, 1),)), [], BY, AT)
    with pytest.raises(UserError, match="indicator's code"):
        purge(path, TextRemoval("child"), "Not ours", WHO, WHEN)


def test_a_damaged_backup_is_named_and_nothing_is_changed(board: Path) -> None:
    each = backups(backup_folder(board), "North")[0]
    each.path.write_bytes(each.path.read_bytes()[:-4096])
    before = board.read_bytes()
    with pytest.raises(UserError, match="cannot be removed from it") as told:
        purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    assert str(each.path) in told.value.next_step
    assert board.read_bytes() == before


def test_a_board_that_is_open_elsewhere_is_left_as_it_is(board: Path) -> None:
    with open_board(board), pytest.raises(UserError, match="open elsewhere"):
        purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    aside = board.with_name("North replaced 1.ibdesk")
    with open_board(aside), pytest.raises(UserError, match="open elsewhere"):
        purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    with open_board(board) as opened:
        assert len(opened.steps()) == 5


class TestKilled:
    pytestmark = needs_fork

    @pytest.mark.parametrize(("kind", "each"), [("figure", 1), ("name", 3)])
    def test_every_file_is_whole_before_or_whole_after(
        self, board: Path, kind: str, each: int, record_property: Callable[[str, object], None]
    ) -> None:
        removal, text = REMOVALS[kind]
        old = new = 0
        for touch in range(1, 1000, each):
            folder = board.parent.with_name(f"{board.parent.name} {touch}")
            shutil.copytree(board.parent, folder)
            path = folder / board.name
            killed = killed_at(touch, folder, partial(purge, path, removal, WHY, WHO, WHEN))
            for file in folder.rglob("*.ibdesk"):
                assert verify(file).sound
            steps = verify(path).steps
            assert steps in (5, 6)
            old, new = old + (steps == 5), new + (steps == 6)
            if steps == 5:
                purge(path, removal, WHY, WHO, WHEN)
            else:
                open_board(path).close()
            assert not in_files(folder, text)
            assert not [file for file in folder.rglob("*") if ".new" in file.name or file.suffix == ".lock"]
            if not killed:
                break
        record_property("runs", old + new)
        assert old > 20
        assert new >= 1

    def test_two_at_once_remove_it_once(self, board: Path) -> None:
        def in_another() -> str:
            try:
                purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
            except UserError as error:
                return error.what
            return ""

        with open_board(board):
            _, said = in_child(in_another)
        assert "is open elsewhere" in said
        assert in_child(in_another) == (0, "")
        assert "Neither the board nor a backup" in in_child(in_another)[1]
        assert verify(board).steps == 6


def test_a_program_that_knows_no_removals_reads_the_board_and_sees_an_edit(board: Path) -> None:
    def version_and_form() -> tuple[int, object]:
        connection = sqlite3.connect(board)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            return version, described(connection)
        finally:
            connection.close()

    before = version_and_form()
    purge(board, TextRemoval(NAME), WHY, WHO, WHEN)
    assert version_and_form() == before
    connection = sqlite3.connect(board)
    last = connection.execute("SELECT kind, target, figures, records FROM step ORDER BY number DESC").fetchone()
    connection.close()
    assert last == ("edit", None, 0, 0)


def test_an_older_program_that_undoes_it_brings_nothing_back(board: Path) -> None:
    purge(board, CommentRemoval("7", AUGUST), WHY, WHO, WHEN)
    with open_board(board) as opened:
        before = opened.records()
    connection = sqlite3.connect(board)
    row = (7, "undo", "Undo of step 6", BY, AT, 6, 0, 0, "0" * 64)
    connection.execute("INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    seal(connection, 7)
    connection.commit()
    connection.close()
    assert verify(board).sound
    with open_board(board) as opened:
        assert opened.records() == before
