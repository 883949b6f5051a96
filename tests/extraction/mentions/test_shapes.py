"""Names joined from their parts."""

from __future__ import annotations

from communique.annotation import MentionDraft
from communique.extraction.mentions.shapes import one_name
from tests.making import analysed


def test_a_known_person_takes_in_a_further_surname() -> None:
    made = analysed("Ada Lind Berg spoke in Lima.", "en")
    known = MentionDraft(0, 2, 1, "name", "person", ("person:ada-lind",), "gazetteer:name")
    given = MentionDraft(0, 1, 0, "surname", "person", (), "recogniser:PER")
    rest = MentionDraft(1, 3, 2, "name", "organisation", (), "recogniser:ORG")
    (joined,) = one_name(made, [known, given, rest])
    assert (joined.first, joined.last, joined.kind, joined.candidates) == (0, 3, "person", ("person:ada-lind",))


def test_a_known_body_takes_in_nothing() -> None:
    made = analysed("Ada Lind Berg spoke in Lima.", "en")
    known = MentionDraft(0, 2, 1, "name", "organisation", ("organisation:ada-lind",), "gazetteer:name")
    rest = MentionDraft(1, 3, 2, "name", "person", (), "recogniser:PER")
    assert len(one_name(made, [known, rest])) == 2
