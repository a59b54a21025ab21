"""What can happen to a board, an import, an export or a window (S1 to S27), and the tests that let it happen.

A row without tests says why this computer cannot do it; a row with both says what of it is left.
"""

from msgspec import Struct

STORE, UI = "tests/store", "tests/ui"


class Row(Struct, frozen=True):
    """`tests` are folders, files or single tests; `left` is what of it is not tried here."""

    number: int
    what: str
    tests: tuple[str, ...] = ()
    left: str = ""


ROWS = (
    Row(1, "killed during an import", (f"{STORE}/test_failures.py", "tests/test_stopped_import.py")),
    Row(
        2,
        "killed while an edit is kept",
        (
            f"{STORE}/test_killed_between_files.py::test_whenever_an_edit_is_killed_it_is_whole_or_not_there",
            f"{UI}/test_threads.py::test_a_comment_saved_at_the_last_moment_is_in_the_board",
        ),
    ),
    Row(3, "killed while a pack is written", ("tests/writing/test_pack_saving.py",)),
    Row(
        4,
        "killed during backup, restore, removal",
        (f"{STORE}/test_killed_between_files.py", f"{STORE}/test_purge.py"),
    ),
    Row(5, "disk full", (f"{STORE}/test_failures.py::test_a_full_disk_is_told_and_changes_nothing",)),
    Row(6, "errors of the drive while reading", (f"{STORE}/test_failing_reads.py", "tests/test_one_file_fails.py")),
    Row(7, "no right to write", (f"{STORE}/test_read_only.py",)),
    Row(
        8,
        "output open in Excel or not to be replaced",
        ("tests/test_outputs.py", "tests/writing/test_pack_saving.py"),
        "locks of Excel on Windows",
    ),
    Row(
        9,
        "power cut",
        (f"{STORE}/test_opening.py::test_the_connection_keeps_what_was_confirmed_and_trusts_no_schema",),
        "states rebuilt from a trace of the drive, which the tests hold by the settings that they come from",
    ),
    Row(10, "a board cut off or zeroed", (f"{STORE}/test_opening.py", f"{UI}/test_way_back.py")),
    Row(11, "a board that was changed outside", (f"{STORE}/test_changed_outside.py", f"{STORE}/test_verify.py")),
    Row(12, "a board from somebody hostile", (f"{STORE}/test_strange_boards.py", "tests/security")),
    Row(13, "journals left, foreign or missing", (f"{STORE}/test_beside.py",)),
    Row(14, "two programs at one board", (f"{STORE}/test_one_writer.py",)),
    Row(
        15,
        "a share without locks, slow or gone",
        (
            f"{STORE}/test_one_writer.py::test_a_living_holder_is_not_overrun_where_locks_do_nothing",
            f"{STORE}/test_failing_reads.py",
        ),
        "a real share; slowness needs a file system that can be made slow",
    ),
    Row(16, "copies of a synchroniser", (f"{UI}/test_way_back.py::test_copies_of_a_synchroniser_are_told",)),
    Row(17, "clocks that jump", (f"{STORE}/test_backup.py::test_thinning_goes_by_number_where_the_clock_jumped",)),
    Row(18, "newer and older programs", (f"{STORE}/test_opening.py", f"{STORE}/test_old_board.py")),
    Row(19, "damaged and edited workbooks", ("tests/mutations",)),
    Row(20, "the reading process dies or hangs", ("tests/reading/sandbox",)),
    Row(21, "the window closed during work", (f"{UI}/test_threads.py", "tests/soak")),
    Row(22, "300,000 rows, cancelled at any time", (f"{UI}/test_jobs.py", "tests/reading/test_too_many_figures.py")),
    Row(23, "the same workbook again", (f"{UI}/test_same_workbook_again.py", f"{STORE}/test_figures_again.py")),
    Row(24, "the way back", (f"{STORE}/test_backup.py", f"{UI}/test_way_back.py")),
    Row(25, "too little memory", (f"{UI}/test_too_large_story.py",), "limits on the window's own process"),
    Row(26, "a profile that cannot be written", (f"{UI}/test_unlucky_starts.py", "tests/test_fault_report.py")),
    Row(27, "out and in again", ("tests/writing/test_any_board_and_back.py", "tests/reading/test_read_back.py")),
)
# Of the rows in which a board could be lost, those that take seconds: run at every change.
SHORT = (7, 13, 16, 17, 26)
