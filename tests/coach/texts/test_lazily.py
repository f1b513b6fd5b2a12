"""A tuple that is put together late is a tuple to everybody who looks."""

import copy
import operator
import pickle

from coach.texts.lazily import Lazily

PLAIN = ("one", "two", "three")


class Counted(Lazily[str]):
    """Counts how often it is put together."""

    __slots__ = ("times",)

    def __init__(self) -> None:
        self.times = 0

    def put_together(self) -> tuple[str, ...]:
        self.times += 1
        return PLAIN


def test_it_is_put_together_once_and_only_when_somebody_looks() -> None:
    made = Counted()
    assert made.times == 0
    assert (len(made), list(made), made[0], made[1:]) == (3, ["one", "two", "three"], "one", ("two", "three"))
    assert made.times == 1


def test_it_is_equal_to_its_tuple_from_either_side() -> None:
    assert Counted() == PLAIN
    assert operator.eq(PLAIN, Counted())
    assert Counted() == Counted()
    assert Counted() != ("one", "two")
    assert Counted() != 3
    assert hash(Counted()) == hash(PLAIN)
    assert repr(Counted()) == repr(PLAIN)


def test_it_is_pickled_and_copied_as_its_tuple() -> None:
    assert type(pickle.loads(pickle.dumps(Counted()))) is tuple
    assert copy.deepcopy(Counted()) == ("one", "two", "three")
