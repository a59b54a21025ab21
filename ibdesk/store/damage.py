"""What is raised inside the store where a board's content is not what the store once wrote."""


class Damaged(ValueError):  # noqa: N818 (it says what the board is)
    """Content that the store never writes; reported to the user as a damaged board."""
