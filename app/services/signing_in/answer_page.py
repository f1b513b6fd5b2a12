"""The calm page that the browser shows when it has brought its answer."""

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Rapport</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.125rem/1.6 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid;
  place-items: center; background: Canvas; color: CanvasText; }}
main {{ max-width: 30rem; padding: 2rem; }}
h1 {{ font-size: 1.5rem; font-weight: 600; margin: 0 0 .5rem; }}
p {{ margin: 0; }}
</style>
<main><h1>{title}</h1><p>{words}</p></main>
</html>
"""
_HEADERS = (
    "Content-Type: text/html; charset=utf-8",
    # The address of the page bears the answer: nobody is told of it, and it is kept nowhere.
    "Referrer-Policy: no-referrer",
    "Cache-Control: no-store",
    "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Connection: close",
)


def page(status: str, title: str, words: str) -> bytes:
    """Return a whole HTTP answer that shows `title` and `words`."""
    from html import escape  # HTML's names of signs take 400 kB, and few sign in

    body = _PAGE.format(title=escape(title), words=escape(words)).encode()
    head = (f"HTTP/1.1 {status}", *_HEADERS, f"Content-Length: {len(body)}", "", "")
    return "\r\n".join(head).encode("ascii") + body
