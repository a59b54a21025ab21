"""A second start hands its file to the window that is open; whatever ends a window, the next start has one."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from ibdesk import handover
from ibdesk.errors import UserError
from ibdesk.handover import HandedOver, Meeting, meet, meeting_folder

BOARD = Path("Ward plan £ Ærø 七.ibdesk")


def never() -> None:
    raise AssertionError("nothing is to be waited for")


def met(outcome: Meeting | HandedOver | None) -> Meeting:
    assert isinstance(outcome, Meeting)
    return outcome


@pytest.fixture
def window() -> Iterator[Meeting]:
    """The first start's."""
    with met(meet(None, pause=never)) as meeting:
        yield meeting


def second_start(file: Path | None, meanwhile: Callable[[], object]) -> Meeting | HandedOver | None:
    """A second start; while it waits for the first time, `meanwhile` happens."""
    happened: list[object] = []

    def pause() -> None:
        assert not happened, "the second start still waits"
        happened.append(meanwhile())

    return meet(file, pause=pause)


def test_the_window_takes_the_file_and_the_second_start_ends(window: Meeting, tmp_path: Path) -> None:
    taken: list[tuple[Path, ...] | None] = []
    board = tmp_path / BOARD
    assert second_start(board, lambda: taken.append(window.take())) is HandedOver.DONE
    assert taken == [(board,)]
    assert window.take() is None


def test_a_relative_name_is_the_second_starts_own(
    window: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[tuple[Path, ...] | None] = []
    monkeypatch.chdir(tmp_path)
    second_start(BOARD, lambda: taken.append(window.take()))
    assert taken == [(tmp_path / BOARD,)]


def test_a_start_without_a_file_asks_for_the_window_alone(window: Meeting) -> None:
    taken: list[tuple[Path, ...] | None] = []
    assert second_start(None, lambda: taken.append(window.take())) is HandedOver.DONE
    assert taken == [()]


def test_several_that_wait_are_taken_together_in_their_order(window: Meeting, tmp_path: Path) -> None:
    one, two, three = (tmp_path / f"{name}.xlsx" for name in ("one", "two", "three"))
    taken: list[tuple[Path, ...] | None] = []

    def third_comes() -> None:
        second_start(three, lambda: taken.append(window.take()))

    def second_comes() -> None:
        second_start(two, third_comes)

    assert second_start(one, second_comes) is HandedOver.DONE
    assert taken == [(one, two, three)]


def test_where_the_window_closes_meanwhile_the_second_start_opens_its_own(tmp_path: Path) -> None:
    window = met(meet(None, pause=never))
    with met(second_start(tmp_path / BOARD, window.close)) as second:
        assert second.take() is None, "its request is not to come again"


def test_after_the_window_closed_the_next_start_is_the_first() -> None:
    for _ in range(2):
        met(meet(None, pause=never)).close()


def test_a_window_that_does_not_answer_is_told_and_the_request_withdrawn(window: Meeting, tmp_path: Path) -> None:
    minutes = iter(range(0, 600, 20))
    with pytest.raises(UserError, match="open already, but does not answer"):
        meet(tmp_path / BOARD, pause=lambda: None, clock=lambda: next(minutes))
    assert window.take() is None


def test_two_people_two_computers_and_two_homes_never_meet(window: Meeting, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = {window.folder}
    for name, value in (("LOGNAME", "someone.else"), ("IBDESK_HOME", str(window.folder))):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            with met(meet(None, pause=never)) as other:
                folders.add(other.folder)
    with monkeypatch.context() as changed:
        changed.setattr(handover, "computer", lambda: "another-computer")
        folders.add(meeting_folder())
    assert len(folders) == 4


@pytest.mark.parametrize("name", ["a/b", "a\\b:c*", "..", "Æ rø", ""])
def test_any_persons_name_makes_one_folder(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(handover, "person", lambda: name)
    folder = meeting_folder()
    assert folder.parent == meeting_folder().parent
    assert not set(folder.name) & set('\\/:*?"<>|')
    with met(meet(None, pause=never)):
        assert folder.is_dir()


CRASHING = """
import os, signal, sys
from pathlib import Path
from ibdesk.handover import Meeting, meet
assert isinstance(meet(None), Meeting)
print("open", flush=True)
sys.stdin.read()
"""


def test_a_crash_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    crashing = subprocess.Popen([sys.executable, "-c", CRASHING], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with crashing:
        assert crashing.stdout is not None
        assert crashing.stdout.readline().strip() == b"open"

        def crash() -> None:
            crashing.kill()
            crashing.wait()

        with met(second_start(tmp_path / BOARD, crash)) as second:
            assert second.take() is None


def test_what_an_ended_start_left_is_not_opened_days_later(tmp_path: Path) -> None:
    folder = meeting_folder()
    folder.mkdir(parents=True)
    for name in ("1-1-0.request", "2-2-0.part"):
        (folder / name).write_text(json.dumps({"files": [str(tmp_path / BOARD)]}), encoding="ascii")
        os.utime(folder / name, (0, 0))
    with met(meet(None, pause=never)) as window:
        assert window.take() is None
        assert [path.name for path in folder.iterdir()] == ["window.lock"]


@pytest.mark.parametrize("words", [b"", b"{", b"\xff", b"[]", b'{"files": [7]}', b'{"files": "x"}', b"[" * 90_000])
def test_what_is_no_request_is_cleared_away(window: Meeting, words: bytes) -> None:
    (window.folder / "1.request").write_bytes(words)
    assert window.take() is None
    assert [path.name for path in window.folder.iterdir()] == ["window.lock"]


def test_where_nothing_can_be_written_the_window_opens_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("IBDESK_HOME", str(tmp_path / "file"))
    assert meet(None, pause=never) is None


def test_where_the_drive_has_no_locks_the_window_opens_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "system_lock", lambda handle: None)
    assert meet(None, pause=never) is None


def soon(process: "subprocess.Popen[bytes]", answer: Callable[[], object]) -> object:
    """What `answer` says once it says something; at the latest when the process ends."""
    while (said := answer()) is None or said == []:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.02)
            return answer()
    return said


SECOND = """
import sys
from ibdesk.__main__ import main
status = main(sys.argv[1:])
heavy = [name for name in ("PySide6", "numpy", "pandas", "ibdesk.desk", "ibdesk.startup") if name in sys.modules]
print(status, heavy)
"""


def test_the_second_start_ends_with_0_before_anything_heavy_is_loaded(window: Meeting, tmp_path: Path) -> None:
    (tmp_path / BOARD).touch()
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND, str(BOARD)], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    taken = soon(second, window.take)
    said, complaint = second.communicate()
    assert (taken, said.split(maxsplit=1), complaint) == ((tmp_path / BOARD,), [b"0", b"[]\n"], b"")


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is no signal there")
def test_a_second_start_that_is_interrupted_withdraws_its_request(window: Meeting, tmp_path: Path) -> None:
    (tmp_path / BOARD).touch()
    # Where these tests ignore SIGINT, as whatever a shell runs in the background does, the child would ignore it too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        second = subprocess.Popen([sys.executable, "-m", "ibdesk", str(BOARD)], cwd=tmp_path, stderr=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, before)
    assert soon(second, lambda: list(window.folder.glob("*.request")))
    second.send_signal(signal.SIGINT)
    second.communicate()
    assert second.returncode == 130
    assert window.take() is None
