"""Writes a text as the blocks of WordPress's editor: safe HTML, made of nothing but what is known here."""

from html import escape
from itertools import groupby

from app.networks.wordpress.markup import Block, BlockKind, Words, read


def blocks(text: str) -> str:
    """Return `text`, light Markdown, as a post of WordPress keeps it."""
    return "\n\n".join(_named(block) for block in read(text))


def html(text: str) -> str:
    """Return `text` as its readers' browsers get it, without the names of the blocks."""
    return "\n".join(_html(block, named=False) for block in read(text))


_NAMES = {
    BlockKind.PARAGRAPH: "paragraph",
    BlockKind.HEADING: "heading",
    BlockKind.LIST: "list",
    BlockKind.NUMBERED: "list",
    BlockKind.QUOTE: "quote",
    BlockKind.CODE: "code",
    BlockKind.RULE: "separator",
}
BRACKET = "&#91;"  # a word in brackets as it stands would be a command to WordPress (a shortcode)
USUAL_LEVEL = 2  # of a heading, which goes without saying


def _named(block: Block) -> str:
    name, more = _NAMES[block.kind], ""
    if block.kind is BlockKind.NUMBERED:
        more = ' {"ordered":true}'
    elif block.kind is BlockKind.HEADING and block.level != USUAL_LEVEL:
        more = f' {{"level":{block.level}}}'
    return f"<!-- wp:{name}{more} -->\n{_html(block, named=True)}\n<!-- /wp:{name} -->"


def _html(block: Block, *, named: bool) -> str:
    said = _line(block.items[0]) if block.items else ""
    match block.kind:
        case BlockKind.PARAGRAPH:
            return f"<p>{said}</p>"
        case BlockKind.HEADING:
            return f'<h{block.level} class="wp-block-heading">{said}</h{block.level}>'
        case BlockKind.QUOTE:
            inner = f"<p>{said}</p>"
            if named:
                inner = f"<!-- wp:paragraph -->\n{inner}\n<!-- /wp:paragraph -->"
            return f'<blockquote class="wp-block-quote">{inner}</blockquote>'
        case BlockKind.CODE:
            return f'<pre class="wp-block-code"><code>{_plain(block.items[0][0].text)}</code></pre>'
        case BlockKind.RULE:
            return '<hr class="wp-block-separator has-alpha-channel-opacity"/>'
        case BlockKind.LIST | BlockKind.NUMBERED:
            kind = "ol" if block.kind is BlockKind.NUMBERED else "ul"
            entries = (f"<li>{_line(entry)}</li>" for entry in block.items)
            between = "\n\n" if named else ""
            if named:
                entries = (f"<!-- wp:list-item -->\n{one}\n<!-- /wp:list-item -->" for one in entries)
            return f"<{kind}>{between.join(entries)}</{kind}>"


def _line(entry: tuple[Words, ...]) -> str:
    """Return the words of one entry; a link stays one link, however its words look."""
    said = ((link, "".join(map(_words, words))) for link, words in groupby(entry, lambda one: one.link))
    return "".join(
        f'<a href="{escape(link).replace("[", BRACKET)}">{inside}</a>' if link else inside
        for link, inside in said
    )


def _words(words: Words) -> str:
    said = _plain(words.text).replace("\n", "<br>")
    for wanted, tag in ((words.code, "code"), (words.italic, "em"), (words.bold, "strong")):
        said = f"<{tag}>{said}</{tag}>" if wanted else said
    return said


def _plain(text: str) -> str:
    """Return `text` as HTML."""
    return escape(text, quote=False).replace("[", BRACKET)
