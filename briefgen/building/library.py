"""The archive for questions: every sentence of every article in an SQLite FTS5 index beside the cache, which may be deleted at any time.

Texts are kept once and compressed; the index holds words only. `update` touches what came, changed or went.
"""

import os
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any, NamedTuple

from briefgen.edition.understood import Understood

NAME = "archive.db"
SCHEMA = 1
_TABLES = """
CREATE TABLE articles (number INTEGER PRIMARY KEY, path TEXT UNIQUE, digest TEXT, id TEXT, title TEXT, publisher TEXT, agency TEXT,
    language TEXT, published TEXT, body BLOB);
CREATE INDEX by_day ON articles (published);
CREATE TABLE sentences (number INTEGER PRIMARY KEY, article INTEGER, id TEXT, paragraph INTEGER, start INTEGER, end INTEGER, topics TEXT);
CREATE INDEX by_article ON sentences (article);
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 2");
"""
_WORD = re.compile(r"\w+", re.UNICODE)
_PHRASE = re.compile(r"[\"\u201c\u201d\u00ab\u00bb\u201e]([^\"\u201c\u201d\u00ab\u00bb\u201e]+)[\"\u201c\u201d\u00ab\u00bb\u201e]")
_WHOLE = 4
"""Letters from which a word also finds the words that it begins: `pipeline` finds `pipelines`, `дорог` finds `дороги`."""


class Question(NamedTuple):
    """What is looked for. `first` and `last` are ISO days, months or years; null is open."""

    words: str
    topic: str | None = None
    publisher: str | None = None
    first: str | None = None
    last: str | None = None
    limit: int = 20


class Answer(NamedTuple):
    """One sentence that holds every word."""

    article: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    paragraph: int
    sentence: str
    start: int
    end: int
    text: str
    topics: list[str]


class Known(NamedTuple):
    """An article that the archive may hold: its path, and a digest that changes with what is kept of it."""

    path: str
    digest: str


class Library:
    """The open archive of a cache folder. Raises sqlite3.Error where the disk does not let it."""

    def __init__(self, folder: str) -> None:
        os.makedirs(folder, exist_ok=True)
        place = os.path.join(folder, NAME)
        try:
            self._db = _open(place)
        except sqlite3.DatabaseError:
            os.unlink(place)
            self._db = _open(place)

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def stale(self, known: Iterable[Known]) -> list[str]:
        """Paths whose article the archive lacks or has in another form; what is not among `known` is taken out."""
        wanted = dict(known)
        held = dict(self._db.execute("SELECT path, digest FROM articles"))
        for path in sorted(set(held) - set(wanted)):
            self._forget(path)
        return sorted(path for path, digest in wanted.items() if held.get(path) != digest)

    def keep(self, digest: str, found: Understood) -> None:
        """Take an article in, in place of what stands under its path."""
        article = found.article
        self._forget(article.path)
        row = (
            article.path,
            digest,
            article.id,
            article.title,
            article.publisher,
            article.agency,
            article.language,
            article.published.value,
            zlib.compress(article.text.encode(), 6),
        )
        columns = "path, digest, id, title, publisher, agency, language, published, body"
        number = self._db.execute(f"INSERT INTO articles ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid
        topics: dict[int, list[str]] = {}
        for placement in found.placements:
            topics.setdefault(placement.paragraph, []).append(placement.topic)
        for sentence in article.sentences:
            own = " ".join(sorted(topics.get(sentence.paragraph, ())))
            values = (number, sentence.id, sentence.paragraph, sentence.start, sentence.end, own)
            statement = "INSERT INTO sentences (article, id, paragraph, start, end, topics) VALUES (?, ?, ?, ?, ?, ?)"
            rowid = self._db.execute(statement, values).lastrowid
            self._db.execute("INSERT INTO words (rowid, text) VALUES (?, ?)", (rowid, article.text[sentence.start : sentence.end]))

    def commit(self) -> None:
        """Make it last."""
        self._db.commit()

    def find(self, question: Question) -> list[Answer]:
        """The newest articles first, each in the order of its text; undated ones last."""
        expression = _expression(question.words)
        if expression is None:
            return []
        conditions, values = _conditions(question)
        rows = self._db.execute(
            "SELECT a.id, a.path, a.title, coalesce(a.publisher, a.agency), a.published, a.language, s.paragraph, s.id, s.start, s.end, "
            "a.body, s.topics FROM words JOIN sentences s ON s.number = words.rowid JOIN articles a ON a.number = s.article "
            f"WHERE words MATCH ?{conditions} ORDER BY a.published IS NULL, a.published DESC, a.path, s.start LIMIT ?",
            (expression, *values, question.limit),
        )
        return list(_answers(rows))

    def _forget(self, path: str) -> None:
        """Take an article out. An index without content must be told the words that it loses."""
        found = self._db.execute("SELECT number, body FROM articles WHERE path = ?", (path,)).fetchone()
        if found is None:
            return
        number, body = found[0], zlib.decompress(found[1]).decode()
        for rowid, start, end in self._db.execute("SELECT number, start, end FROM sentences WHERE article = ?", (number,)).fetchall():
            self._db.execute("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", (rowid, body[start:end]))
        self._db.execute("DELETE FROM sentences WHERE article = ?", (number,))
        self._db.execute("DELETE FROM articles WHERE number = ?", (number,))


def _open(place: str) -> sqlite3.Connection:
    database = sqlite3.connect(place)
    try:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        if version != SCHEMA:
            for kind, name in database.execute(
                "SELECT type, name FROM sqlite_master WHERE name IN ('articles', 'sentences', 'words')"
            ).fetchall():
                database.execute(f"DROP {kind} {name}")
            database.executescript(_TABLES)
            database.execute(f"PRAGMA user_version = {SCHEMA}")
    except sqlite3.Error:
        database.close()
        raise
    return database


def _answers(rows: Iterable[tuple[Any, ...]]) -> Iterator[Answer]:
    bodies: dict[str, str] = {}
    for article, path, title, publisher, published, language, paragraph, sentence, start, end, body, topics in rows:
        if path not in bodies:
            bodies = {path: zlib.decompress(body).decode()}
        text = bodies[path][start:end]
        yield Answer(article, path, title, publisher, published, language, paragraph, sentence, start, end, text, topics.split())


def _expression(words: str) -> str | None:
    """The words as FTS5 asks for them: phrases in quote marks as they stand, every other word as a beginning. None without a word."""
    phrases = [" ".join(_WORD.findall(found)) for found in _PHRASE.findall(words)]
    single = _WORD.findall(_PHRASE.sub(" ", words))
    asked = [f'"{phrase}"' for phrase in phrases if phrase] + [f'"{word}"' + ("*" if len(word) >= _WHOLE else "") for word in single]
    return " AND ".join(asked) or None


def _conditions(question: Question) -> tuple[str, list[str]]:
    conditions, values = "", []
    if question.topic:
        conditions += " AND (' ' || s.topics || ' ') LIKE ?"
        values.append(f"% {question.topic} %")
    if question.publisher:
        conditions += " AND (a.publisher = ? COLLATE NOCASE OR a.agency = ? COLLATE NOCASE)"
        values += [question.publisher, question.publisher]
    if question.first:
        conditions += " AND a.published >= ?"
        values.append(question.first)
    if question.last:
        conditions += " AND a.published <= ?"
        values.append(question.last + "~")
    return conditions, values


def opened(folder: str) -> "closing[Library]":
    """The archive of a cache folder, closed at the end of a `with`."""
    return closing(Library(folder))
