"""`python -m tests.pages`: writes docs/rules anew."""

from tests.pages.rules import write

write()
