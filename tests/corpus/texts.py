"""Texts that want to be more than text: in titles, names, codes and notes beside the figures,
and never in their way."""

from collections.abc import Iterable
from functools import partial

from tests.corpus.kinds import GOOD, LAYOUTS, TRUTH, Arrives, Kind, Refused, rows_of
from tests.corpus.writing import Raw, Rows, workbook

TEXTS = {
    "formula injections": (
        "=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
         "=HYPERLINK(\"http://127.0.0.1:9\")",
        "=IMPORTXML(A1)", "=WEBSERVICE(\"http://127.0.0.1:9\")", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20A1",
         "{=1+1}", "=DDE(\"cmd\")",
        "'=1", "\"=1", " =1", ";=1", ",=1", "|calc", "%0A=1", "=2+5+cmd|' /C calc'!A0", "=rundll32|'URL.dll'!A",
         "=A1&B1",
        "=TRUE()", "=-1", "==1",
    ),
    "markup": (
        "<b>489</b>", "<img src='file:///etc/passwd'>", "<script>alert(1)</script>",
         "<a href='http://127.0.0.1:9'>x</a>", "&lt;b&gt;",
        "&amp;", "&#65;", "<!-- -->", "<![CDATA[x]]>", "]]>", "<table><tr><td>", "</body>", "<?php ?>", "{{7*7}}",
         "%s %d {0}", "&Figures",
    ),
    "other directions, pictures and heaps of marks": (
        "\u202e984\u202c", "\u0634\u0643\u0631\u0627", "\u05e9\u05dc\u05d5\u05dd", "\u2067x\u2069",
         "\U0001f4c8\U0001f469\u200d\U0001f467", "Z\u0351\u036b\u0343\u036aa\u0306\u0321l\u0334g\u0327o\u0300",
          "\ufeffx", "x\u00ad", "\ud7ff\ue000", "\U0001f1ec\U0001f1e7",
    ),
    "endless": ("x" * 32_767, "y" * 100_000, "word " * 20_000, "\n" * 5_000 + "z"),
}  # fmt: skip
ESCAPES = ("a_x0001_b", "a_x0000_b", "_xD800_", "_xD83D__xDE00_", "_x000D_", "_x005F_x000D_", "_xZZZZ_", "_x0007_")


def around(layout: str, texts: Iterable[object]) -> Rows:
    """The good figures with the texts in rows of notes above, and below; and beside, in a column of comments."""
    texts = list(texts)
    table = [list(row) for row in rows_of(layout, GOOD)]
    head, *body = table
    comments = [[*row, texts[place % len(texts)]] for place, row in enumerate(body)]
    return [*([text] for text in texts), [*head, "Note of the team"], *comments, *([text] for text in texts)]


def kinds() -> Iterable[Kind]:
    """Every heap of texts round the figures, long and wide."""
    for layout in LAYOUTS:
        for name, texts in TEXTS.items():
            make = partial(workbook, {"Figures": around(layout, texts)})
            yield Kind("text", name, layout, make, _beside(len(texts)))
        escaped = [Raw('t="str"', f"<v>{text}</v>") for text in ESCAPES]
        make = partial(workbook, {"Figures": around(layout, escaped)})
        yield Kind("text", "escapes for signs that no text has", layout, make, _beside(len(escaped)))
        for name, sign in (("half a sign", "&#xD800;"), ("NUL", "&#0;"), ("a bell", "&#7;")):
            make = partial(workbook, {"Figures": around(layout, [Raw('t="str"', f"<v>a{sign}b</v>")])})
            yield Kind("text", name, layout, make, Refused("one of its sheets cannot be made out"))


def _beside(notes: int) -> Arrives:
    return Arrives(TRUTH, (f"column-not-used D{notes + 1}",))
