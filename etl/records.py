"""The records that travel between the rooms, and nothing else.

Every record is frozen: the type checker sees to that. Offsets are half-open, 0-based and count Unicode code
points: ``start``/``end`` point into the clean text, ``raw_start``/``raw_end``
into the raw text. Text that is absent is ``""``, a date that is absent is
``None``; nothing is invented.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

__all__ = [
    "Analysis",
    "Appointment",
    "CleanText",
    "DocumentFacts",
    "Edit",
    "Evidence",
    "Mention",
    "Metric",
    "Outline",
    "Paragraph",
    "Participation",
    "RawDocument",
    "Reading",
    "Rejection",
    "Section",
    "Sentence",
    "Task",
    "Term",
]


if TYPE_CHECKING:
    from dataclasses import dataclass as _record
else:

    def _record(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """Return a dataclass that is frozen to the type checker only: at run time that would cost twice its making."""
        return dataclass(slots=slots, unsafe_hash=frozen)


@_record(frozen=True, slots=True)
class Edit:
    """One edit of cleaning, in the order of the raw text.

    ``kind`` is ``removed``, ``replaced`` or ``moved``; ``step`` names the step
    that did it and ``reason`` says why, in words for people.
    """

    raw_start: int
    raw_end: int
    step: str
    kind: str
    reason: str
    removed: str
    replacement: str = ""


@_record(frozen=True, slots=True)
class Evidence:
    """What site furniture, a page's dateline or file metadata says of a document.

    ``kind`` is one of ``uploaded_on``, ``web_published_on``, ``written_on`` (the
    document's own day, as a panel or catalogue gives it), ``web_source``,
    ``web_issuer`` (as a panel gives it), ``web_author``, ``web_title``,
    ``web_number``, ``url``, ``site``, ``fetched_at``, ``created_on`` (when the file
    was made), ``truncated`` (the page shows only the beginning). Dates are ISO text.
    The span is empty (0, 0) where the evidence does not stand in the raw text.
    """

    kind: str
    value: str
    raw_start: int = 0
    raw_end: int = 0


@_record(frozen=True, slots=True)
class RawDocument:
    """One document as read: ``text`` is everything that the reader yields.

    ``source`` is the source key (``crawl/2011/a.html``, ``file.jsonl#id``),
    ``path`` where it was read from. ``furniture`` are spans of ``text`` that the
    reader of a page already knows to lie outside the main content. ``input_hash``
    stands for the input as given: where it is the same, so is every row made of it.
    """

    source: str
    path: str
    sha256: str
    n_bytes: int
    media_type: str
    encoding: str
    reader: str
    text: str
    furniture: tuple[Edit, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    input_hash: str = ""


@_record(frozen=True, slots=True)
class Rejection:
    """Input that was not loaded: ``stage`` and ``reason``, and in ``detail`` what to do."""

    source: str
    stage: str
    reason: str
    detail: str


@_record(frozen=True, slots=True)
class CleanText:
    """The clean text and its map back: character i came from raw [starts[i], ends[i]).

    ``captions`` are the spans of picture captions (whole paragraphs), of which
    those that cut a sentence were moved behind it. ``script`` is that of the
    raw text, ``Hans`` or ``Hant``.
    """

    text: str
    starts: array[int]
    ends: array[int]
    edits: tuple[Edit, ...]
    script: str
    captions: tuple[tuple[int, int], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the smallest raw span that covers clean characters [start, end)."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return min(self.starts[start:end]), max(self.ends[start:end])


@_record(frozen=True, slots=True)
class Paragraph:
    """A line of the clean text, without its line break.

    ``kind``: title, subtitle, head (document number, bulletin head), byline,
    addressee, salutation, heading, body, table, caption, note, signature.
    """

    no: int
    start: int
    end: int
    kind: str


@_record(frozen=True, slots=True)
class Section:
    """A heading or item of the outline; number 0, level 0 is the document's body.

    ``start``/``end`` span marker and heading, without the closing mark;
    ``until`` is where the section ends (its subsections included).
    """

    no: int
    parent_no: int
    level: int
    marker: str
    heading: str
    path: str
    start: int
    end: int
    until: int
    is_run_in: bool


@_record(frozen=True, slots=True)
class Sentence:
    """A sentence: every character of the clean text but line breaks and spaces is in one.

    ``kind`` is that of its paragraph; ``section_no`` the innermost section.
    ``role``: attendance, background, achievement, problem, requirement, plan,
    procedure, other.
    """

    no: int
    paragraph_no: int
    section_no: int
    start: int
    end: int
    kind: str
    is_heading: bool
    role: str = "other"


@_record(frozen=True, slots=True)
class Outline:
    """The structure of one clean text; sections[0] is the body, sentences are in order from number 1."""

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]


@_record(frozen=True, slots=True)
class DocumentFacts:
    """What is known of the document as a whole.

    ``date_basis`` is ``stated``, ``inferred`` or ``""`` (no event day known);
    ``dated_by`` is ``event``, ``published``, ``evidence`` or ``""``.
    ``region_code`` is the GB/T 2260 code as of the document's date, ``""`` if unknown.
    ``author_role`` is ``author`` or ``reporter``. ``conflicts`` are
    contradictions between pieces of evidence, in words; they lower
    ``date_confidence`` or ``region_confidence`` (0 to 1, ``None`` where nothing is known).
    """

    title: str = ""
    subtitle: str = ""
    doc_type: str = "other"
    publisher: str = ""
    authors: tuple[str, ...] = ()
    author_role: str = "author"
    signer: str = ""
    addressees: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()
    issue: str = ""
    doc_number: str = ""
    published_on: date | None = None
    uploaded_on: date | None = None
    event_on: date | None = None
    event_from: date | None = None
    event_to: date | None = None
    date_basis: str = ""
    date_evidence: str = ""
    dated_from: date | None = None
    dated_to: date | None = None
    dated_by: str = ""
    region_code: str = ""
    region_name: str = ""
    region_basis: str = ""
    region_evidence: str = ""
    is_truncated: bool = False
    script: str = "Hans"
    url: str = ""
    site: str = ""
    fetched_at: str = ""
    conflicts: tuple[str, ...] = ()
    date_confidence: float | None = None
    region_confidence: float | None = None


@_record(frozen=True, slots=True)
class Reading:
    """What an extractor reads: one document, cleaned and structured."""

    clean: CleanText
    outline: Outline
    facts: DocumentFacts

    @property
    def text(self) -> str:
        """Return the clean text."""
        return self.clean.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences in order."""
        return self.outline.sentences


@_record(frozen=True, slots=True)
class Mention:
    """A mention of an entity, a cited work or a time: ``text[start:end]`` is its surface.

    ``entity_type``: person, place, organisation, post, meeting, formulation,
    work, time. ``name`` is the canonical name, ``region_code`` and ``parent``
    (canonical name of the parent body) help to tell entities of one name apart.
    ``kind`` is a formulation's kind, ``number`` a work's document number.
    Times are resolved to days with inclusive bounds and a ``precision``: day,
    week, xun, month, quarter, half, year, years, recurring, vague.
    ``method`` is the id of the rule or model that found it.
    """

    entity_type: str
    start: int
    end: int
    sentence_no: int
    name: str
    method: str
    confidence: float
    region_code: str = ""
    parent: str = ""
    kind: str = ""
    number: str = ""
    start_on: date | None = None
    end_on: date | None = None
    precision: str = ""


@_record(frozen=True, slots=True)
class Metric:
    """A figure: ``text[start:end]`` is the quote, ``text[clause_start:clause_end]`` its clause.

    Values are exact decimals in ``unit``; ``part_of`` is the index of the total
    within the document's tuple of metrics.
    """

    start: int
    end: int
    clause_start: int
    clause_end: int
    sentence_no: int
    value: Decimal
    value_high: Decimal | None
    unit: str
    unit_kind: str
    value_base: Decimal | None
    base_unit: str
    indicator: str
    indicator_group: str
    object: str
    bound: str
    status: str
    change: str
    compared_to: str
    rate_per: str
    part_of: int | None
    period_start: date | None
    period_end: date | None
    period_basis: str
    region_code: str
    region_basis: str
    method: str
    confidence: float


@_record(frozen=True, slots=True)
class Appointment:
    """A person in a post as stated; the span covers post and name."""

    person: str
    post: str
    organisation: str
    start: int
    end: int
    sentence_no: int
    method: str
    confidence: float


@_record(frozen=True, slots=True)
class Participation:
    """A participant's role in the document's own meeting; the span is the participant's mention.

    ``participant_type``: person, organisation, place. ``role``: host, speak,
    report, attend, relay. ``meeting`` is the surface of the meeting's name, ``""`` if unnamed.
    """

    participant: str
    participant_type: str
    meeting: str
    role: str
    start: int
    end: int
    sentence_no: int
    method: str
    confidence: float


@_record(frozen=True, slots=True)
class Task:
    """What somebody is told, promises or plans to do; the span is the clause with the action.

    ``kind``: required, promised, planned. ``metric`` is the index of its figure.
    """

    kind: str
    actor: str
    action: str
    deadline_on: date | None
    metric: int | None
    start: int
    end: int
    sentence_no: int
    method: str
    confidence: float


class Term(NamedTuple):
    """A word of the document with its part of speech and how often it occurs: a tuple, for there are so many."""

    term: str
    pos: str
    count: int  # type: ignore[assignment]  # a field here, not the method of tuples


@_record(frozen=True, slots=True)
class Analysis:
    """Everything that was read out of one document; tuples are ordered by their place in the text."""

    raw: RawDocument
    clean: CleanText
    outline: Outline
    facts: DocumentFacts
    mentions: Sequence[Mention] = ()
    metrics: Sequence[Metric] = ()
    appointments: Sequence[Appointment] = ()
    participations: Sequence[Participation] = ()
    tasks: Sequence[Task] = ()
    terms: Sequence[Term] = ()
    warnings: Sequence[str] = field(default=())
