"""Keeps the words of a field with arrows off its edge: the style sheet's padding does not reach them."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

FROM_EDGE = 8  # pixels, as in other fields


def inset(*fields: QAbstractSpinBox) -> None:
    """Keep the words of `fields` off the edge."""
    for field in fields:
        for line in field.findChildren(QLineEdit):
            line.setTextMargins(FROM_EDGE, 0, 0, 0)
