"""Renders a text as Mastodon itself does, for what a small server does not show."""

import html
import re

LINK = re.compile(r"(https?://(?:www\.)?)([^\s<>&\"']+)")


def as_mastodon_shows(text: str) -> str:
    """Render `text` as Mastodon does: paragraphs, line ends, and links cut for the eye only."""
    made = LINK.sub(_link, html.escape(text))
    paragraphs = re.split(r"\n{2,}", made)
    return "".join(f"<p>{paragraph.replace(chr(10), '<br />')}</p>" for paragraph in paragraphs)


def _link(match: re.Match[str]) -> str:
    return (
        f'<a href="{match[0]}" target="_blank" rel="nofollow"><span class="invisible">{match[1]}</span>'
        f'<span class="ellipsis">{match[2][:30]}</span><span class="invisible">{match[2][30:]}</span></a>'
    )
