"""The mark of a record's field that boards hold older records without."""

from collections.abc import Mapping

# As the metadata of a field with a default: it is written only where it has another value, so that a record which says
# nothing of it keeps the bytes, and the fingerprint, that it had before the field came.
YOUNGER: Mapping[str, bool] = {"younger": True}
