"""Content that the parse does not hang on its cue: the words themselves tell."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.boundaries import before_report
from communique.extraction.statements.circumstances import negated, unwilling
from communique.extraction.statements.clause_ends import before_answer
from communique.extraction.statements.complements import cue_words, tells_when, weight
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.edges import sentence_end
from communique.extraction.statements.inversion import Report, inverted
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nominals import OWNERS
from communique.extraction.statements.nounphrases import noun_phrase
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.sequels import before_sequel
from communique.extraction.statements.sources import left_neighbour, source_of_verb
from communique.records import Act

SURFACE = 0.9
"""What is left of a weight when only the surface attests a clause."""
REACH = 12
"""How far before a complementiser its cue may stand, in tokens."""
WANTING = 0.55
"""Score of an intention that an auxiliary expresses."""
ANAPHORIC = 0.81
"""Score of a sentence whose source the next one names."""
SAYS = 0.94
"""Least weight with a bare clause of a cue behind which all the rest of a headline is content."""
LEAST = 2
"""Fewest tokens of such content."""
DASHES = frozenset({"-", "–", "—"})
BESIDE = frozenset({"dateline", "byline", "furniture", "caption"})
"""Kinds of blocks that may stand between what was said and who said it."""
PASSIVE = 5
"""Tokens from the pronoun within which its verb stands in *This was later stated by Lind*."""
STRONG = 0.8
"""Least weight with a clause or a quotation of a verb that can report the sentence before it."""


def that_clauses(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *said … that …*: a complementiser with a cue before it in the same clause."""
    table = scene.lexicon.complementisers
    for m in [m for m, lower in enumerate(scene.a.lowers) if m and lower in table]:
        if scene.inside[m] < 0 and _complementiser(scene, m) and (v := _cue_before(scene, m)) is not None:
            sense = max(scene.senses(v), key=lambda s: weight(s, "that"))
            last = before_sequel(scene, m, before_report(scene, m, sentence_end(scene, m)))
            yield from _clause(scene, "that-clause", v, sense, m, last)


