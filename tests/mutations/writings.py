"""One cell of figures written in every way a cell can be, and what it then says: known by how it was made."""

from msgspec import Struct

from ibdesk.domain.figure import Missing, Quantity
from tests.made import quantity


class Writing(Struct, frozen=True):
    """A cell's attributes but its address and style, and its inside. `says` is the figure it then holds, None where it
    is to be told at its cell (or the file refused), and `blank` that there is nothing to tell."""

    attributes: str
    inside: str
    says: Quantity | None = None
    blank: bool = False


def _says(attributes: str, inside: str, says: str | Missing) -> Writing:
    return Writing(attributes, inside, quantity(says))


def _text(written: str, says: str | Missing | None = None) -> Writing:
    return Writing(' t="inlineStr"', f"<is><t>{written}</t></is>", None if says is None else quantity(says))


_RAISED, _LOWERED = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>'
_STRUCK = "<strike/>"


def _runs(first: str, *others: tuple[str, str]) -> str:
    """A text whose other pieces have looks of their own."""
    rest = "".join(f"<r><rPr>{look}</rPr><t>{text}</t></r>" for text, look in others)
    return f"<r><t>{first}</t></r>{rest}"


WRITINGS = (
    _says("", "<v>4.89E2</v>", "489"),
    _says("", "<v> 489 </v>", "489"),
    _says("", "<v>-7</v>", "-7"),
    _says("", "<v>0</v>", "0"),
    _says("", "<v>489.00000000000006</v>", "489"),
    _says("", "<v>1060.66</v>", "1060.66"),
    _says("", "<v>4<!-- so -->89</v>", "489"),
    _says("", "<v><![CDATA[489]]></v>", "489"),
    _says("", "<v>&#52;8&#x39;</v>", "489"),
    _says("", "<f>SUM(A1:A3)</f><v>489</v>", "489"),
    _says(' t="n"', "<v>489</v><extLst/>", "489"),
    _says(' t="str"', "<f>T(A1)</f><v>489</v>", "489"),
    _says(' t="inlineStr"', "<is><r><t>4</t></r><r><rPr><b/></rPr><t>89</t></r></is>", "489"),
    _says(' t="inlineStr"', '<is><t>489</t><rPh sb="0" eb="1"><t>12</t></rPh></is>', "489"),
    _says("", "<is><t>489</t></is>", "489"),
    _text("1,060.66", "1060.66"),
    _text("489 [p]", "489"),
    _text("\N{NO-BREAK SPACE}489", "489"),
    _text("489 days", "489"),
    _text("1 060", "1060"),
    _text("[c]", Missing.SUPPRESSED),
    _text("[x]", Missing.NO_DATA),
    _text("N/A", Missing.NOT_APPLICABLE),
    _text("&lt;5", Missing.SUPPRESSED),
    _text("[low]", Missing.LOW),
    _text("TBC", Missing.BLANK),
    *(_text(each) for each in (
        "about 5", "12,5", "1.060,66", "4 89", "489\N{SUPERSCRIPT TWO}", "\N{POUND SIGN}489", "489 or so", "=489",
        "1e3", "0x1F", "1_000", "nan", "inf", "2014-08", "Aug-14", "29 of 35", "#REF!", "5-10", "two", "0,489",
        "480\n489", "480&#10;489", "480&#9;489", "480  489", "1,204&#xA;1,300", "1" + "0" * 15, "9" * 310,
    )),
    *(Writing(' t="inlineStr"', f"<is>{each}</is>") for each in (
        _runs("489", ("1", _RAISED)), _runs("489", ("a", _RAISED)), _runs("4", ("89", _LOWERED)),
        _runs("", ("7", _RAISED)),
        _runs("", ("480", _STRUCK), ("489", "")), _runs("48", ("9", _STRUCK)), _runs("", ("489", _STRUCK)),
    )),
    Writing("", "<f>30+1</f><v>0</v>"),
    Writing("", "<f>D4</f><v>0.0</v>"),
    *(Writing("", f"<v>{each}</v>") for each in (
        "1e400", "1e308", "1.2e19", "1e15", "1e-40", "NaN", "INF", "0x1F", "1_000", "abc",
    )),
    Writing(' t="e"', "<v>#REF!</v>"),
    Writing(' t="e"', "<f>D4/0</f><v>#DIV/0!</v>"),
    Writing(' t="e"', "<v>489</v>"),
    Writing(' t="b"', "<v>1</v>"),
    Writing(' t="b"', "<v>489</v>"),
    Writing(' t="d"', "<v>2014-08-31</v>"),
    Writing(' t="s"', "<v>9999</v>"),
    Writing(' t="s"', "<v>-1</v>"),
    Writing(' t="s"', "<v>489.0</v>"),
    Writing("", "<f>SUM(A1:A3)</f>"),
    Writing("", "<f>SUM(A1:A3)</f><v></v>"),
    Writing("", "<v>489</v><v>12</v>"),
    Writing("", "<w>489</w>"),
    Writing("", "<v>489</v><is><t>12</t></is>"),
    Writing("", '<x:v xmlns:x="urn:x">489</x:v>'),
    Writing("", "489"),
    Writing(' t="inlineStr"', "<is><t>4</t></is><is><t>89</t></is>"),
    Writing("", "", blank=True),
    Writing("", "<v></v>", blank=True),
    Writing(' t="str"', "<v></v>", blank=True),
    Writing(' t="inlineStr"', "<is><t>  </t></is>", blank=True),
)  # fmt: skip
