"""A neighbourhood as a picture: the node in the middle, what points at it at the left, what it points at at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from queries import Neighbour, NeighbourGroup, Neighbourhood

WIDTH = 960
_SIDE, _MIDDLE = 330, 200  # widths of a column of neighbours and of the node in the middle
_HEAD, _ROW = 34, 38


@dataclass(frozen=True, slots=True)
class Spot:
    """A neighbour with the place of its words, and the way that its edge takes from or to the middle."""

    y: int
    neighbour: Neighbour
    way: str


@dataclass(frozen=True, slots=True)
class Block:
    """A kind of edge with the place of its heading and of the words that tell how many more there are."""

    y: int
    group: NeighbourGroup
    spots: tuple[Spot, ...]
    more: int
    more_y: int


@dataclass(frozen=True, slots=True)
class NeighbourPicture:
    """The blocks at the left and at the right; words at the left end at `left`, those at the right begin at `right`.

    The node itself stands at `centre` and `middle`, across and down. The picture begins at `start` across: a side without blocks takes no room.
    """

    start: int
    width: int
    height: int
    centre: int
    middle: int
    left: int
    right: int
    inward: tuple[Block, ...]
    outward: tuple[Block, ...]


def neighbour_picture(around: Neighbourhood) -> NeighbourPicture:
    """The picture of a neighbourhood."""
    sides = [[group for group in around.groups if group.outward is outward] for outward in (False, True)]
    height = max(*(sum(map(_height, side)) for side in sides), 120)
    middle = height // 2
    left, right = _SIDE, WIDTH - _SIDE
    inner = (WIDTH - _MIDDLE) // 2
    start = 0 if sides[0] else inner - 8
    return NeighbourPicture(
        start,
        (WIDTH if sides[1] else inner + _MIDDLE + 8) - start,
        height,
        WIDTH // 2,
        middle,
        left,
        right,
        tuple(_blocks(sides[0], height, left + 8, inner, middle)),
        tuple(_blocks(sides[1], height, right - 8, inner + _MIDDLE, middle)),
    )


def _height(group: NeighbourGroup) -> int:
    return _HEAD + _ROW * (len(group.neighbours) + (group.total > len(group.neighbours)))


def _blocks(groups: Sequence[NeighbourGroup], height: int, end: int, inner: int, middle: int) -> list[Block]:
    """The groups one below the other, in the middle of the height."""
    top = (height - sum(map(_height, groups))) // 2
    blocks = []
    for group in groups:
        first = top + _HEAD + _ROW // 2 - 4
        spots = tuple(
            Spot(first + place * _ROW, one, _way(first + place * _ROW, end, inner, middle)) for place, one in enumerate(group.neighbours)
        )
        blocks.append(Block(top + 22, group, spots, group.total - len(spots), first + len(spots) * _ROW))
        top += _height(group)
    return blocks


def _way(y: int, end: int, inner: int, middle: int) -> str:
    half = (end + inner) // 2
    return f"M{end} {y}C{half} {y} {half} {middle} {inner} {middle}"
