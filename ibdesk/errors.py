"""What the user reads when something cannot be done."""


class UserError(Exception):
    """Something the user asked for cannot be done: what happened and where, and what to do next.

    Both are whole sentences, fit to be shown as they are.
    """

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(f"{what} {next_step}")
        self.what = what
        self.next_step = next_step