def headline_reports(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *Lind says talks to resume*, *Lind says peace near*: what follows *says* in a headline, verb or none."""
    a = scene.a
    for v in scene.verbs:
        if not scene.headline(v) or not scene.finite_word(v) or scene.inside[v] >= 0 or not 0 < v < len(a) - 2:
            continue
        sense = next((s for s in scene.senses(v) if s.weights.get("bare", 0.0) >= SAYS), None)
        told = any(k > v and a.rel[k] == "comp" and scene.finite(k) for k in a.children[v])
        source = None if sense is None or told else source_of_verb(scene, v)
        if sense is None or source is None or source.first > v or a.pos[v + 1] in ("PUNCT", "SCONJ", "PRON", "ADP"):
            continue
        last = _before_dash(scene, v, sentence_end(scene, v))
        found = draft(
            scene, "headline", [content_of(scene, v + 1, last)], weight(sense, "bare"),
            cue=v, sense=sense, source=source,
        )  # fmt: skip
        if found is not None and last - v > LEAST:
            yield found


def _before_dash(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before a dash that stands alone."""
    return next((i for i in range(first, last) if scene.a.word(i) in DASHES), last)


def questions(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *asked why …*: a question word right after a cue that asks, or one that is denied (*did not say when*)."""
    a = scene.a
    for v in scene.verbs:
        if v + 1 >= len(a) or scene.inside[v] >= 0:
            continue
        m = v + 1 + (a.rel[v + 1] == "neg")
        if m >= len(a) or a.lower(m) not in scene.lexicon.question_words or a.sentence_of[m] != a.sentence_of[v]:
            continue
        if tells_when(scene, v):
            continue
        if m + 1 < len(a) and a.word(m + 1) == "," and source_of_verb(scene, v) is None:
            continue  # *Asked why, Lind shrugged*
        for sense in scene.senses(v):
            if weight(sense, "that") > 0 and (sense.act == "ask" or negated(scene, v)):
                yield from _clause(scene, "question", v, sense, m, before_report(scene, m, sentence_end(scene, m)))
                break


def _clause(scene: Scene, rule: str, v: int, sense: Sense, first: int, last: int) -> Iterator[StatementDraft]:
    last = before_answer(scene, v, first, last)
    found = draft(
        scene, rule, [content_of(scene, first, last)], weight(sense, "that") * SURFACE,
        cue=v, cue_words=cue_words(scene, v, sense), sense=sense, source=source_of_verb(scene, v),
    )  # fmt: skip
    if found is not None:
        yield found


def _complementiser(scene: Scene, m: int) -> bool:
    """Tell whether token m opens a finite clause; Swedish *att* also marks infinitives, and tagging mixes them up."""
    a = scene.a
    if a.lower(m) not in scene.lexicon.complementisers:
        return False
    if a.pos[m] == "SCONJ":
        return not _opens_relative(scene, m)
    if _behind_addressee(scene, m):
        return True
    if a.lower(m) != scene.lexicon.cues.complementisers[0] or a.pos[m] != "PART" or m + 1 >= len(a):
        return False
    return "VerbForm=Inf" not in a.morph[m + 1]


def _behind_addressee(scene: Scene, m: int) -> bool:
    """Tell whether a word taken for a relative pronoun opens what was said: *told the paper that he knew Lind*.

    *said in a newsletter that Lind met Berg*.
    """
    a = scene.a
    if m == 0 or m + 1 >= len(a) or a.lower(m) != scene.lexicon.cues.complementisers[0] or a.pos[m] != "PRON":
        return False
    above, clause = a.head[m - 1], a.head[m]
    if a.pos[m - 1] not in ("NOUN", "PROPN") or not any(a.rel[k] == "subj" and k > m for k in a.children[clause]):
        return False
    senses = scene.senses(above) if scene.is_verb(above) else ()
    if a.rel[m - 1] in ("obj", "iobj"):
        return any(s.addressee and s.act == "assert" for s in senses)
    spoken = a.rel[m - 1] == "obl" and a.lemma[m - 1] in scene.lexicon.documents | scene.lexicon.occasions
    return spoken and any(s.kind == "speech" and weight(s, "that") >= STRONG for s in senses)


def _opens_relative(scene: Scene, m: int) -> bool:
    """Tell whether a word that is also a relative pronoun is the subject of its clause (*una reunión que duró*)."""
    lex = scene.lexicon
    a = scene.a
    if not lex.free_subjects or a.lower(m) not in lex.relatives:
        return False
    near, clause = m - 1, a.head[m]
    under = a.rel[clause] == "relcl" and a.head[clause] == near and a.pos[near] == "NOUN" and a.rel[near] == "nmod"
    return a.rel[m] in ("subj", "obj") or (under and clause == m + 1)


def _cue_before(scene: Scene, m: int) -> int | None:
    """Return the cue verb that a complementiser belongs to: the nearest verb to its left, in the same clause."""
    a = scene.a
    for v in range(_past_citation(scene, m) - 1, max(a.sentence_at(m).first, m - REACH) - 1, -1):
        if a.word(v) in ",;:" or scene.inside[v] >= 0 or a.pos[v] == "SCONJ":
            return None
        if scene.is_verb(v) and a.rel[v] != "amod" and not _of_occasion(scene, v):
            senses = [s for s in scene.senses(v) if s.kind == "speech" and weight(s, "that") > 0]
            if scene.lexicon.free_subjects and a.rel[v] in ("advcl", "acl") and "VerbForm=Inf" in a.morph[v]:
                return None  # *para avanzar en las sanciones que …*
            claimed = any(k > v and a.rel[k] in ("comp", "xcomp") and scene.left(k) <= m + 1 for k in a.children[v])
            if scene.lexicon.free_subjects and any(a.rel[k] == "obj" and v < k < m for k in a.children[v]):
                return None
            if scene.lexicon.free_subjects and any(scene.case(m - 1) in s.prepositions for s in senses):
                return None  # *insistió en los argumentos que …*
            if a.pos[m - 1] == "ADP" and not any(a.lower(m - 1) in s.prepositions for s in senses):
                return None
            return v if senses and not claimed else None
    return None


def _of_occasion(scene: Scene, v: int) -> bool:
    """Tell whether a participle only says of an occasion when it was (*told Lind in a talk aired Friday that*)."""
    a = scene.a
    if a.rel[v] != "acl" or "VerbForm=Part" not in a.morph[v] or "Aspect=Prog" in a.morph[v]:
        return False
    return a.lemma[a.head[v]] in scene.lexicon.documents | scene.lexicon.occasions and a.head[v] < v


def _past_citation(scene: Scene, m: int) -> int:
    """Return token m, or that before words between commas which cite: *rapporterar, med hänvisning till NRK, att*."""
    a = scene.a
    if a.word(m - 1) != ",":
        return m
    first = a.sentence_at(m).first
    comma = next((i for i in range(m - 2, max(first, m - REACH) - 1, -1) if a.word(i) == ","), m)
    table = scene.lexicon.citations.get(a.lower(comma + 1), ())
    cites = any(a.lowers[comma + 1 : comma + 1 + len(words)] == words for words in table)
    return comma if comma < m and cites else m


def passives(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *is said to have left* (Swedish *uppges ha lämnat*): a passive cue right before an infinitive."""
    a = scene.a
    for v in range(len(a) - 1):
        if "Voice=Pass" not in a.morph[v] or scene.inside[v] >= 0 or "VerbForm=Inf" not in a.morph[v + 1]:
            continue
        senses = [s for s in scene.senses(v) if weight(s, "passive_infinitive") > 0]
        subject = left_neighbour(scene, v)
        if not senses or subject is None:
            continue
        sense = max(senses, key=lambda s: weight(s, "passive_infinitive"))
        content = [content_of(scene, subject.first, subject.last), content_of(scene, v + 1, sentence_end(scene, v))]
        found = draft(scene, "passive", content, weight(sense, "passive_infinitive"), cue=v, sense=sense)
        if found is not None:
            yield found


def intentions(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *Lind vill se ett avtal*: an auxiliary of wanting, with its verb and what hangs on it."""
    a, words = scene.a, scene.lexicon.wanting
    for i, lower in enumerate(a.lowers):
        v = a.head[i]
        if lower not in words or a.rel[i] != "aux" or scene.inside[i] >= 0 or v < i or scene.passive(v):
            continue
        act: Act = "decline" if unwilling(scene, v) and _tells(scene, v) else "intend"
        sense = Sense("wanting", "intention", act, {"infinitive": WANTING}, {})
        source = source_of_verb(scene, v)
        content = content_of(scene, v, max(scene.right(v), v + 1))
        found = draft(scene, "wanting", [content], WANTING, cue=i, sense=sense, source=source) if source else None
        if found is not None:
            yield found


def _tells(scene: Scene, v: int) -> bool:
    """Tell whether a verb only says that one speaks, so that who does not want to declines (*vill inte kommentera*)."""
    return any(s.kind == "speech" and s.act == "assert" for s in scene.senses(v))


def anaphors(scene: Scene) -> Iterator[StatementDraft]:
    """Yield the sentence before *Det säger Lind till Ekot på tisdagen*: a pronoun stands for it as what was said."""
    a = scene.a
    before = a.sentences[0] if a.sentences else None
    for s in a.sentences[1:]:
        told, before = before, before if a.block_kind(s.first) in BESIDE else s
        if scene.inside[s.first] >= 0 or a.lower(s.first) not in scene.lexicon.anaphors or told is None:
            continue
        if any(block.kind not in BESIDE for block in a.blocks[told.block + 1 : s.block]):
            continue
        report = _anaphoric(scene, s.first, s.last) or _said_by(scene, s.first, s.last)
        if report is None:
            continue
        found = draft(
            scene, "anaphor", [content_of(scene, told.first, told.last)], ANAPHORIC,
            cue=report.verb, cue_words=[s.first, report.verb], sense=report.sense, source=report.source,
        )  # fmt: skip
        if found is not None:
            yield found


def _said_by(scene: Scene, first: int, last: int) -> Report | None:
    """Return *This was stated by Lind*: the passive of a verb of speech, with its agent."""
    a = scene.a
    v = next((i for i in range(first + 1, min(last, first + PASSIVE)) if scene.is_verb(i)), None)
    if v is None or not scene.passive(v) or scene.child(v, "agent") is None or scene.inside[v] >= 0:
        return None
    if not any(a.head[i] == v and a.rel[i] == "subj_pass" for i in range(first, v)):
        return None
    sense = next((s for s in scene.senses(v) if s.kind == "speech" and weight(s, "that") >= STRONG), None)
    source = source_of_verb(scene, v)
    own = (k for k in a.children[v] if a.rel[k] == "comp")
    if sense is None or source is None or any("," not in a.words[v : scene.left(k) + 1] for k in own):
        return None
    return Report(first, last, v, structs.replace(sense, weights={**sense.weights, "bare": 1.0}), source, False)


def _anaphoric(scene: Scene, first: int, last: int) -> Report | None:
    """Return the reporting clause that a pronoun opens, with nothing else that could be its content.

    A verb of evidence must have something written as its subject: *Det visar en rapport*, not *Det visar vikten av*.
    """
    a = scene.a
    v = first + 1
    while scene.lexicon.free_subjects and v < last and (a.pos[v] == "AUX" or a.lower(v) in scene.lexicon.anaphors):
        v += 1
    if v >= last or not scene.is_verb(v) or scene.inside[v] >= 0 or scene.passive(v):
        return None
    senses = [
        s
        for s in scene.senses(v)
        if s.kind in ("speech", "evidence") and max(weight(s, "that"), weight(s, "quote")) >= STRONG
    ]
    if not senses or any(a.rel[k] == "comp" and k > v for k in a.children[v]):
        return None
    sense = structs.replace(senses[0], weights={**senses[0].weights, "bare": 1.0})
    report = inverted(scene, v, v, last, sense) or _found_in(scene, v, sense)
    if report is None or report.source is None or a.lemma[report.source.head] in scene.lexicon.reflexives:
        return None
    written = a.lemma[report.source.head] in scene.lexicon.documents
    return report if written or sense.kind == "speech" else None


def _found_in(scene: Scene, v: int, sense: Sense) -> Report | None:
    """Return *framgår av rapporten*: the source of a verb without a speaker stands behind a preposition."""
    a = scene.a
    for k in a.children[v]:
        if k > v and a.rel[k] in ("obl", "nmod", "agent") and scene.case(k) in OWNERS and scene.left(k) <= v + 2:
            source = noun_phrase(scene, k, "phrase")
            return Report(v, source.last, v, sense, source, True)
    return None
