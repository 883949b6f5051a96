"""Sources after a preposition: *according to*, *in the view of*; and reports without a source: *reportedly*."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import StatementDraft
from communique.extraction.statements.around import sentence_of_quotation
from communique.extraction.statements.drafts import Range, content_of, draft
from communique.extraction.statements.inversion import Report, inverted
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.scene import CLOSING, Scene
from communique.extraction.statements.sequels import before_sequel
from communique.languages.cues import Phrase

COMPLETING = frozenset({"obj", "xcomp", "comp", "subj"})
"""What a verb needs to say anything."""
LINKS = frozenset({"CCONJ", "SCONJ"})
REACH = 20
"""Longest phrase that a relative clause is part of, in tokens."""
CLAUSE = 0.84
"""Weight with a clause above which a verb behind a conjunction of likeness tells who said the rest."""
UNSOURCED = 0.5
"""Score of a report that only an adverb marks."""
REPORTIVE = Sense("reportive", "speech", "assert", {"bare": UNSOURCED}, {}, hedged=True)
"""What such an adverb says."""


def according_to(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *According to Lind, …*, *…, according to Lind* and *…, according to Lind, …*."""
    a, phrases = scene.a, scene.lexicon.phrases
    for i in [i for i, lower in enumerate(a.lowers) if lower in phrases]:
        for phrase, words in phrases[a.lowers[i]]:
            last = i + len(words)
            if last >= len(a) or a.sentence_of[last] != a.sentence_of[i]:
                continue
            if all(a.lower(i + n) == word for n, word in enumerate(words)):
                found = _phrase(scene, i, last, phrase)
                if found is not None:
                    yield found
                break


def _phrase(scene: Scene, first: int, last: int, phrase: Phrase) -> StatementDraft | None:
    if scene.inside[first] >= 0 and len(scene.tokens(*scene.tops_span(first))) > 2 * (last - first):
        return None
    sense = Sense(phrase.words, "speech", phrase.act, {"bare": phrase.strength}, {})
    told = _told(scene, first, last)
    if phrase.clause and (told is None or not _reports(scene, first, told)):
        return None
    if told is not None:
        return draft(
            scene, "according-to:verb", _around(scene, first, told.last), phrase.strength,
            cue=told.verb, cue_words=(*range(first, last), told.verb), sense=sense, source=told.source,
        )  # fmt: skip
    source = _object(scene, first, last)
    if phrase.person and not _holds_view(scene, first, source):
        return None
    if source is not None and scene.a.pos[source.head] == "SCONJ":
        return None  # *med hänvisning till att …*
    if source is not None and _nobody(scene, first, source):
        return _on_no_word(scene, first, source.last)
    relative = _antecedent(scene, first, last)
    if relative is None and _is_measure(scene, first, source):
        return None
    if scene.a.pos[source.head] == "NOUN" and scene.a.lemma[source.head].endswith(scene.lexicon.cues.measures):
        return None
    if relative is not None:
        end = next(i for i in range(last, last + 2) if "PronType=Rel" in scene.a.morph[i]) + 1
        source = Source(last, end, end - 1, "relative")
    if relative is None and source is not None and _relayed(scene, first, source.last):
        return None
    content = _around(scene, first, source.last) if relative is None else [_behind(scene, source.last)]
    return draft(
        scene, "according-to", content, phrase.strength,
        cue=first, cue_words=range(first, last), sense=sense, source=relative or source,
    )  # fmt: skip


def _nobody(scene: Scene, first: int, source: Source) -> bool:
    """Tell whether the words up to the end of a source name none: *enligt uppgift*."""
    return " ".join(scene.a.lowers[first : source.last]) in scene.lexicon.reportive


def _on_no_word(scene: Scene, first: int, last: int) -> StatementDraft | None:
    """Return the sentence without tokens ``[first, last)``, which report it and do not say on whose word."""
    s = scene.a.sentence_at(first)
    content = [content_of(scene, s.first, first), content_of(scene, last, before_sequel(scene, last, s.last))]
    return draft(scene, "unsourced", content, UNSOURCED, cue=first, cue_words=range(first, last), sense=REPORTIVE)


