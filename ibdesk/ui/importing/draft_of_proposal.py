"""A proposal as a draft to confirm or to change: every guess open, or what a person said of the sheet before. Pure."""

from collections.abc import Iterable, Iterator

from ibdesk.domain.mapping import OnlyWhere, SheetMapping, heading_key
from ibdesk.domain.proposal import Certainty, Proposal
from ibdesk.ui.importing.mapping_draft import MappingDraft


def draft_of(proposal: Proposal) -> MappingDraft:
    """As proposed, every guess still open; what a person said of it before, as it was said."""
    if proposal.described is not None:
        return _as_said(proposal, proposal.described)
    guess = Certainty.GUESS
    return MappingDraft(
        proposal,
        tuple(column.meaning for column in proposal.columns),
        tuple((word.written, word.means) for word in proposal.words),
        frozenset(place for place, column in enumerate(proposal.columns) if column.certainty is guess),
        frozenset(word.written for word in proposal.words if word.certainty is guess),
        code=proposal.code,
        month=proposal.month,
        open_whole=frozenset(_guessed(proposal)),
        these_are=proposal.these_are,
        category=proposal.category,
        lines=proposal.lines,
        down=proposal.down,
        kinds=tuple((kind.written, kind.means) for kind in proposal.kinds),
        wholes=frozenset(proposal.wholes),
        picks=_picks(proposal, proposal.only),
        open_labels=frozenset((*(kind.written for kind in proposal.kinds), *proposal.wholes)),
        open_picks=frozenset(at for at, _ in _picks(proposal, proposal.only)),
    )


def _guessed(proposal: Proposal) -> Iterator[str]:
    """What of the whole sheet is a guess."""
    said = {
        "code": proposal.code,
        "month": proposal.month,
        "lines": proposal.lines,
        "down": proposal.down,
        "whose": proposal.guesses_whose,
    }
    yield from (name for name, value in said.items() if value)


def _picks(proposal: Proposal, only: Iterable[OnlyWhere]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The words that rows are picked by, by the place of their column."""
    places = {heading_key(column.heading): at for at, column in enumerate(proposal.columns) if column.heading}
    found = ((places.get(heading_key(pick.heading)), pick.words) for pick in only)
    return tuple((at, words) for at, words in found if at is not None)


def _as_said(proposal: Proposal, described: SheetMapping) -> MappingDraft:
    """Texts without an answer are new, and the indicator that they resemble is a guess."""
    said = MappingDraft(
        proposal,
        tuple(column.meaning for column in proposal.columns),
        tuple((word.written, word.means) for word in described.words),
        frozenset(),
        frozenset(),
        described.code,
        described.month,
        kinds=tuple((kind.written, kind.means) for kind in described.kinds),
        wholes=frozenset(described.wholes),
        picks=_picks(proposal, described.only),
        these_are=described.these_are,
        category=described.category,
        lines=described.lines,
        down=described.down,
    )
    known = {word.written for word in described.words}
    return said.with_words(word for word in proposal.words if word.written not in known)
