"""A tuple that is put together when somebody first looks at it: most of what explains a post nobody reads."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Lazily(Sequence[T]):
    """Behaves as the tuple that `put_together` returns; it is equal to it and is pickled as it."""

    __slots__ = ("_known",)

    @abstractmethod
    def put_together(self) -> tuple[T, ...]:
        """Return what stands in here; asked once."""

    @property
    def _all(self) -> tuple[T, ...]:
        try:
            return self._known
        except AttributeError:
            self._known = self.put_together()
            return self._known

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...

    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._all[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)  # pyright: ignore[reportUnknownArgumentType] - of anything

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return repr(self._all)

    def __reduce__(self) -> tuple[type[tuple[T, ...]], tuple[tuple[T, ...]]]:
        return tuple, (self._all,)
