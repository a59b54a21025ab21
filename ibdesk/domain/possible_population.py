"""Which numbers of children a council can have, and why no rate is made of another."""

from ibdesk.domain.board import Population
from ibdesk.domain.number import in_full

# The Isles of Scilly have some 400 children, the largest county some 370,000; a region has millions.
FEWEST_CHILDREN, MOST_CHILDREN = 100, 15_000_000


def why_no_rate(population: Population | None, year: int) -> str:
    """The reason in words; empty where rates of the year can be made of it. Children come whole, and in hundreds at
    least: 25.3 and 25 are thousands."""
    if population is None or population.children <= 0:
        return f"no population for {year}"
    children = population.children
    if children.denominator == 1 and FEWEST_CHILDREN <= children <= MOST_CHILDREN:
        return ""
    return f"a population of {in_full(children)} for {population.year} cannot be"
