"""Content beside its reporting clause: after it, before it, and on both sides of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.annotation import StatementDraft
from communique.extraction.statements.drafts import Range, content_of, draft
from communique.extraction.statements.dropped import dropped
from communique.extraction.statements.edges import embedded
from communique.extraction.statements.inversion import Report, inverted
from communique.extraction.statements.nounphrases import noun_phrase
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.reporting import has_own_content, quoting_sense, report_at
from communique.extraction.statements.scene import CLOSING, CLOSING_MARKS, FINAL, Scene
from communique.extraction.statements.sequels import opens_sequel
from communique.extraction.statements.sources import document_of

INVERTED, PLAIN = 0.7, 0.9
"""Least weights of a quotation with a verb that closes a bare clause, with its subject after it and before it."""
NOUN_PHRASE = frozenset({"DET", "NOUN", "PROPN", "ADJ", "PRON"})
REACH = 150
"""How far before a quotation the sentence that it ends may begin, in tokens."""
THREAD = frozenset({"advcl", "conj", "acl", "xcomp", "relcl", "cc"})
TITLED = frozenset({"ADP", "PART", "DET", "ADJ", "NOUN", "CCONJ"})
"""What stands before a title or a quoted word within a phrase."""
LONG = 10
"""Tokens from which on a quotation is no title."""
MIN_WORDS = 6
"""Shortest sentence that a reporting clause of comparison opens, in tokens."""
ADJUNCTS = 12
"""How far behind a reporting clause of comparison its comma may stand, in tokens."""
COMMAS = frozenset({",", "–", "—", "-", "--"})


def after_quotation(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *“…,” Lind said* and *“…,” said Lind, “…”*: a reporting clause right after a quotation."""
    for n, q in enumerate(scene.tops):
        found = _report_after(scene, n, q)
        if found is not None:
            yield from _fronted(scene, n, q, found)


def _report_after(scene: Scene, n: int, q: Quotation) -> Report | None:
    a = scene.a
    first = scene.token_after(q.end)
    limit = _limit(scene, n, q)
    while first < limit and a.word(first) in COMMAS:
        first += 1
    inner = scene.text[q.start : q.end].rstrip(CLOSING_MARKS)[-1:]
    if inner in FINAL and first < limit - 1 and a.lower(first) in scene.lexicon.anaphors:
        sense = quoting_sense(scene, first + 1) if scene.is_verb(first + 1) else None
        return inverted(scene, first + 1, first + 1, limit, sense) if sense is not None else None
    comma = inner == "," or scene.text[q.end : q.end + 2].strip()[:1] in (",", "–", "—")
    if inner == "." or (not comma and embedded(scene, q)):
        return None
    lenient = comma and not embedded(scene, q) and not scene.headline(scene.token_after(q.start))
    found = report_at(scene, first, limit, lenient=lenient)
    return None if found is not None and embedded(scene, q) and has_own_content(scene, found) else found


def _limit(scene: Scene, n: int, q: Quotation) -> int:
    """Return the token at which a clause after quotation n must end: the next quotation or the paragraph's end."""
    end = scene.a.blocks[q.block].span.end
    if n + 1 < len(scene.tops) and scene.tops[n + 1].block == q.block:
        end = scene.tops[n + 1].start
    return scene.token_after(end)


def _fronted(scene: Scene, n: int, q: Quotation, report: Report) -> Iterator[StatementDraft]:
    source = report.source
    if source is not None and scene.a.lower(source.head) in scene.lexicon.anaphors:
        source = document_of(scene, report.verb)
    content: list[Range | None] = [sentence_of_quotation(scene, q)]
    rest = _resumed(scene, n, q, report)
    if rest is not None:
        content.append(rest)
    found = draft(
        scene, "after-quotation", content, report.sense.weights.get("quote", 0.7) + 0.02,
        cue=report.verb, sense=report.sense, source=source,
    )  # fmt: skip
    if found is not None:
        yield found


