"""Whom a pronoun of the third person means, in the cast of its article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.again import is_bare
from communique.resolution.collectives import SUBJECTS, state_meant
from communique.resolution.company import Company
from communique.resolution.controlling import doers_of, named_beside
from communique.resolution.holders import holder_over
from communique.resolution.plurals import several_before
from communique.resolution.pronouns import Candidate, antecedent, gender_of
from communique.resolution.sayers import named_in_own_words, utterer
from communique.resolution.subjects import others_over, unnamed_over
from communique.resolution.together import group_before, two_people

PEOPLE_REACH = 60
"""Names of people back in which an antecedent is sought."""
PRONOUN_REACH = 20
"""Mentions back in which a like pronoun is looked for."""
NAMED = frozenset({"name", "acronym", "capital", "metonym", "surname"})
SERVED = frozenset({"state", "organisation", "bloc", "outlet"})
GOVERNING = frozenset({"GOV", "MIL", "LEG"})
"""Sectors of organs that *it* goes on with, whether or not their words tell whose they are."""


def people_candidates(cast: Company) -> list[Candidate]:
    """Return every named mention of a person as a possible antecedent, in text order.

    Who only names an organ ("the Bush administration") is not spoken of.
    """
    out = []
    organs = {cast.drafts[n].head for n in cast.organs}
    for n, person in sorted(cast.whose.items()):
        d = cast.drafts[n]
        if cast.analysis.rel[d.head] == "compound" and cast.analysis.head[d.head] in organs:
            continue
        out.append(Candidate(d.head, person.id, person.gender, cast.is_quoted(d.first)))
    return sorted(out, key=lambda c: c.token)


def pronoun_refs(cast: Company, n: int) -> tuple[ActorRef, ...]:
    """Return the antecedent of a pronoun; a plural one means people or states named together before it."""
    d = cast.drafts[n]
    if d.plural:
        group = group_before(cast, d.first)
        if not group and cast.analysis.rel[d.head] in SUBJECTS and not cast.is_quoted(d.first):
            group = two_people(cast, d.first, met=True)
        at, several = several_before(cast, n)
        if at is not None and (not group or _is_nearer(cast, at, group)):
            span = cast.namer.span(d)
            return tuple(replace(r, span=span, how="pronoun", rule="pronoun:several") for r in several)
        if group and others_over(cast, d.head, group):
            return ()
        return tuple(replace(r, how="pronoun", rule="pronoun:plural") for r in group)
    if d.rule.endswith(":thing"):
        if cast.analysis.rel[d.head] in ("obj", "iobj") and not cast.is_quoted(d.first):
            state = state_meant(cast, d.head)
            return () if state is None else (replace(state, how="pronoun", rule="pronoun:state"),)
        return tuple(
            replace(r, span=cast.namer.span(d), how="pronoun", rule="pronoun:institution")
            for k in _institution_before(cast, n)
            for r in (cast.one(cast.drafts[k].head) if cast.drafts[k].form == "described" else cast.all_of(k))
        )
    if (named := _fronted_over(cast, n)) is not None:
        return (replace(named, span=cast.namer.span(d), how="pronoun", rule="pronoun:fronted"),)
    if (holder := holder_over(cast, d.head)) is not None and agrees(cast, d.head, holder):
        return (replace(holder, span=cast.namer.span(d), how="pronoun", rule="pronoun:holder"),)
    if (somebody := unnamed_over(cast, n)) is not None:
        return (somebody,)
    quoted = cast.is_quoted(d.first)
    end = bisect_left(cast.candidates, d.first, key=lambda c: c.token)
    near = cast.candidates[max(0, end - PEOPLE_REACH) : end]
    candidates = sorted([*near, *_pronouns_before(cast, n)], key=lambda c: c.token)
    others = _same_clause(cast, d.head) | named_in_own_words(cast, d.head) | utterer(cast, d.head)
    candidates = [c for c in candidates if c.key not in others]
    found = antecedent(cast.analysis, d.first, gender_of(d), quoted, candidates, cast.told)
    if (official := _official_before(cast, n, -1 if found is None else found.token)) is not None:
        return (replace(official, span=cast.namer.span(d), how="pronoun", rule="pronoun:official"),)
    if found is None:
        return (replace(cast.namer.unnamed(d.head, "person"), how="pronoun"),)
    person = next(p for p in cast.people if p.id == found.key)
    return (cast.person_ref(person, cast.namer.span(d), "pronoun", "pronoun:nearest"),)


def _is_nearer(cast: Company, token: int, group: tuple[ActorRef, ...]) -> bool:
    """Tell whether a plural noun stands in a later sentence than some who are named together."""
    told = cast.analysis.sentence_at(token).first
    return all(r.span is not None and r.span.end <= cast.analysis.start[told] for r in group)


def impersonal_refs(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the power that *one* means as a subject (Swedish *man*): who says it, else who acted just before."""
    analysis = cast.analysis
    if analysis.rel[token] != "subj" or analysis.lower(token) not in cast.pack.events.words.impersonal:
        return ()
    above = [s for verb in analysis.ancestors(token) for s in analysis.having(verb, "subj") if s < token]
    here = analysis.sentence_of[token]
    first = analysis.sentences[here - 1].first if here else 0
    last = analysis.sentences[here - 1].last if here and not cast.is_quoted(token) else 0
    roots = (t for t in range(first, last) if analysis.rel[t] == "root")
    before = [s for root in roots for s in analysis.having(root, "subj") if analysis.lower(s) != analysis.lower(token)]
    for subject in above or before:
        refs = cast.one(subject)
        if len(refs) == 1 and refs[0].actor and refs[0].kind in SERVED:
            span = analysis.span(token, token + 1)
            return (replace(refs[0], span=span, how="pronoun", rule="pronoun:impersonal"),)
    return ()


