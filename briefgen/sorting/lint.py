"""What is wrong with the phrases of topics: topics in, problems out, each naming the phrase and its topic.

A phrase without a word, one that its own topic's veto blanks out, one that decides two topics, one that occurs nowhere.
"""

from collections.abc import Iterable, Iterator

from briefgen.config import Topic
from briefgen.model import Article, Problem
from briefgen.phrases import Index, key
from briefgen.sorting.topics import hits_in, rulebook


def lint(topics: tuple[Topic, ...]) -> tuple[Problem, ...]:
    """What is wrong with the phrases: without a word, vetoed by their own topic, or deciding two topics alone."""
    return (*_wordless(topics), *_vetoed(topics), *_shared(topics))


def unused(topics: tuple[Topic, ...], articles: Iterable[Article]) -> tuple[Problem, ...]:
    """Phrases that occur in none of `articles`: perhaps misspelt, perhaps only waiting."""
    book = rulebook(topics)
    paragraphs = ((article.text, paragraph) for article in articles for paragraph in article.paragraphs)
    seen = {book.phrases.phrases[hit.phrase] for text, paragraph in paragraphs for hit in hits_in(book.phrases, text, paragraph)}
    missing = [(topic.id, phrase) for topic in topics for phrase in _phrases(topic) if phrase not in seen]
    return tuple(
        Problem(code="phrase-unused", message=f"topic {topic}: {phrase!r} occurs in no article") for topic, phrase in dict.fromkeys(missing)
    )


def _phrases(topic: Topic) -> list[str]:
    """Every phrase that may fire a rule of the topic, vetoes left out."""
    grouped = [phrase for group in topic.all for phrases in group for phrase in phrases]
    return [*topic.any, *grouped, *(phrase for rule in topic.context for phrase in (*rule.cue, *rule.near))]


def _wordless(topics: tuple[Topic, ...]) -> Iterator[Problem]:
    for topic in topics:
        for phrase in dict.fromkeys((*_phrases(topic), *topic.veto)):
            if not key(phrase):
                yield Problem(code="phrase-empty", message=f"topic {topic.id}: {phrase!r} holds no word", hint="delete it or write a word")


def _vetoed(topics: tuple[Topic, ...]) -> Iterator[Problem]:
    for topic in topics:
        vetoes = Index(topic.veto)
        for phrase in dict.fromkeys(_phrases(topic)):
            covering = vetoes.hits(phrase)
            if covering:
                veto = vetoes.phrases[covering[0].phrase]
                yield Problem(
                    code="phrase-vetoed",
                    message=f"topic {topic.id}: {phrase!r} can never fire, the veto {veto!r} blanks it out",
                    hint="delete the phrase or narrow the veto",
                )


def _shared(topics: tuple[Topic, ...]) -> Iterator[Problem]:
    owners: dict[tuple[str, ...], dict[str, str]] = {}
    for topic in topics:
        for phrase in topic.any:
            owners.setdefault(key(phrase), {}).setdefault(topic.id, phrase)
    for words, found in owners.items():
        if words and len(found) > 1:
            phrase = next(iter(found.values()))
            yield Problem(
                code="phrase-in-two-topics",
                message=f"{phrase!r} alone decides for {' and '.join(found)}",
                hint="keep it in one topic, or move it into an `all` group",
            )
