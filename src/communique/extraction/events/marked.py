"""Objects that a language marks or tells by a pronoun: *a quien tilda de*, *les acusa* (Spanish)."""

from __future__ import annotations

from communique.extraction.events.forms import Forms

BACK = 12
"""How many words back the people are looked for whom a marked relative pronoun means."""
CLIMB = 6
"""How many words up the verb is looked for over a relative clause."""
OBJECTS = ("obj", "iobj", "obl")


class Marked(Forms):
    """Questions about marked and clitic objects. Tokens are given and returned as indices."""

    def marked_relative(self, i: int) -> int | None:
        """Return the relative pronoun behind a preposition under verb i: it cannot be the subject."""
        a = self.analysis
        if not self.object_marks:
            return None
        pronouns = [j for j in a.having(i, *OBJECTS) if j < i and a.lower(j) in self.relatives]
        return next((j for j in pronouns if a.having(j, "case")), None)

    def told_by_pronoun(self, i: int) -> int | None:
        """Return whom a marked relative pronoun under verb i means, else the clitic that is its only object."""
        a = self.analysis
        if (pronoun := self.marked_relative(i)) is not None:
            marks = {a.lower(k) for k in a.having(pronoun, "case")}
            return self.meant(pronoun) if marks & self.object_marks else None
        clitics = [j for j in a.having(i, *OBJECTS) if a.lower(j) in self.clitics and a.pos[j] == "PRON"]
        marked = any(a.lower(k) in self.object_marks for j in a.having(i, *OBJECTS) for k in a.having(j, "case"))
        return clitics[0] if clitics and not marked and not a.having(clitics[0], "case") else None

    def meant(self, pronoun: int) -> int | None:
        """Return the people nearest before a relative pronoun."""
        a = self.analysis
        first = max(a.sentence_at(pronoun).first, pronoun - BACK)
        nearest = next((j for j in range(pronoun - 1, first - 1, -1) if self.people(j)), None)
        return a.head[nearest] if nearest is not None and a.rel[nearest] == "flat" else nearest

    def over_relative(self, i: int) -> int | None:
        """Return the verb or predicate over the relative clause of verb i; None for other clauses."""
        a, at = self.analysis, i
        if a.rel[i] != "relcl":
            return None
        for _ in range(CLIMB):
            if a.head[at] == at:
                return None
            at = a.head[at]
            if a.pos[at] == "VERB" or a.having(at, "cop", "subj"):
                return at
        return None

    def at_a_time(self, noun: int) -> bool:
        """Tell whether a noun with its relative clause is a conjunction of time (*al tiempo que*)."""
        return self.lemma(noun) in self.moments