def _official_before(cast: Company, n: int, named: int) -> ActorRef | None:
    """Return the holder of an office without a name whom a pronoun means, told in a sentence after that of a name.

    A subject goes on with a subject. named: the token of the name that would be meant otherwise, -1 for none.
    """
    analysis, d = cast.analysis, cast.drafts[n]
    if cast.is_quoted(d.first):
        return None
    here, last = analysis.sentence_of[d.first], -1 if named < 0 else analysis.sentence_of[named]
    acts = analysis.rel[d.head] in SUBJECTS
    if acts and last < here and (sayer := _sayer(cast, d.head)):
        return sayer
    for k in range(n - 1, max(-1, n - 1 - PRONOUN_REACH), -1):
        other = cast.drafts[k]
        at = analysis.sentence_of[other.first]
        if cast.told[here] - cast.told[at] > 1 or at <= last:
            break
        if at == here or other.form != "described" or not other.office or other.plural or cast.is_quoted(other.first):
            continue
        if acts and not (analysis.rel[other.head] in SUBJECTS and _of_main_clause(cast, other.head)):
            continue
        refs = cast.one(other.head)
        if len(refs) == 1 and refs[0].actor is None and refs[0].of and refs[0].role:
            return refs[0]
    return None


def _sayer(cast: Company, token: int) -> ActorRef | None:
    """Return the holder of an office without a name in whose own words *he* stands (*the minister said that he …*).

    So does one who says something while or after doing another thing (*the minister said so as he left*).
    """
    analysis, verb = cast.analysis, cast.analysis.head[token]
    while analysis.rel[verb] in ("conj", "xcomp", "advcl") and analysis.head[verb] != verb:
        if analysis.rel[verb] == "advcl" and analysis.having(analysis.head[verb], "subj") and _is_main(cast, verb):
            break
        verb = analysis.head[verb]
    if analysis.rel[verb] not in ("comp", "advcl"):
        return None
    for subject in analysis.having(analysis.head[verb], "subj"):
        titles = [cast.drafts[k] for k in cast.at_token.get(subject, ())]
        refs = cast.one(subject) if subject < token and any(t.office and not t.plural for t in titles) else ()
        if len(refs) == 1 and refs[0].kind == "person" and refs[0].of and refs[0].role:
            return refs[0]
    return None


