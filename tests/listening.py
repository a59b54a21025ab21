"""Somebody who listens on this computer, so that whatever follows a link out of a workbook is noticed."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


class Listener:
    """Takes connections at `address`, a free port of this computer's own network."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)

    @property
    def address(self) -> str:
        host, port = self._socket.getsockname()
        return f"{host}:{port}"

    def contacted(self) -> bool:
        """Whether anybody came since it was asked last: the system takes a connection before it is looked at."""
        try:
            self._socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def notices(self) -> bool:
        """That it would have noticed."""
        with socket.create_connection(self._socket.getsockname(), timeout=10):
            return self.contacted()

    def close(self) -> None:
        self._socket.close()


@contextmanager
def nobody_comes() -> Iterator[str]:
    """The address where nobody may come within the block."""
    listener = Listener()
    try:
        yield listener.address
        assert not listener.contacted(), "a link was followed"
        assert listener.notices()
    finally:
        listener.close()
