"""What XlsxWriter cannot say itself: that the workbook is in British English."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LANGUAGE = "en-GB"
_CORE = "docProps/core.xml"
_CORE_END = b"</cp:coreProperties>"
# Text from figures never holds a bare "<", so this meets nothing but the chart writer's own tags.
_CHART_TEXT = re.compile(rb'(<a:(?:rPr|defRPr|endParaRPr)\b[^>]*?\blang=")en-US(")')
_CHART_LANGUAGE = re.compile(rb'(<c:lang val=")en-US(")')
_EPOCH = (1980, 1, 1, 0, 0, 0)


def in_british_english(package: bytes) -> bytes:
    """The package with its language set in the properties and in the charts; the same bytes on every system."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, _translated(name, source.read(name)))
    return out.getvalue()


def _translated(name: str, part: bytes) -> bytes:
    british = rb"\g<1>" + LANGUAGE.encode() + rb"\g<2>"
    if name == _CORE:
        return part.replace(_CORE_END, f"<dc:language>{LANGUAGE}</dc:language>".encode() + _CORE_END)
    if name.startswith("xl/charts/"):
        return _CHART_LANGUAGE.sub(british, _CHART_TEXT.sub(british, part))
    return part
