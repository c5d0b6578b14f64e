"""Shapes that the scenes share, as SVG: skies, hills, water, trees, boats."""

from collections.abc import Iterable
from itertools import pairwise

WIDTH, HEIGHT = 1600, 1067


def scene(*parts: str) -> str:
    """Return a picture of the parts, the first one farthest away."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )


def fade(name: str, top: str, bottom: str, y: float = 0, height: float = HEIGHT) -> str:
    """Return a rectangle over the whole width whose colour goes from `top` to `bottom`."""
    return (
        f'<linearGradient id="{name}" x2="0" y2="1"><stop stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/>'
        f'</linearGradient><rect y="{y}" width="{WIDTH}" height="{height}" fill="url(#{name})"/>'
    )


def path(fill: str, d: str, more: str = "") -> str:
    """Return a filled outline."""
    return f'<path fill="{fill}" d="{d}" {more}/>'


def line(colour: str, width: float, d: str, more: str = "") -> str:
    """Return a drawn line with round ends."""
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" stroke-linecap="round" d="{d}" {more}/>'


def disc(fill: str, x: float, y: float, r: float, ry: float | None = None) -> str:
    """Return a circle, or an ellipse."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{r}" ry="{ry or r}" fill="{fill}"/>'


def box(fill: str, x: float, y: float, width: float, height: float, r: float = 0) -> str:
    """Return a rectangle with corners of radius `r`."""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{r}" fill="{fill}"/>'


def hills(fill: str, y: float, *heights: float) -> str:
    """Return a range of hills over the whole width: its ridge goes through `heights` above `y`, left to right."""
    step = WIDTH / (len(heights) - 1)
    ridge = f"M0 {y - heights[0]}"
    for number, (left, right) in enumerate(pairwise(heights)):
        x = number * step
        ridge += f"C{x + step / 2} {y - left} {x + step / 2} {y - right} {x + step} {y - right}"
    return path(fill, f"{ridge}V{HEIGHT}H0Z")


def ripples(colour: str, rows: Iterable[tuple[float, float, float]]) -> str:
    """Return short waves: each with its left end, its height, its length."""
    return "".join(line(colour, 5, f"M{x} {y}q{w / 4} -14 {w / 2} 0t{w / 2} 0", 'opacity=".55"') for x, y, w in rows)


def boat(x: float, y: float, size: float, hull: str, cabin: str) -> str:
    """Return a fishing boat whose waterline is at `y`."""
    return (
        f'<g transform="translate({x} {y}) scale({size})">'
        + path(cabin, "M-40 -38h92v-56h-92z")
        + box("#f4ead2", -26, -80, 24, 20, 3)
        + box("#f4ead2", 10, -80, 24, 20, 3)
        + line("#4b3a2c", 6, "M-64 -36V-170M-64 -160L66 -60")
        + path(hull, "M-150 -44L-118 6H112L156 -58L96 -36H-104Z")
        + line("#f4ead2", 6, "M-136 -22H130")
        + "</g>"
    )


def palm(x: float, y: float, size: float, trunk: str, leaf: str) -> str:
    """Return a coconut palm that stands at `y`."""
    fronds = ((-150, 30), (-118, -48), (-50, -96), (44, -100), (116, -52), (152, 24))
    leaves = "".join(
        path(leaf, f"M18 -330Q{x / 2 + 18} {y / 2 - 390} {x + 18} {y - 330}Q{x / 2 + 18} {y / 2 - 340} 18 -318Z")
        for x, y in fronds
    )
    stem = line(trunk, 20, "M0 0Q-14 -180 18 -328")
    return f'<g transform="translate({x} {y}) scale({size})">{stem}{leaves}</g>'


def tree(x: float, y: float, size: float, trunk: str, crown: str) -> str:
    """Return a broad tree that stands at `y`."""
    crowns = disc(crown, 0, -210, 110, 90) + disc(crown, -80, -160, 84, 70) + disc(crown, 82, -156, 88, 72)
    return f'<g transform="translate({x} {y}) scale({size})">{line(trunk, 26, "M0 0V-150")}{crowns}</g>'


def table(top: str, front: str, y: float = 760) -> str:
    """Return a table that fills the lower part."""
    edge = y + 210
    return box(top, 0, y, WIDTH, HEIGHT) + box(front, 0, edge, WIDTH, HEIGHT) + box("#00000022", 0, edge, WIDTH, 14)


def shadow(x: float, y: float, r: float) -> str:
    """Return the shadow of a thing on a table."""
    return f'<ellipse cx="{x}" cy="{y}" rx="{r}" ry="{r * 0.16}" fill="#000" opacity=".18"/>'
