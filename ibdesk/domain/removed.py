"""That a record is taken away: its kind, and the key that it is kept under."""

from typing import Any, TypeAlias

from msgspec import Struct

KeptKey: TypeAlias = tuple[str | int | None, ...]


def kept_key(record: Any) -> KeptKey:
    """A record's key as it is kept: texts, whole numbers and nothing else."""
    parts = record.key if isinstance(record.key, tuple) else (record.key,)
    return tuple(part if part is None or isinstance(part, int) else str(part) for part in parts)


class Removed(Struct, frozen=True):
    """`kind` is the field of Records that holds it; it is gone until another one with its key comes."""

    kind: str
    key: KeptKey

    @classmethod
    def of(cls, kind: str, record: Any) -> "Removed":
        return cls(kind, kept_key(record))
