"""Whose word an event stands on: that of the innermost statement whose content holds it, else the narrator's.

Peru announced sanctions.                  the narrator's: to announce them is the act
Peru condemned the attack on Lima.         the narrator's: the attack is taken as known, only the blame is said
Peru accused Chile of attacking Lima.      Peru's
Peru has decided to impose sanctions.      the narrator's: to decide is a deed
Peru described the talks as useful.        the narrator's: that there were talks is taken as known
Lind warned of war on a visit to Lima.     the visit is the narrator's
Peru's refusal to condemn the attack       the narrator's: to refuse is a deed
Lind asked Peru to free those who          Lind's is that they be freed, the narrator's that they had protested
had protested.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.annotation import Analysis, EventDraft
from communique.languages import registry
from communique.records import Span, Statement, TimeSpan
from communique.resolution.layers import Layers

TAKEN_AS_KNOWN = frozenset({"accuse", "reject", "praise", "support"})
"""Acts whose content, where it is a noun phrase, the speaker judges and does not tell."""
ACTS_TO_COME = frozenset({"demand", "promise", "threaten", "intend", "decline"})
"""Acts whose content is what somebody is to do or not to do."""
CLIMB = 30
"""Words up a tree that are followed."""


class Words:
    """Answers whose word a stretch of an article's text is."""

    def __init__(self, analysis: Analysis, statements: Sequence[Statement]) -> None:
        """Prepare to ask about one article."""
        pack = registry.pack(analysis.language)
        self.analysis = analysis
        self.statements = statements
        self.contents = Layers((span.start, span.end, n) for n, s in enumerate(statements) for span in s.content)
        self.cues = Layers((span.start, span.end, n) for n, s in enumerate(statements) for span in s.cue)
        self.occasions = frozenset(pack.events.words.occasions) if pack else frozenset()
        self.alleging = frozenset(pack.discourse.alleging) if pack else frozenset()
        self.presupposing = frozenset(pack.discourse.presupposing) if pack else frozenset()
        self.hopes = frozenset(pack.negation.hopes) if pack else frozenset()
        self.hearsay = frozenset(pack.events.classes.get("allegation", ())) if pack else frozenset()

    def holder(self, trigger: Span, draft: EventDraft) -> Statement | None:
        """Return the statement on whose word an event stands, None for the narrator.

        A statement does not hold its own cue, nor the act that its cue performs with the noun beside it.
        """
        carrier = self._chars(draft.carrier) if draft.carrier is not None else (trigger.start, trigger.end)
        cued = {n for at in (carrier, (trigger.start, trigger.end)) for _, _, n in self.cues.touching(*at)}
        for _, end, n in self.contents.over(trigger.start):
            if trigger.end <= end and n not in cued and self._vouches(self.statements[n], draft):
                return self.statements[n]
        return None

    def said_on(self, trigger: Span) -> TimeSpan | None:
        """Return when the statement was made whose cue the trigger is: to accuse is to say so."""
        cued = [n for _, _, n in self.cues.touching(trigger.start, trigger.end)]
        return self.statements[min(cued)].said_on if cued else None

    def _chars(self, token: int) -> tuple[int, int]:
        return self.analysis.start[token], self.analysis.end[token]

    def _vouches(self, statement: Statement, draft: EventDraft) -> bool:
        """Tell whether the speaker of a statement says that the event is so."""
        if statement.form != "indirect":
            return True
        if statement.speaker is None and statement.document is None and statement.source is None:
            return False  # *is expected to travel*
        cue = self._cue(statement)
        if cue is not None and (self._is_plan(cue, statement) or self._described(draft.trigger, cue, statement)):
            return False
        if cue is None or not self._is_phrase(cue, statement):
            return True
        path = list(self._path(draft.trigger, cue))
        if self.analysis.lemma[cue].lower() in self.presupposing and self._is_object(path):
            return False
        if draft.type == "CONSULT" and self._aside(path, statement):
            return False
        if statement.act not in TAKEN_AS_KNOWN:
            return True
        told = any(self.analysis.lemma[i].lower() in self.hearsay for i in path)
        return told or self.analysis.lemma[cue].lower() in self.alleging

    def _is_plan(self, cue: int, statement: Statement) -> bool:
        """Tell whether somebody is told to plan or to have decided to act: a deed, and not what he or she says."""
        a = self.analysis
        if statement.act != "intend" or a.lemma[cue].lower() in self.hopes or a.pos[cue] not in ("VERB", "NOUN"):
            return False
        inside = [t for c in statement.content for t in a.tokens_between(c.start, c.end)]
        if a.pos[cue] == "NOUN":
            return any("VerbForm=Inf" in a.morph[t] for t in inside[:3])
        tops = [t for t in inside if a.head[t] == cue and a.rel[t] in ("xcomp", "comp", "advcl", "subj")]
        return bool(tops) and not any("VerbForm=Fin" in a.morph[t] or a.having(t, "subj", "subj_pass") for t in tops)

    def _described(self, trigger: int, cue: int, statement: Statement) -> bool:
        """Tell whether a deed describes somebody or something in what is asked for or promised, and is done."""
        a = self.analysis
        path = list(self._path(trigger, cue)) if statement.act in ACTS_TO_COME else []
        relative = next((i for i in path if a.rel[i] == "relcl"), None)
        if relative is None:
            return False
        phrase = a.rel[path[-1]] in ("obj", "obl") and path[-1] != relative and self._is_phrase(cue, statement)
        if not phrase and (a.rel[path[-1]] != "xcomp" or "VerbForm=Inf" not in a.morph[path[-1]]):
            return False
        finite = (relative, *a.having(relative, "aux", "aux_pass"))
        past = [k for k in finite if "Tense=Past" in a.morph[k] and "VerbForm=Fin" in a.morph[k]]
        perfect = a.having(relative, "aux") and any(a.lemma[k] in ("have", "ha", "haber") for k in finite[1:])
        return bool(past or perfect)

    def _is_object(self, path: Sequence[int]) -> bool:
        """Tell whether a path leads up to the object or the first phrase of a verb, not to what is said of it."""
        a = self.analysis
        if not path or a.rel[path[-1]] not in ("obj", "obl", "nmod", "subj"):
            return False
        return not any(a.lower(k) in ("as", "som", "como", "de") for k in a.having(path[-1], "case", "mark"))

    def _cue(self, statement: Statement) -> int | None:
        """Return the verb with which a statement is told, else the noun (*renewed his condemnation of*)."""
        spans = [t for c in statement.cue for t in self.analysis.tokens_between(c.start, c.end)]
        return next((t for kind in ("VERB", "NOUN") for t in spans if self.analysis.pos[t] == kind), None)

    def _is_phrase(self, cue: int, statement: Statement) -> bool:
        """Tell whether the content is a noun phrase under the cue (*condemned the attack*), no clause."""
        inside = [t for c in statement.content for t in self.analysis.tokens_between(c.start, c.end)]
        tops = [t for t in inside if self.analysis.head[t] == cue]
        return bool(tops) and not any(self.analysis.rel[t] in ("comp", "xcomp", "parataxis") for t in tops)

    def _path(self, token: int, cue: int) -> Iterator[int]:
        """Yield a token and those above it, up to the cue."""
        for _, at in zip(range(CLIMB), (token, *self.analysis.ancestors(token)), strict=False):
            if at == cue:
                return
            yield at

    def _aside(self, path: Sequence[int], statement: Statement) -> bool:
        """Tell whether a meeting is the occasion on which something was said (*warned of war on a visit to Lima*)."""
        a = self.analysis
        before = [a.lower(k) for k in a.having(path[0], "case") if k < path[0]]
        start = statement.content[0].start
        opens = any(a.start[k] <= start for k in (path[0], *a.children[path[0]]))
        return bool(before) and before[0] in self.occasions and not opens
