"""Why a stranger's file cannot be read, in words; the door makes the whole sentence of it."""

from ibdesk.errors import UserError

SAVE_AGAIN = (
    "Open it in Excel and save it again as an Excel workbook (.xlsx), then read that copy. "
    "If Excel cannot open it either, ask the sender for it again."
)
NOT_STARTED = "the part of IBDesk that reads workbooks did not start"


def own_fault(name: str, reason: str) -> UserError:
    """Where the program is at fault and not the file: opening and saving it again would be of no use."""
    return UserError(
        f"“{name}” cannot be read: {reason}. IBDesk is at fault, not the workbook.",
        "Start IBDesk again. If that does not help, install it again, or ask IT whether a security program stops it "
        "from starting itself a second time.",
    )


class Refusal(Exception):  # noqa: N818 - the word the sentences use
    """This file cannot be read. `reason` goes on after "“figures.xlsx” cannot be read: " and has no full stop."""

    def __init__(self, reason: str, next_step: str = SAVE_AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step
