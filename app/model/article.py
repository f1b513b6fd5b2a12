"""What an article has beside its text: only networks of whole articles, such as a blog, ask for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The title of an article, and how it is found among others."""

    title: str = ""
    excerpt: str = ""  # a few words for lists; "": the site makes them of the text
    categories: tuple[str, ...] = ()  # by their names
    tags: tuple[str, ...] = ()  # by their names, without "#"

    @property
    def words(self) -> tuple[str, ...]:
        """Return everything that it says, for whoever searches."""
        return tuple(filter(None, (self.title, self.excerpt, *self.categories, *self.tags)))


def names_in(line: str) -> tuple[str, ...]:
    """Return the names in a `line` that has commas between them, each once; case makes no other name."""
    found: dict[str, str] = {}
    for piece in line.split(","):
        name = " ".join(piece.split()).removeprefix("#").strip()
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


NO_ARTICLE = Article()
