"""A web server's name -> the lines that it has to be told: headers, types, how long readers may keep a file, the policy of every page.

The pages carry a policy themselves; what only a header can say (who may frame them) and all files that are no page need this.
"""

from collections.abc import Callable

from briefgen.publishing.filekinds import CACHE, TYPES

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}
"""A page's own policy is stricter still, and a browser keeps both: only the search page may run a script."""
_HASHED = r"/assets/"
_EDITION = r"/\d{4}-[^/]+/|/all/"


def nginx() -> str:
    """An nginx server block's inside."""
    headers = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    inside = headers.replace("add_header", "    add_header")
    kinds = "".join(f"    {kind.split(';')[0]} {ending};\n" for ending, kind in TYPES.items())

    def place(what: str, keeping: str) -> str:
        return f'location {what} {{\n    add_header Cache-Control "{keeping}" always;\n{inside}}}\n'

    return (
        "# nginx: inside the server block of the site, whose root is the target of `briefgen publish`.\n"
        f"types {{\n{kinds}}}\ncharset utf-8;\ncharset_types text/css text/javascript text/plain text/markdown application/xml;\n"
        "index index.html;\nautoindex off;\n"
        'location ^~ /.briefgen/ { return 404; }\nlocation ~ "/\\." { return 404; }\n'
        + place("^~ /assets/", CACHE["always"])
        + place(r'~ "^/(?:\d{4}-[^/]+|all)/"', CACHE["short"])
        + place("/", CACHE["ask"])
    )


def apache() -> str:
    """An Apache .htaccess, or the inside of a <Directory>."""
    kinds = "".join(f"AddType {kind.split(';')[0]} .{ending}\n" for ending, kind in TYPES.items())
    headers = "".join(f'Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return (
        "# Apache 2.4: inside <Directory> of the target of `briefgen publish`; needs mod_headers, mod_mime and mod_dir.\n"
        f"{kinds}AddDefaultCharset utf-8\nAddCharset utf-8 .css .js .xml .txt .md\nDirectoryIndex index.html\nOptions -Indexes\n{headers}"
        f'Header always set Cache-Control "{CACHE["ask"]}"\n'
        f'<If "%{{REQUEST_URI}} =~ m#{_EDITION}#">\nHeader always set Cache-Control "{CACHE["short"]}"\n</If>\n'
        f'<If "%{{REQUEST_URI}} =~ m#{_HASHED}#">\nHeader always set Cache-Control "{CACHE["always"]}"\n</If>\n'
        '<If "%{REQUEST_URI} =~ m#/\\.#">\nRequire all denied\n</If>\n'
    )


def iis() -> str:
    """A web.config for IIS 10. It goes beside the site, in the folder that IIS serves."""
    headers = "".join(f'        <add name="{name}" value="{value}" />\n' for name, value in HEADERS.items())
    kinds = "".join(
        f'      <remove fileExtension=".{ending}" />\n      <mimeMap fileExtension=".{ending}" mimeType="{kind}" />\n'
        for ending, kind in TYPES.items()
    )
    cache = '<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="immutable" />'
    assets = f"    <staticContent>{cache}</staticContent>\n"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<!-- IIS 10: web.config in the folder that is the target of `briefgen publish`; IIS does not send it to readers. -->\n"
        "<configuration>\n  <system.webServer>\n"
        f"    <httpProtocol>\n      <customHeaders>\n{headers}      </customHeaders>\n    </httpProtocol>\n"
        f"    <staticContent>\n{kinds}"
        f'      <clientCache cacheControlMode="DisableCache" />\n    </staticContent>\n'
        '    <directoryBrowse enabled="false" />\n'
        '    <defaultDocument><files><clear /><add value="index.html" /></files></defaultDocument>\n'
        '    <security><requestFiltering><hiddenSegments><add segment=".briefgen" /></hiddenSegments></requestFiltering></security>\n'
        f'  </system.webServer>\n  <location path="assets"><system.webServer>\n{assets}  </system.webServer></location>\n</configuration>\n'
    )


def caddy() -> str:
    """A Caddyfile's site block, but for its address."""
    headers = "".join(f'    header {name} "{value}"\n' for name, value in HEADERS.items())
    kinds = "".join(f'    @{ending} path *.{ending}\n    header @{ending} Content-Type "{kind}"\n' for ending, kind in TYPES.items())
    return (
        "# Caddy 2: a site of the Caddyfile; write the site's name and the target of `briefgen publish`.\n"
        "briefs.example {\n    root * /srv/www/briefs\n    @own path */.*\n    respond @own 404\n"
        f'{headers}{kinds}    header Cache-Control "{CACHE["ask"]}"\n'
        '    @edition path_regexp "^/(\\d{4}-[^/]+|all)/"\n'
        f'    header @edition Cache-Control "{CACHE["short"]}"\n'
        f'    @assets path /assets/*\n    header @assets Cache-Control "{CACHE["always"]}"\n'
        "    file_server\n}\n"
    )


SERVERS: dict[str, Callable[[], str]] = {"nginx": nginx, "apache": apache, "iis": iis, "caddy": caddy}
