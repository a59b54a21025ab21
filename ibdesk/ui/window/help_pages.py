"""The pages of the help, as they come with the program: their order, their sections, and what is found in them."""

import re
from functools import cache

from msgspec import Struct

from ibdesk.paths import resource

ORDER = (
    "getting-started",
    "first-month",
    "import",
    "overview",
    "indicators",
    "problems",
    "data",
    "comments",
    "changes",
    "pack",
    "settings",
    "colours-and-signs",
    "keyboard",
    "glossary",
    "questions",
)


class HelpSection(Struct, frozen=True):
    """`title` is its heading, that of the page for what stands before the first one; `text` is in Markdown."""

    page: str
    title: str
    text: str


class HelpPage(Struct, frozen=True):
    """`name` is that of its file, without the ending."""

    name: str
    title: str
    text: str

    @property
    def sections(self) -> tuple[HelpSection, ...]:
        parts = re.split(r"^##? (.+)$", self.text, flags=re.MULTILINE)[1:]
        return tuple(HelpSection(self.name, title, text) for title, text in zip(parts[::2], parts[1::2], strict=True))


@cache
def help_pages() -> tuple[HelpPage, ...]:
    """In the order of the contents."""
    return tuple(_page(name) for name in ORDER)


def page_named(name: str) -> HelpPage:
    """KeyError where there is none."""
    for page in help_pages():
        if page.name == name:
            return page
    raise KeyError(name)


def found(wanted: str) -> tuple[HelpSection, ...]:
    """The sections that have every word that is looked for, those with them in the title first."""
    words = wanted.casefold().split()
    sections = [section for page in help_pages() for section in page.sections]
    having = [each for each in sections if all(_has(f"{each.title} {each.text}", word) for word in words)]
    return tuple(sorted(having, key=lambda each: -sum(_has(each.title, word) for word in words)) if words else ())


def _has(text: str, word: str) -> bool:
    """A letter or two, such as H, are looked for as a word of their own."""
    plain = _plain(text)
    if len(word) > 2 or not word.isalnum():
        return word in plain
    return re.search(rf"\b{re.escape(word)}\b", plain) is not None


def _plain(text: str) -> str:
    """Without the targets of links and pictures, which nobody reads."""
    return re.sub(r"\]\([^)]*\)", "]", text).casefold()


def _page(name: str) -> HelpPage:
    text = (resource("help") / f"{name}.md").read_text(encoding="utf-8")
    return HelpPage(name, text.split("\n", 1)[0].removeprefix("# "), text)
