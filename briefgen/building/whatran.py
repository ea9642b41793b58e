"""Records of stages -> lines that say in plain words what ran when, and why."""

from collections.abc import Iterable, Iterator

from briefgen.building.engine import FIRST, LOST
from briefgen.building.store import StepRow

STAGES = {
    "parse": "read",
    "annotate": "understood",
    "sort": "sorted into topics",
    "sketch": "compared with other articles",
    "compose": "composed",
    "compare": "compared with the edition before",
    "words": "looked through for words without a translation",
    "page": "made into a page",
    "print": "laid out for print",
    "pdf": "made into a PDF",
    "markdown": "made into Markdown",
    "mail": "made into an e-mail",
    "evidence": "made into an evidence page",
    "archive": "front page made",
    "archive line": "listed on the front page",
}
"""What a stage does to its subject."""
_PARTS = {
    "file": "the file",
    "side-car": "its side-car",
    "path": "its path",
    "options": "the options",
    "limit of size": "the limit of size",
    "article": "what the article says",
    "marks": "what was understood of it",
    "gazetteer": "the gazetteer",
    "topics": "the topics",
    "code": "briefgen itself",
    "theme": "the theme",
    "language": "the language",
    "brief": "the edition",
    "page options": "the page's options",
    "print page": "the page for print",
    "PDF": "the PDF",
}
_ARTICLE_STAGES = ("parse", "annotate", "sort", "sketch")


def of_build(steps: Iterable[StepRow], build: int) -> Iterator[str]:
    """What a build ran."""
    ran = sorted((step for step in steps if step.ran == build), key=_order)
    yield f"build {build}: {len(ran)} {'stage' if len(ran) == 1 else 'stages'} ran" if ran else f"build {build}: no stage ran"
    for step in ran:
        yield f"  {_named(step)}: {_because(step.why)}"


def of_file(steps: Iterable[StepRow], path: str, build: int) -> Iterator[str]:
    """The stages of a source file, then what was made of it."""
    steps = sorted(steps, key=_order)
    for step in steps:
        if step.subject == path and step.stage in _ARTICLE_STAGES:
            yield f"  {_words(step.stage)}: {_when(step, build)}"
    for step in steps:
        if f"article {path}" in step.parts or step.subject.endswith(f"/{path}"):
            yield f"  {_named(step)}: {_when(step, build)}"


def of_edition(steps: Iterable[StepRow], edition: str, build: int) -> Iterator[str]:
    """The stages of an edition and its pages, without the evidence pages."""
    for step in sorted(steps, key=_order):
        if step.stage != "evidence" and (step.subject == edition or step.subject.startswith(f"{edition}/")):
            yield f"  {_named(step)}: {_when(step, build)}"


def _order(step: StepRow) -> tuple[int, str, str]:
    stages = list(STAGES)
    return stages.index(step.stage) if step.stage in stages else len(stages), step.stage, step.subject


def _words(stage: str) -> str:
    return f"{STAGES.get(stage, stage)} [{stage}]"


def _named(step: StepRow) -> str:
    subject = f"edition {step.subject}" if step.stage in ("compose", "compare") else step.subject
    return f"{subject} {_words(step.stage)}"


def _when(step: StepRow, build: int) -> str:
    if step.ran == build:
        return f"in the last build, {_because(step.why)}"
    if step.ran > build:
        return f"after the last build, {_because(step.why)}"
    return f"not in the last build; in build {step.ran}, {_because(step.why)}"


def _because(why: Iterable[str]) -> str:
    reasons = list(why)
    if reasons == [FIRST]:
        return "for the first time"
    if reasons == [LOST]:
        return "because its kept value was lost"
    return "because " + ", ".join(_reason(reason) for reason in reasons)


def _reason(reason: str) -> str:
    """`file changed` -> `the file changed`; what is no part that we know stays as it is."""
    part, _, what = reason.rpartition(" ")
    return f"{_PARTS.get(part, part)} {'was ' if what in ('added', 'removed') else ''}{what}" if part else reason