def _is_main(cast: Company, clause: int) -> bool:
    """Tell whether a clause hangs on the main verb of its sentence."""
    return cast.analysis.rel[cast.analysis.head[clause]] == "root"


def _fronted_over(cast: Company, n: int) -> ActorRef | None:
    """Return the person named as subject right behind a fronted phrase with a possessive (*In his speech, Dahl …*).

    So of a fronted clause whose subject the pronoun is (*As he left, Dahl said …*), where nobody is named before it.
    """
    analysis, d = cast.analysis, cast.drafts[n]
    top, rel = analysis.head[d.head], analysis.rel[d.head]
    while rel in SUBJECTS and analysis.rel[top] in ("comp", "xcomp", "conj") and analysis.head[top] < top:
        top = analysis.head[top]
    verb = analysis.head[top]
    if top > verb or not (
        (rel == "poss" and analysis.rel[top] == "obl" and analysis.having(top, "case"))
        or (rel in SUBJECTS and analysis.rel[top] == "advcl" and analysis.having(top, "mark"))
    ):
        return None
    subjects = [j for j in analysis.having(verb, "subj") if top < j < verb]
    first, last = analysis.extent(top)
    if len(subjects) != 1 or first != analysis.sentence_at(d.head).first:
        return None
    if rel in SUBJECTS and any(k in cast.whose for t in range(first, last) for k in cast.at_token.get(t, ())):
        return None
    refs = cast.one(subjects[0]) if any(k in cast.whose for k in cast.at_token.get(subjects[0], ())) else ()
    return refs[0] if len(refs) == 1 and agrees(cast, d.head, refs[0]) else None


def agrees(cast: Company, token: int | None, ref: ActorRef) -> bool:
    """Tell whether a person may be meant by the pronoun at a token, by gender."""
    genders = {gender_of(cast.drafts[n]) for n in cast.at_token.get(-1 if token is None else token, ())}
    person = next((p for p in cast.people if p.id == ref.actor), None)
    return person is None or not person.gender or not (said := genders - {None}) or person.gender in said


def _same_clause(cast: Company, token: int) -> set[str | None]:
    """Return who does what a pronoun suffers, and who is named beside it (*he and Dahl*): others are meant.

    A clause without a subject has that of the one above, or its object (*praised Dahl before urging him to resign*).
    """
    analysis = cast.analysis
    verb = analysis.head[token]
    beside = {ref.actor for j in analysis.having(token, "conj") if j > token for ref in cast.one(j)}
    beside |= named_beside(cast, token)
    if analysis.rel[token] not in ("obj", "iobj", "obl") or verb == token:
        return beside - {None}
    found = doers_of(cast, verb, token)
    return {ref.actor for subject in found for ref in cast.one(subject)} - {None}


def _institution_before(cast: Company, n: int) -> list[int]:
    """Return the draft of the state or organisation that *it* means: the subject before it in its sentence.

    Else that of the sentence before; only a subject is taken to go on with a subject. A possessive (*its decision*)
    goes on with the subject of its own clause or the one above.
    """
    analysis, d = cast.analysis, cast.drafts[n]
    if analysis.rel[d.head] == "poss":
        return _owner(cast, d.head)
    if analysis.rel[d.head] not in ("subj", "subj_pass") or cast.is_quoted(d.first):
        return []
    for k in range(n - 1, max(-1, n - 1 - PRONOUN_REACH), -1):
        other = cast.drafts[k]
        if analysis.sentence_of[d.first] - analysis.sentence_of[other.first] > 1:
            break
        subject = analysis.rel[other.head] in ("subj", "subj_pass")
        same = analysis.sentence_of[d.first] == analysis.sentence_of[other.first]
        acts = subject and (same or _of_main_clause(cast, other.head)) and not cast.is_quoted(other.first)
        if acts and _is_institution(cast, k):
            return [k]
    return []


