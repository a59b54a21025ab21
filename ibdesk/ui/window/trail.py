"""The indicators that were looked at, for going back and forward between them."""


class Trail:
    """Like a browser's history: going somewhere new from the middle drops what lay ahead."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._at = -1

    def visit(self, code: str) -> None:
        """Staying where one is is no visit."""
        if 0 <= self._at < len(self._codes) and self._codes[self._at] == code:
            return
        self._codes[self._at + 1 :] = [code]
        self._at = len(self._codes) - 1

    def back(self) -> str | None:
        return self._step(-1)

    def forward(self) -> str | None:
        return self._step(1)

    def _step(self, by: int) -> str | None:
        if not 0 <= self._at + by < len(self._codes):
            return None
        self._at += by
        return self._codes[self._at]