def _relayed(scene: Scene, first: int, last: int) -> bool:
    """Tell whether the words stand between a cue and its clause and name who passes it on (*said, per X, that …*)."""
    a = scene.a
    v = first - 1
    return (
        scene.is_verb(v)
        and scene.finite_word(v)
        and any(s.weights.get("that", 0.0) > 0 for s in scene.senses(v))
        and last < a.sentence_at(first).last
        and a.lower(last) == scene.lexicon.cues.complementisers[0]
    )


def _told(scene: Scene, first: int, last: int) -> Report | None:
    """Return the reporting clause that the words open as a conjunction: *según informa la agencia*."""
    a = scene.a
    v = last
    while v < len(a) and (a.pos[v] == "AUX" or a.rel[v] == "expl" or "PrepCase=Npr" in a.morph[v]):
        v += 1
    if not scene.lexicon.free_subjects or v >= len(a) or not scene.is_verb(v) or not scene.finite(v):
        return None
    end = next((i for i in range(v, scene.a.sentence_at(v).last) if a.word(i) in ",.;:—"), v + 1)
    sense = Sense("any-verb", "speech", "assert", {"bare": 1.0, "quote": 1.0}, {})
    report = inverted(scene, v, v, end, sense)
    return report or Report(first, max(v + 1, end), v, sense, None, True)


def _holds_view(scene: Scene, first: int, source: Source) -> bool:
    """Tell whether a phrase ahead of its sentence, set apart by a comma, names one person (*para Lind, …*)."""
    a, s = scene.a, scene.a.sentence_at(first)
    apart = first == s.first and source.last < s.last and a.word(source.last) == ","
    named = (source.head, *(k for k in a.children[source.head] if a.rel[k] in ("appos", "flat")))
    told = any(scene.finite_word(i) for i in range(source.last, s.last))
    return apart and told and not scene.people.isdisjoint(named)


def _reports(scene: Scene, first: int, told: Report) -> bool:
    """Tell whether a conjunction at token ``first`` opens a clause on who said the rest (*como señaló Lind, …*)."""
    a, s = scene.a, scene.a.sentence_at(first)
    apart = first == s.first or a.word(first - 1) == ","
    says = any(x.kind == "speech" and x.weights.get("that", 0.0) > CLAUSE for x in scene.senses(told.verb))
    follows = told.last < s.last and a.word(told.last) in ",.;"
    return apart and says and told.source is not None and follows


def _antecedent(scene: Scene, first: int, last: int) -> Source | None:
    """Return the noun that a relative pronoun behind the words stands for: *a report according to which …*."""
    a = scene.a
    relative = next((i for i in range(last, min(last + 2, len(a))) if "PronType=Rel" in a.morph[i]), None)
    near = first - 1 - (first > 1 and a.word(first - 1) == ",")
    if relative is None or near < a.sentence_at(first).first or (relative > last and a.pos[last] != "DET"):
        return None
    while a.head[near] != near and a.head[near] < first and a.pos[a.head[near]] in ("NOUN", "PROPN"):
        near = a.head[near]
    return noun_phrase(scene, near, "relative", before=first) if a.pos[near] in ("NOUN", "PROPN") else None


def _behind(scene: Scene, last: int) -> Range | None:
    return content_of(scene, last, before_sequel(scene, last, scene.a.sentence_at(last - 1).last))


def _is_measure(scene: Scene, first: int, source: Source) -> bool:
    """Tell whether the phrase tells how something is done, by no speaker: *act according to its obligations*."""
    a, head = scene.a, source.head
    if first == 0 or not scene.is_verb(first - 1) or a.pos[head] != "NOUN" or a.lemma[head] in scene.lexicon.documents:
        return False
    return head not in scene.mentioned