def _owner(cast: Company, token: int) -> list[int]:
    """Return the draft of the nearest subject before a possessive in the clauses over it, if it is an institution.

    Who is blamed for something, or made to do it, goes before the subject of the verb (*condemned Chad for its raids*).
    """
    analysis, below = cast.analysis, token
    for above in analysis.ancestors(token):
        if _is_of_object(cast, below):
            for felt in analysis.having(above, "obj", "iobj", "subj_pass"):
                if felt < below and (found := [k for k in cast.at_token.get(felt, ()) if _is_institution(cast, k)]):
                    return found[:1]
        below = above
        for doer in analysis.having(above, "agent"):  # *evidence collected by the FBI during its inquiry*
            if doer < token and (found := [k for k in cast.at_token.get(doer, ()) if _is_institution(cast, k)]):
                return found[:1]
        for subject in analysis.having(above, "subj", "subj_pass"):
            if subject < token:
                return _institution_at(cast, subject)
    return []


def _institution_at(cast: Company, token: int) -> list[int]:
    """Return the draft of an institution at a token, or of that which *it* means there (*as it ends its inquiry*)."""
    for k in cast.at_token.get(token, ()):
        if _is_institution(cast, k):
            return [k]
        if cast.drafts[k].rule.endswith(":thing"):
            return _institution_before(cast, k)
    return []


def _is_of_object(cast: Company, token: int) -> bool:
    """Tell whether a phrase or clause under a verb tells of its object: what it is blamed for, or made to do."""
    analysis, words = cast.analysis, cast.pack.events.words
    blamed = (*words.blame_marks, *words.blamed_over)
    if analysis.rel[token] == "xcomp":
        return True
    if analysis.rel[token] == "nmod":  # *sanctions on Chad for its raids*
        return False
    under = (token, *analysis.having(token, "poss"))  # a weak parser hangs the preposition there
    marks = [analysis.lower(k) for t in under for k in analysis.having(t, "case", "mark")]
    return analysis.rel[token] in ("obl", "advcl") and any(mark in blamed for mark in marks)


def _is_institution(cast: Company, k: int) -> bool:
    """Tell whether a draft names a state or organisation, or an organ that serves one."""
    d = cast.drafts[k]
    organ = k in cast.offices and d.office is None and not d.plural
    organ = organ and (len(cast.served_by(k)) == 1 or (d.sector in GOVERNING and is_bare(cast, d.head)))
    return organ or (d.form in ("name", "acronym", "metonym") and d.kind in SERVED)


def _of_main_clause(cast: Company, subject: int) -> bool:
    """Tell whether a subject is that of its sentence, not of a clause in it."""
    verb = cast.analysis.head[subject]
    return cast.analysis.rel[verb] in ("root", "conj", "parataxis")


def _pronouns_before(cast: Company, n: int) -> Iterator[Candidate]:
    """Yield whom like pronouns just before mean, where they are subjects: "He said … He also warned …"."""
    analysis, d = cast.analysis, cast.drafts[n]
    for k in range(n - 1, max(-1, n - 1 - PRONOUN_REACH), -1):
        other = cast.drafts[k]
        if cast.told[analysis.sentence_of[d.first]] - cast.told[analysis.sentence_of[other.first]] > 1:
            return
        if other.rule == d.rule and analysis.rel[other.head] in ("subj", "subj_pass") and other.first < d.first:
            for ref in cast.one(other.head):
                if ref.actor and any(p.id == ref.actor for p in cast.people):
                    yield Candidate(other.head, ref.actor, gender_of(other), cast.is_quoted(other.first))


def before_relative(cast: Company, token: int) -> int | None:
    """Return the token that a relative pronoun stands for: the name before it, else what its clause hangs on."""
    analysis, verb = cast.analysis, cast.analysis.head[token]
    if analysis.rel[verb] != "relcl" or analysis.pos[token] not in ("PRON", "SCONJ", "DET") or token == 0:
        return None
    if "PronType=Rel" not in analysis.morph[token] and analysis.lower(token) not in cast.pack.discourse.relatives:
        return None
    near = token - 1 - (analysis.word(token - 1) == "," and token > 1)
    for n in cast.at_token.get(near, ()):
        if cast.drafts[n].form in NAMED and analysis.sentence_of[near] == analysis.sentence_of[token]:
            return cast.drafts[n].head
    return analysis.head[verb] if analysis.head[verb] < token else None
