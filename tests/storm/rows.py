"""What can happen to a board, an import, an export or a window (S1 to S27), and the tests that let it happen.

A row without tests says why this computer cannot do it; a row with both says what of it is left.
"""

from msgspec import Struct

STORE, STORM, UI = "tests/store", "tests/storm", "tests/ui"


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
    Row(
        5,
        "disk full",
        (f"{STORM}/test_share.py", f"{STORE}/test_failures.py::test_a_full_disk_is_told_and_changes_nothing"),
    ),
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
        (
            f"{STORM}/test_power_cut.py",
            f"{STORE}/test_opening.py::test_the_connection_keeps_what_was_confirmed_and_trusts_no_schema",
        ),
        "drives that say they have written what they have not",
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
            f"{STORM}/test_share.py",
            f"{STORE}/test_one_writer.py::test_a_living_holder_is_not_overrun_where_locks_do_nothing",
            f"{STORE}/test_failing_reads.py",
        ),
        "a real share, as there is none: its calls are slowed and failed between the program and the system",
    ),
    Row(
        16,
        "copies of a synchroniser",
        (
            f"{UI}/test_way_back.py::test_copies_of_a_synchroniser_are_told",
            f"{UI}/test_way_back.py::test_a_copy_of_before_a_removal_is_told_as_that",
            f"{UI}/test_way_back.py::test_the_board_itself_is_told_where_its_copy_is_opened",
            f"{STORE}/test_purge.py::test_copies_of_a_synchroniser_that_hold_it_are_named_and_stay",
            f"{STORE}/test_purge.py::test_copies_of_before_are_known_after_a_removal_changed_the_first_step",
        ),
        "a running synchroniser, as there is none",
    ),
    Row(17, "clocks that jump", (f"{STORE}/test_backup.py::test_thinning_goes_by_number_where_the_clock_jumped",)),
    Row(
        18,
        "newer and older programs",
        (f"{STORE}/test_opening.py", f"{STORE}/test_old_board.py", f"{STORE}/test_migration.py"),
    ),
    Row(19, "damaged and edited workbooks", ("tests/mutations",)),
    Row(20, "the reading process dies or hangs", ("tests/reading/sandbox",)),
    Row(
        21,
        "the window closed during work",
        (f"{UI}/test_threads.py", f"{UI}/test_ended_from_outside.py", "tests/soak"),
        "the end of a Windows session, as this is not Windows",
    ),
    Row(
        22,
        "300,000 rows, cancelled at any time",
        (f"{STORM}/test_many_rows.py", f"{UI}/test_jobs.py", "tests/reading/test_too_many_figures.py"),
    ),
    Row(23, "the same workbook again", (f"{UI}/test_same_workbook_again.py", f"{STORE}/test_figures_again.py")),
    Row(24, "the way back", (f"{STORE}/test_backup.py", f"{UI}/test_way_back.py")),
    Row(
        25,
        "too little memory",
        (f"{STORM}/test_little_memory.py", f"{UI}/test_too_large_story.py"),
        "the window's own process: Qt ends it itself where it gets no memory, before anything of ours can say so",
    ),
    Row(26, "a profile that cannot be written", (f"{UI}/test_unlucky_starts.py", "tests/test_fault_report.py")),
    Row(27, "out and in again", ("tests/writing/test_any_board_and_back.py", "tests/reading/test_read_back.py")),
)
# Of the rows in which a board could be lost, those that take seconds: run at every change.
SHORT = (7, 9, 13, 15, 16, 17)
