"""`python -m tests.icons`: cuts the icons that the program draws out of their fonts anew."""

from tests.icons.cutting import write

write()