def _object(scene: Scene, first: int, last: int) -> Source:
    """Return the noun phrase after a preposition that stands at tokens ``[first, last)``.

    Where the verb comes second in its sentence, a phrase at its start reaches up to the verb.
    """
    a = scene.a
    verb = _second_verb(scene, first, last) if scene.lexicon.verb_second else None
    if verb is not None:
        end = verb
        while end - 1 > last and a.pos[end - 1] == "PUNCT" and a.word(end - 1) not in CLOSING:
            end -= 1
        head = next((i for i in range(last, end) if not last <= a.head[i] < end), last)
        head = head if a.pos[head] in ("NOUN", "PROPN", "PRON") else _first_noun(scene, last, end)
        return Source(last, end, head, "phrase")
    noun = last
    while not any(first <= k < last for k in a.children[noun]):
        above = a.head[noun]
        if above == noun or _start(scene, above) < first or above < last or scene.is_verb(above):
            break
        noun = above
    end = scene.right(noun)
    for i in range(max(noun, last) + 1, end):
        if a.word(i) == "," and (a.rel[i + 1 : i + 2] != ["appos"] or i - last > 12) and not _goes_on(scene, noun, i):
            end = i
            break
    end = _before_subject(scene, first, last, _behind_aside(scene, first, end))
    while end - 1 > last and (a.pos[end - 1] == "PUNCT" and a.word(end - 1) not in CLOSING):
        end -= 1
    return Source(last, max(end, last + 1), noun, "phrase")


def _behind_aside(scene: Scene, first: int, end: int) -> int:
    """Return the end of a phrase with what commas set apart behind it: an age, or a clause hung elsewhere.

    *Según Ana Ruiz, de 40 años, …*; ahead of its sentence also *según Ana Ruiz, que llegó ayer, …*.
    """
    a, s = scene.a, scene.a.sentence_at(first)
    if not scene.lexicon.free_subjects or end + 4 >= s.last or a.word(end) != ",":
        return end
    if a.word(end + 4) == "," and a.lower(end + 1) == "de" and a.pos[end + 2] == "NUM":
        return end + 4
    if first != s.first or a.lower(end + 1) not in scene.lexicon.asides:
        return end
    comma = next((i for i in range(end + 2, min(end + REACH, s.last)) if a.word(i) == ","), None)
    told = comma is not None and any(scene.finite_word(i) for i in range(end + 2, comma))
    return comma if comma is not None and told else end


def _before_subject(scene: Scene, first: int, last: int, end: int) -> int:
    """Return the end of a phrase that opens its sentence, without the subject of the verb right behind it.

    *According to the minister, Ann Lind, the main aim is*: the parse takes the aim for one more apposition.
    """
    a = scene.a
    s = a.sentence_at(first)
    if first != s.first or end >= s.last or not scene.finite_word(end) or scene.inside[end] >= 0:
        return end
    verb = a.head[end] if a.rel[end] in ("aux", "aux_pass", "cop") else end
    if any(a.rel[k] in ("subj", "subj_pass") and k < end for k in a.children[verb]):
        return end
    comma = next((i for i in range(end - 1, last, -1) if a.word(i) == ","), None)
    return comma if comma is not None and a.pos[comma + 1] == "DET" else end


def _second_verb(scene: Scene, first: int, last: int) -> int | None:
    """Return the finite verb before which a phrase at the start of its sentence, with a relative clause, ends."""
    a = scene.a
    s = a.sentence_at(first)
    if first != s.first or not any("PronType=Rel" in a.morph[i] for i in range(last, min(s.last, last + REACH))):
        return None
    root = next((i for i in range(s.first, s.last) if a.head[i] == i), first)
    finite = [root, *(k for k in a.children[root] if a.rel[k] in ("aux", "aux_pass", "cop"))]
    verb = min((i for i in finite if scene.finite_word(i) and i > last), default=None)
    if verb is None or scene.inside[verb] >= 0 or verb - last > REACH:
        return None
    relative = next(i for i in range(last, s.last) if "PronType=Rel" in a.morph[i])
    told = any(scene.finite_word(i) for i in range(relative, verb))
    return verb if relative < verb and told else None


def _first_noun(scene: Scene, first: int, last: int) -> int:
    return next((i for i in range(first, last) if scene.a.pos[i] in ("NOUN", "PROPN", "PRON")), first)


