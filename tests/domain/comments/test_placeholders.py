"""What stands where a comment should and says nothing; and real comments that hold such words."""

import pytest

from ibdesk.domain.comments.missing_comments import says_nothing

NOTHING = (
    *(
        "",
        " ",
        "-",
        "\u2013",
        "--",
        "...",
        "?",
        "tbc",
        "TBC.",
        "T.B.C.",
        "tba",
        "n/a",
        "N.A.",
        "None",
        "nil",
        "x",
        "XXX",
    ),
    *("To follow", "to follow.", "Comment to follow", "Comments to follow", "Update to follow", "Updates to follow."),
    *("Commentary to follow", "Narrative to follow", "Officer comment to follow", "Full update to follow"),
    *("Update to follow next month", "Comment to follow by 12 September", "Comment to follow from Head of Fieldwork"),
    *("Awaiting comment", "Awaiting comments", "Awaiting update", "Awaiting officer's comment", "awaiting"),
    *("Still awaiting comment", "Awaiting comment from the officer", "Waiting for comment", "Await update"),
    *("comment awaited", "Comments awaited", "Update awaited.", "Comment is awaited", "Comment outstanding"),
    *("Comment pending", "Pending comment", "Comment TBC", "Comment is still to come", "Comment in progress"),
    *("Comment being drafted", "Comment requested", "Comment required", "Comment missing", "Update will follow"),
    *("To be confirmed", "To be confirmed by officer", "To be completed", "To be advised", "Comment to be provided"),
    *("Ditto", "ditto.", "Ditto above", "As last month", "as last month.", "Same as last month", "As per last month"),
    *("See last month", "See last month's comment", "See last month\u2019s comment", "As previous month", "As before"),
    *("See previous comment", "As previously", "As previously reported", "Comment as last month", "Same as before"),
    *("See above", "see above.", "As above", "Same as above", "See below", "See comment above", "Refer to above"),
    *("Not provided", "Not supplied", "not received", "Not yet received", "Not available", "Not applicable"),
    *("Comment not provided", "No comment", "No comments", "No comment provided", "No comments received"),
    *("No comment this month", "No further comment", "Comment not yet received", "No commentary supplied"),
    *("No update", "No update provided", "Nothing to report", "Nothing to add", "Nothing further"),
    *("Comment", "Comments:", "Enter comment here", "Insert comment", "Add your comment here", "[comment]"),
    *("TBC - comment to follow", "N/A - see above", "Awaiting comment. Ditto.", "As above; to follow"),
)
COMMENTS = (
    *("489", "No change.", "See 7", "See indicator 7.", "On target.", "Above target.", "The none-attendance fell."),
    *("No change from last month.", "None this month.", "None of the reviews was late.", "No exceptions.", "Two left."),
    *("Awaiting data from the health trust.", "Awaiting the audit of late visits.", "Pending the court's decision."),
    *("Update: two workers have started.", "Update to the system moved the dates.", "Updated figures."),
    *("As last month, sickness in one team.", "Same as last month: three late visits.", "See above; two late visits."),
    *("Not provided by the trust because its system is down.", "Not applicable as no review was due in August."),
    *("Not available until the new system is live.", "Not all visits were recorded.", "Not received from all."),
    *("No comments were made by the inspectors on this.", "No comment of the inspectors was negative."),
    *("To follow up late cases the team meets weekly.", "The waiting list has grown.", "Comments from families."),
    *("Awaiting comment on the draft policy before the threshold moves.", "Ditto machines are out of order."),
    *("Fell below last month's.", "As above average as before.", "Earlier months were higher.", "Before June it rose."),
    *("Nothing to suggest that thresholds moved.", "No further cases since June.", "None.  One late visit."),
    *("The comment of last month stands: two posts are open.", "Confirmed by the audit.", "Requested by partners."),
)


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_nothing_is_no_comment(text: str) -> None:
    assert says_nothing(text)
    assert says_nothing(f" {text.upper()} ")


@pytest.mark.parametrize("text", COMMENTS)
def test_what_says_anything_is_a_comment(text: str) -> None:
    assert not says_nothing(text)
