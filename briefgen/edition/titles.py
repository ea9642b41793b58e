"""A title of the configuration, one text or one by locale -> its form in a locale, and the language that the form is in."""

from briefgen.config import Title


def localised(title: Title, locale: str) -> str:
    """A title in a locale; without one, in the first language that it is given in."""
    if isinstance(title, str):
        return title
    return title.get(locale) or next(iter(title.values()), "")


def given_in(title: Title | None, locale: str, own: str) -> str:
    """The language of what `localised` gives. A title that is one text is in `own`, the language of the workspace."""
    if title is None or isinstance(title, str):
        return own
    return locale if title.get(locale) else next(iter(title), own)


def titles(title: Title) -> dict[str, str]:
    """A title's forms by locale."""
    return {} if isinstance(title, str) else dict(sorted(title.items()))