def _start(scene: Scene, i: int) -> int:
    """Return the first word of token i's subtree; a comma before it may hang on it."""
    start = scene.left(i)
    while start < i and scene.a.pos[start] == "PUNCT":
        start += 1
    return start


def _goes_on(scene: Scene, noun: int, comma: int) -> bool:
    """Tell whether the noun phrase goes on after a comma: with an apposition, a conjunct or a relative clause."""
    a = scene.a
    return any(k > comma and a.rel[k] in ("appos", "conj", "relcl", "acl") for k in a.children[noun])


def _around(scene: Scene, first: int, last: int) -> list[Range | None]:
    """Return the sentence without its tokens ``[first, last)``; after a conjunction only what follows them."""
    a = scene.a
    s = a.sentence_at(first)
    before, after = content_of(scene, s.first, first), content_of(scene, last, before_sequel(scene, last, s.last))
    lead = first - 1
    if lead >= s.first and a.word(lead) == ",":
        lead -= 1
    if s.first <= lead < first - (a.word(first - 1) == ",") and a.pos[lead] in LINKS:
        return [after]
    if first > 0 and (q := scene.quotation_before(first)) is not None:
        before = sentence_of_quotation(scene, q)
    if before is not None and scene.token_after(before[1]) - scene.token_after(before[0]) < 2:
        before = None
    if after is not None and (scene.token_after(after[1]) - scene.token_after(after[0]) < 3 and before is not None):
        after = None
    root = next((i for i in range(s.first, s.last) if a.head[i] == i), s.first)
    verb_behind = root >= last and scene.is_verb(root)
    if before is None or after is None or verb_behind or _completes(scene, first, last, s.last):
        return [before, after]
    if _about_source(scene, last, s.last):
        return [before]
    goes_on = any(a.word(last + n) == "," for n in (0, 1) if last + n < len(a))
    return [before, after if goes_on else None]


def _completes(scene: Scene, first: int, last: int, end: int) -> bool:
    """Tell whether right behind the source stands what the verb before the words needs: its object or predicative.

    *The fleet prepares, per the agency, an exercise*, *Oslo is according to Lind one of the buyers*.
    """
    a = scene.a
    for k in range(last, end):
        h = a.head[k]
        named = scene.child(k, "cop") if h == k or a.rel[k] in ("comp", "conj") else None
        needed = a.rel[k] in COMPLETING and h < first and scene.is_verb(h)
        if (needed or (named is not None and named < first)) and scene.inside[k] < 0:
            return max(scene.left(k), last) == last or named is not None
    return False


def _about_source(scene: Scene, last: int, end: int) -> bool:
    """Tell whether what follows the source tells about it, or begins anew: an apposition, a relative clause, *, and*.

    *…, according to Lind, a former minister.*, *…, according to the bank, which lends to Oslo.*
    """
    a = scene.a
    first = last + (last < end and a.word(last) == ",")
    if first >= end or scene.inside[first] >= 0:
        return False
    relative = a.lower(first) in scene.lexicon.question_words
    anew = a.pos[first] == "CCONJ" or relative
    return anew or not any(scene.finite_word(i) or scene.inside[i] >= 0 for i in range(first, end))


def unsourced(scene: Scene) -> Iterator[StatementDraft]:
    """Yield clauses that an adverb reports without saying whose word they are: *They reportedly met*."""
    a = scene.a
    reportive = scene.lexicon.reportive
    for i in [i for i, lower in enumerate(a.lowers) if lower in reportive]:
        if a.rel[i] != "advmod" or scene.inside[i] >= 0:
            continue
        v = a.head[i]
        if not scene.is_verb(v) or v == i:
            continue
        low, high = scene.edges(v)
        if a.rel[v] == "relcl":
            continue
        subject = scene.child(v, "subj", "subj_pass")
        if subject is None and not scene.finite(v):
            continue  # *an attack, reportedly carried out by rebels*
        begin = scene.left(subject) if subject is not None and subject < i else low
        content = [content_of(scene, begin, i), content_of(scene, i + 1, high)]
        found = draft(scene, "unsourced", content, UNSOURCED, cue=i, sense=REPORTIVE)
        if found is not None:
            yield found
