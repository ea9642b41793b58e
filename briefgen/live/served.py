"""A page's bytes -> the bytes that `serve` sends: with the script that reloads it, allowed by its own policy; and pages of serve's own.

The script and what it is allowed exist in what is sent only, never in a file.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence

from briefgen.console import harmless
from briefgen.diagnostics import Diagnostic

EVENTS = "/.briefgen/events"
"""Where the script asks for news. No file of a site can stand there: hidden names are not served."""
SCRIPT = f"""
(function () {{
  var since = document.currentScript.dataset.since;
  var news = new EventSource("{EVENTS}?since=" + encodeURIComponent(since));
  news.addEventListener("reload", function () {{ news.close(); location.reload(); }});
  addEventListener("pagehide", function () {{ news.close(); }});
}})();
"""
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]{0,5000})(")')
_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 3rem auto; max-width: 46rem; padding: 0 1rem }
li { border-left: .25rem solid #c0392b; list-style: none; margin: 1rem 0; padding: .25rem 1rem }
ul { padding: 0 }
code { font: .9em/1.5 ui-monospace, monospace; overflow-wrap: anywhere }
"""


def _hashed(text: str) -> str:
    """A script or style as a policy names it (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def with_reload(page: bytes, since: str) -> bytes:
    """A page of the site with the script at its end. `since`: the state of the site that the page shows."""
    element = f'<script data-since="{html.escape(since)}">{SCRIPT}</script>\n'.encode()
    page = _POLICY.sub(lambda found: found[1] + _relaxed(found[2]) + found[3], page)
    head, body, rest = page.rpartition(b"</body>")
    return head + element + body + rest if body else page + element


def _relaxed(policy: bytes) -> bytes:
    """A policy as it stands in a page, that also allows our script and its news; what else it forbids stays forbidden."""
    directives: dict[str, list[str]] = {}
    for words in (part.split() for part in html.unescape(policy.decode("utf-8", "replace")).split(";")):
        if words:
            directives.setdefault(words[0].lower(), words[1:])
    for name, source in (("script-src", _hashed(SCRIPT)), ("script-src-elem", _hashed(SCRIPT)), ("connect-src", "'self'")):
        if name == "script-src-elem" and name not in directives:
            continue  # script-src speaks for it
        own = directives.get(name, directives.get("default-src", []))
        directives[name] = [word for word in own if word != "'none'"] + [source]
    relaxed = "; ".join(" ".join((name, *words)) for name, words in directives.items())
    return html.escape(relaxed, quote=False).replace('"', "&quot;").encode()


def problem_page(problems: Sequence[Diagnostic | str], since: str) -> bytes:
    """The page that stands for every page while something is broken."""
    one = "One problem keeps" if len(problems) == 1 else f"{len(problems)} problems keep"
    end = "<p>The last good output stands on the disk as it was. This page goes away by itself when the next build succeeds.</p>"
    return _own_page(f"{one} the site from being rebuilt", f"<ul>\n{_listed(problems)}\n</ul>\n{end}", since)


def notice_page(title: str, hint: str, since: str) -> bytes:
    """A page that says one thing, and goes away when the site changes."""
    return _own_page(title, f"<p>{_escaped(hint)}</p>", since)


def _listed(problems: Iterable[Diagnostic | str]) -> str:
    return "\n".join(f"<li>{_told(problem)}</li>" for problem in problems)


def _told(problem: Diagnostic | str) -> str:
    """Where, what, what to do."""
    if isinstance(problem, str):
        return _escaped(problem)
    place = f"{problem.path}:{problem.line}" if problem.line else problem.path
    hint = f"<br>What to do: {_escaped(problem.hint)}" if problem.hint else ""
    code = f" <code>[{_escaped(problem.code)}]</code>" if problem.code else ""
    return f"<code>{_escaped(place)}</code><br><strong>{_escaped(problem.message)}</strong>{code}{hint}"


def _escaped(text: str) -> str:
    """Text of a page, direction isolated, without what no reader can see."""
    return f"<bdi>{html.escape(harmless(text))}</bdi>"


def _own_page(title: str, body: str, since: str) -> bytes:
    policy = f"default-src 'none'; style-src {_hashed(_STYLE)}; base-uri 'none'; form-action 'none'"
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(harmless(title))}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{html.escape(harmless(title))}</h1>
{body}
</main>
</body>
</html>
"""
    return with_reload(page.encode("utf-8", "backslashreplace"), since)