def sentence_of_quotation(scene: Scene, q: Quotation) -> Range:
    """Return the quotation, with the words before it when they begin its sentence (*It is “odd,” he said*)."""
    a = scene.a
    if not embedded(scene, q):
        return q.start, q.end
    first = begin = scene.token_after(q.start)
    floor = max(scene.block_tokens(q.block).start, first - REACH)
    while begin > floor and not _breaks(scene, begin - 1):
        begin -= 1
    while begin < first and a.pos[begin] in ("CCONJ", "PUNCT") and scene.inside[begin] < 0:
        begin += 1
    if _only_connects(scene, begin, first):
        return q.start, q.end
    return a.start[begin], q.end


def _only_connects(scene: Scene, begin: int, first: int) -> bool:
    """Tell whether no more than a connective and a comma stand before a quotation: *Sin embargo, “no hay pacto”*."""
    a = scene.a
    if first - begin < 2 or a.word(first - 1) != ",":
        return False
    return " ".join(a.lowers[begin : first - 1]) in scene.lexicon.cues.connectives


def _breaks(scene: Scene, i: int) -> bool:
    """Tell whether a sentence or its attribution ends with token i."""
    word = scene.a.word(i)
    return word in FINAL or word in ":;" or (scene.a.sentence_of[i] != scene.a.sentence_of[i + 1] and word in CLOSING)


def _resumed(scene: Scene, n: int, q: Quotation, report: Report) -> Range | None:
    """Return the quotation that goes on after the reporting clause, in the same sentence."""
    if n + 1 >= len(scene.tops):
        return None
    following = scene.tops[n + 1]
    first = scene.token_after(following.start)
    if following.block != q.block or first < report.last:
        return None
    if scene.text[following.start - 2 : following.start].strip() in FINAL and not embedded(scene, following):
        return None
    between = range(report.last, first)
    if any(scene.a.word(i) in FINAL or scene.is_verb(i) for i in between) or _next_clause(scene, report, first):
        return None
    resumes = scene.a.word(between[-1]) in COMMAS if between else not _title(scene, following, first)
    return (following.start, following.end) if resumes else None


def _next_clause(scene: Scene, report: Report, first: int) -> bool:
    """Tell whether the quotation at token ``first`` stands in a clause behind a second cue (*said, adding that it*)."""
    a = scene.a
    for m in range(report.verb + 2, first):
        if a.pos[m] == "SCONJ" and a.lower(m) in scene.lexicon.complementisers and scene.inside[m] < 0:
            v = next((i for i in range(m - 1, report.verb, -1) if scene.is_verb(i)), None)
            if v is not None and any(s.weights.get("that") for s in scene.senses(v)):
                return True
    return False


def _title(scene: Scene, q: Quotation, first: int) -> bool:
    """Tell whether a quotation is a title or a quoted word in a phrase: *told NBC’s “Today”*, *author of “Home”*."""
    return embedded(scene, q) and scene.a.pos[first - 1] in TITLED and len(scene.tokens(q.start, q.end)) < LONG


