"""What a public version says of itself, the same in every file that is made of it."""

PUBLIC_STAMP = "Public version"
ABOUT_PUBLIC = (
    "This is the public version. Counts of 1 to 5 are replaced by [c], and so are percentages whose numerator is 1 to "
    "5 or whose denominator is 1 to 10. 0 stays 0.",
    "Whatever else would give such a number back is replaced by [c] too: other parts of the same whole, sums over "
    "months, rates, changes. A [c] may so stand for a larger number. Where a figure is [c], there is no assessment; "
    "where months are [c], there is no usual range.",
)
CHANGES_LEFT_OUT = "Changed figures beside one that is left out are not listed."
