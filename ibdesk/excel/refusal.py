"""Why a stranger's file cannot be read, in words; the door makes the whole sentence of it."""

SAVE_AGAIN = (
    "Open it in Excel and save it again as an Excel workbook (.xlsx), then read that copy. "
    "If Excel cannot open it either, ask the sender for it again."
)


class Refusal(Exception):  # noqa: N818 - the word the sentences use
    """This file cannot be read. `reason` goes on after "“figures.xlsx” cannot be read: " and has no full stop."""

    def __init__(self, reason: str, next_step: str = SAVE_AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.next_step = next_step