def after_clause(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *…, Lind said*: a reporting clause after (or within) a sentence without quotation marks about it."""
    a, words, inside = scene.a, scene.a.words, scene.inside
    for s in scene.a.sentences:
        reported = False
        for i in range(s.first + 2, s.last):
            if words[i - 1] not in COMMAS or inside[i] >= 0 or inside[i - 1] >= 0:
                continue
            if a.end[i - 1] == a.start[i]:  # a hyphen within a word
                continue
            report = report_at(scene, i + (a.lower(i) in scene.lexicon.comparatives), s.last, ("bare", "quote"))
            if report is None or not _introduces(report) or _is_none(scene, report):
                continue
            if reported and a.lemma[report.verb] not in scene.lexicon.outlet_verbs:
                continue  # only an outlet reports what holds another's report: *…, Lind said, reports Radio Cork*
            if (found := _split(scene, s.first, s.last, report)) is not None:
                yield found
                reported = True


def _reported_itself(scene: Scene, report: Report) -> bool:
    """Tell whether the clause is what a later one reports (*However, his acts suggest otherwise, she said*)."""
    a, verb = scene.a, scene.a.head[report.verb]
    if a.rel[report.verb] != "comp" or verb < report.last or not scene.senses(verb):
        return False
    return any(a.rel[k] == "subj" and k > report.verb for k in a.children[verb])


def _is_none(scene: Scene, report: Report) -> bool:
    """Tell whether a clause behind a comma reports nothing of what stands before it."""
    if report.source is not None and scene.child(report.verb, "subj_pass") == report.source.head:
        return True  # *…, as these are calculated*
    if scene.lexicon.free_subjects and report.source is None and scene.a.pos[report.verb - 1] == "CCONJ":
        return True  # *La visita empezó el sábado, y concluirá el lunes*
    if scene.lexicon.free_subjects and _only_where(scene, report):
        return True
    return _reported_itself(scene, report) or _runs_on(scene, report) or _own_thought(scene, report)


def _only_where(scene: Scene, report: Report) -> bool:
    """Tell whether all that stands before a clause is where it was said: *En la cita, que fue breve, Lind dijo …*."""
    a, v = scene.a, report.verb
    first = a.sentence_at(v).first
    where = (k for k in a.children[v] if k < report.first and scene.left(k) == first and scene.case(k) is not None)
    return (
        not report.inverted
        and a.head[v] == v
        and any(a.rel[k] == "obl" and scene.right(k) >= report.first - 1 for k in where)
    )


def _runs_on(scene: Scene, report: Report) -> bool:
    """Tell whether a subject before its verb begins with words of the content: *…, a spa in Lima, police said*."""
    a, source = scene.a, report.source
    if source is None or source.first > report.verb or a.word(report.verb - 1) == ",":
        return False
    commas = [i for i in range(source.first, source.last) if a.word(i) == "," and scene.inside[i] < 0]
    return bool(commas) and not any(a.pos[i] == "CCONJ" for i in range(commas[-1], source.last))


def _own_thought(scene: Scene, report: Report) -> bool:
    """Tell whether the narrator or the reader thinks, which is no report: *we know*, *you see*."""
    a, source = scene.a, report.source
    if source is None or report.sense.kind == "speech":
        return False
    return "Person=1" in a.morph[source.head] or "Person=2" in a.morph[source.head]


def as_clause(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *As Lind said, …*: a sentence that a reporting clause of comparison opens."""
    a = scene.a
    for s in a.sentences:
        if s.last - s.first < MIN_WORDS or a.lower(s.first) not in scene.lexicon.comparatives:
            continue
        report = report_at(scene, s.first + 1, s.last, ("bare",)) or _reported_by(scene, s.first, s.last)
        if report is None or report.source is None or report.sense.kind != "speech" or has_own_content(scene, report):
            continue
        comma = next((i for i in range(report.last, min(s.last, report.last + ADJUNCTS)) if a.word(i) == ","), None)
        if comma is None or not any(scene.finite_word(i) for i in range(comma, s.last)):
            continue
        found = draft(
            scene, "as-clause", [content_of(scene, comma + 1, s.last)], report.sense.weights["bare"],
            cue=report.verb, sense=report.sense, source=report.source,
        )  # fmt: skip
        if found is not None:
            yield found


def _reported_by(scene: Scene, first: int, last: int) -> Report | None:
    """Return *As first reported by the Daily, …*: a participle right behind the conjunction, and its agent."""
    v = first + 1 + (scene.a.pos[first + 1] == "ADV")
    if v + 1 >= last or not scene.is_verb(v) or "VerbForm=Part" not in scene.a.morph[v]:
        return None
    agent, sense = scene.child(v, "agent"), quoting_sense(scene, v, ("bare",))
    if agent is None or sense is None:
        return None
    source = noun_phrase(scene, agent, "agent")
    return Report(first, source.last, v, sense, source, False)


def _introduces(report: Report) -> bool:
    """Tell whether the verb takes bare clauses, or quotations so often that here it must report (*, warns Lind*)."""
    weights = report.sense.weights
    if weights.get("bare"):
        return True
    return weights.get("quote", 0.0) >= (INVERTED if report.inverted else PLAIN)


def _split(scene: Scene, first: int, last: int, report: Report) -> StatementDraft | None:
    """Return the draft whose content is the sentence without its reporting clause."""
    a = scene.a
    after = report.last
    if after < last and not (a.word(after) in COMMAS | FINAL | {"("} or scene.inside[after] >= 0):
        return None
    source = report.source
    if source is not None and a.lower(source.head) in scene.lexicon.anaphors:
        source = document_of(scene, report.verb)
    if has_own_content(scene, report) or (report.source is None and not dropped(scene, report.verb)):
        return None
    verbs = [i for i in range(first, last) if (scene.is_verb(i) or a.pos[i] == "AUX") and a.rel[i] != "amod"]
    before, rest = [i for i in verbs if i < report.first], [i for i in verbs if i >= after]
    goes_on = last - after > 2 and not opens_sequel(scene, after + 1)
    resumes = goes_on and not _new_thread(scene, report, after, last) and _content_resumes(scene, after, last)
    whole = before + rest if resumes else before
    if _only_circumstances(scene, first, before, report.verb):
        return None
    if not any(scene.finite(i) or scene.inside[i] >= 0 or _is_content(scene, i, report.verb) for i in whole):
        return None
    compared = a.lower(report.first - 1) in scene.lexicon.comparatives
    content = [content_of(scene, _opening(scene, first), report.first - compared)]
    if resumes:
        content.append(content_of(scene, after, last))
    return draft(
        scene, "after-clause", content, report.sense.weights.get("bare", 0.6) - 0.02,
        cue=report.verb, sense=report.sense, source=source,
    )  # fmt: skip


def _only_circumstances(scene: Scene, first: int, before: Sequence[int], verb: int) -> bool:
    """Tell whether all before a reporting clause is when or why it was said (*as she left, Lind replied*)."""
    a = scene.a
    tops = [i for i in before if a.head[i] == verb or a.head[i] not in before]
    if not tops or any(scene.inside[i] >= 0 for i in before):
        return False
    return all(
        a.rel[i] == "advcl" and a.head[i] == verb and any(a.rel[k] == "mark" and k <= first + 1 for k in a.children[i])
        for i in tops
    )


def _is_content(scene: Scene, i: int, verb: int) -> bool:
    """Tell whether a clause with a subject is parsed as the content of a verb; its own verb may look a participle."""
    return scene.a.rel[i] == "comp" and scene.a.head[i] == verb and scene.child(i, "subj") is not None


def _opening(scene: Scene, first: int) -> int:
    """Return where content that begins at token ``first`` does: past a conjunction, at the start of a quotation."""
    n = scene.inside[first]
    if n >= 0 and scene.tops[n].start < scene.a.start[first]:
        return scene.token_after(sentence_of_quotation(scene, scene.tops[n])[0])
    return first + (scene.a.pos[first] == "CCONJ")


def _content_resumes(scene: Scene, after: int, last: int) -> bool:
    """Tell whether the content goes on after its reporting clause: with a verb, a quotation, or no noun phrase at once.

    A noun phrase there is an apposition to the source (*…, writes the Daily, a paper in Oslo*).
    """
    a = scene.a
    if any(scene.finite_word(i) or scene.inside[i] >= 0 for i in range(after, last) if a.word(after) != "("):
        return True
    return after + 1 < last and a.word(after) in COMMAS and a.pos[after + 1] not in NOUN_PHRASE


def _new_thread(scene: Scene, report: Report, after: int, last: int) -> bool:
    """Tell whether what follows the reporting clause goes on about it, not with the content (*, adding that*)."""
    a = scene.a
    tops = [i for i in range(after, last) if a.pos[i] != "PUNCT" and not after <= a.head[i] < last]
    first = next((i for i in range(after, last) if a.pos[i] != "PUNCT"), after)
    if a.lower(first) in scene.lexicon.reasons or (scene.lexicon.free_subjects and scene.inside[first] >= 0):
        return False
    return any(report.first <= a.head[i] < report.last and a.rel[i] in THREAD for i in tops) or (
        "VerbForm=Part" in a.morph[first] and bool(scene.senses(first))
    )
