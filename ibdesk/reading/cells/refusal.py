"""Why a file cannot be read."""

from ibdesk.domain.refused import RefusedFile, WhyRefused
from ibdesk.errors import UserError

SAVE_AGAIN = (
    "Open it in Excel and save it again as an Excel workbook (.xlsx), then read that copy. "
    "If Excel cannot open it either, ask the sender for it again."
)
NOT_STARTED = "the part of IBDesk that reads workbooks did not start"
_START_AGAIN = (
    "Start IBDesk again. If that does not help, install it again, or ask IT whether a security program stops it "
    "from starting itself a second time."
)


class FileRefused(UserError):  # noqa: N818 - the word the sentences use
    """A file cannot be used: `refused` says why, in parts."""

    def __init__(self, why: WhyRefused, name: str, reason: str, next_step: str) -> None:
        self.refused = RefusedFile(why, name, reason, next_step)
        super().__init__(self.refused.what, next_step)


class Refusal(Exception):  # noqa: N818 - the word the sentences use
    """What is being read cannot be, whatever its file is called. `reason` as in RefusedFile."""

    def __init__(self, reason: str, next_step: str = SAVE_AGAIN, why: WhyRefused = WhyRefused.DAMAGED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step
        self.why = why


def own_fault(name: str, reason: str) -> FileRefused:
    """Where the program is at fault and not the file: opening and saving it again would be of no use."""
    return FileRefused(WhyRefused.OWN_FAULT, name, reason, _START_AGAIN)
