"""The namespaces of an OpenDocument file, and an element's or attribute's full name in them."""

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SPACES = {
    "office": OFFICE,
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dr3d": "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def full(name: str) -> str:
    """ "table:table-row" with its namespace written out, as the XML reader calls it."""
    prefix, _, local = name.partition(":")
    return f"{_SPACES[prefix]} {local}"
