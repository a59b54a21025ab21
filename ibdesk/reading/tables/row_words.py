"""What is said of a table's rows: left out as was said, a mark or crossed-out words not kept, no such indicator."""

from ibdesk.domain.problem import Severity
from ibdesk.reading.values.sheet_problems import Unreadable

LONGEST_CODE = 30


def no_indicator(means: str) -> Unreadable:
    """Where a person said that rows are an indicator which the board does not have."""
    return Unreadable(
        "unknown-code",
        f"This was said to be indicator {means[:LONGEST_CODE]}, which this board does not have. Its figures were not "
        "kept.",
        "Choose another indicator, or define this one.",
    )


LEFT_OUT = Unreadable(
    "left-out",
    "Rows with this are left out, as was said of the sheet.",
    "Nothing, if that is right; otherwise say again what the sheet holds.",
    Severity.INFO,
)
CROSSED_OUT = Unreadable(
    "crossed-out",
    "Some words here are crossed out. They were left out.",
    "Nothing, if they no longer count; otherwise take the line through them away.",
    Severity.INFO,
)
MARK_NOT_KEPT = Unreadable(
    "mark-not-kept",
    "The number here is marked, and only figures can be. The number is kept, the mark is not.",
    "Nothing; say in a comment what the mark stands for, if it matters.",
    Severity.INFO,
)
