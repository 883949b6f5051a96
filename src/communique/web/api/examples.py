"""Examples for the API's description. They are records, so that they cannot fall behind."""

from __future__ import annotations

from pydantic.config import JsonDict

from communique.records import ActorRef, Span, Statement, TimeSpan
from communique.store import Head, Hit, Page, Tally

CORRECTION: JsonDict = {"id": "s35426ee0eb537930", "set": {"act": "deny"}, "why": "The words are a denial."}
REMOVAL: JsonDict = {"id": "s35426ee0eb537930", "remove": True, "why": "A caption, and nobody's words."}
ADDITION: JsonDict = {
    "article": "a0d5e9b1c2f3a4b56",
    "add": "statement",
    "words": "that Norway would not accept lower quotas",
    "which": 0,
    "set": {"speaker": "NOR"},
    "why": "It was missed.",
}
_TEXT = "Foreign Minister Espen Berg said on Monday that Norway would not accept lower quotas."
_DAY = TimeSpan("2024-03-11", "2024-03-11", "day", Span(33, 42, _TEXT[33:42]), "resolved", "weekday before 2024-03-12")
_NAME = Span(17, 27, _TEXT[17:27])
_SPEAKER = ActorRef("person:espen-berg", "person", "Espen Berg", _NAME, "foreign minister", "NOR", "named", "subject")
_SAID = Span(43, len(_TEXT) - 1, _TEXT[43:-1])
_STATEMENT = Statement(
    id="s35426ee0eb537930",
    content=(_SAID,),
    form="indirect",
    cue=(Span(28, 32, _TEXT[28:32]),),
    source=Span(0, 27, _TEXT[:27]),
    speaker=_SPEAKER,
    document=None,
    addressees=(),
    act="assert",
    said_on=_DAY,
    said_in=None,
    occasion=None,
    reported_by=(ActorRef("outlet:north-herald", "outlet", "North Herald", None, None, None, "implied", "outlet"),),
    certainty="stated",
    headline=False,
    within=None,
    rule="reporting-verb",
)
_PUBLISHED = TimeSpan("2024-03-12", "2024-03-12", "day", None, "stated", "given with the article")
_ARTICLE = Head("a0d5e9b1c2f3a4b56", "Talks on fish resume", "North Herald", "en", None, _PUBLISHED, ("Anna Writer",))
HIT = Hit(
    kind="statement",
    id=_STATEMENT.id,
    article=_ARTICLE,
    span=_SAID,
    before=_TEXT[:43],
    after=_TEXT[-1:],
    statement=_STATEMENT,
    event=None,
    word=None,
    corrected=(),
    names={"NOR": "Norway", "person:espen-berg": "Espen Berg"},
    n=42,
)
PAGE = Page((HIT,), 1, False, "relevance", None)
TALLY = Tally("act", "statement", (("assert", 12), ("deny", 3)))
ANSWERS: dict[str, object] = {"Page": PAGE, "Hit": HIT, "Tally": TALLY}
"""By the name of their schema."""
