"""The drawn landscapes of the demonstration entries, without anybody in them."""

from tools.samples.shapes import HEIGHT, WIDTH, boat, box, disc, fade, hills, line, palm, path, ripples, scene, tree

_WAVES = ((120, 760, 220), (520, 820, 260), (1000, 750, 200), (1260, 880, 240), (260, 930, 300), (820, 970, 260))


def _sea() -> str:
    return scene(
        fade("a", "#fbd7a1", "#f7efe0", 0, 620),
        disc("#f08a4b", 1120, 470, 110),
        hills("#8fa6ad", 600, 60, 140, 40, 90, 20),
        fade("b", "#3f7f93", "#163f55", 590, 480),
        ripples("#cfe6e6", _WAVES),
        boat(560, 700, 1.5, "#8a2f2a", "#2f6f7e"),
        boat(1210, 640, 0.8, "#35526b", "#b98a3d"),
    )


def _river() -> str:
    stakes = "".join(
        line("#7a5a35", 16, f"M{x} {y - 190}V{y + 60}") for x, y in ((320, 700), (620, 640), (980, 640), (1290, 700))
    )
    net = line("#e9e2c6", 4, "M320 560L620 500H980L1290 560M320 640L620 560H980L1290 640M320 720L620 620H980L1290 720")
    rings = "".join(
        f'<circle cx="{x}" cy="{y}" r="48" fill="none" stroke="{c}" stroke-width="26"/>'
        for x, y, c in ((600, 790, "#d9573f"), (840, 850, "#f3c24a"), (1050, 770, "#f7f1e3"))
    )
    return scene(
        fade("a", "#bfe1ea", "#f3f5e4"),
        hills("#9dbf8f", 520, 90, 120, 70, 130, 80),
        fade("b", "#6fb0b2", "#2c6e7a", 500, 567),
        palm(150, 560, 1.1, "#6c5233", "#3f7a4a"),
        palm(1460, 560, 1.25, "#6c5233", "#34703f"),
        ripples("#e5f4ee", _WAVES),
        stakes,
        net,
        rings,
    )


def _fields() -> str:
    terraces = "".join(
        hills(c, 640 + 80 * n, 60, 10 + 20 * (n % 2), 70, 20, 60)
        for n, c in enumerate(("#c9c25a", "#a9b64c", "#8daa46", "#6f983f", "#567f37"))
    )
    rows = "".join(
        line("#3f6330", 5, f"M{x} {960 + (x % 5) * 14}q8 -60 30 -76", 'opacity=".6"') for x in range(40, WIDTH, 46)
    )
    return scene(
        fade("a", "#8ec5df", "#fbf0d2"),
        disc("#fff1b8", 1260, 210, 90),
        hills("#7f9fb0", 560, 200, 320, 220, 380, 240, 300),
        hills("#5f8a7c", 620, 120, 60, 190, 90, 170),
        terraces,
        rows,
    )


def _loudspeaker() -> str:
    horn = path("#8d979c", "M0 0L150 -70V70Z") + disc("#c5ccce", 150, 0, 26, 70) + box("#6b757a", -46, -24, 60, 48, 10)
    return scene(
        fade("a", "#f6b98a", "#fdf0da"),
        disc("#fff3cf", 380, 690, 150),
        hills("#94a98b", 820, 60, 110, 70, 120, 60),
        hills("#5d7a4f", 900, 40, 80, 30, 70, 50),
        palm(190, 950, 1.5, "#5e4630", "#2f5c3d"),
        palm(1420, 980, 1.9, "#5e4630", "#27523a"),
        box("#6a6259", 792, 210, 22, 760),
        f'<g transform="translate(810 290) rotate(-8)">{horn}</g><g transform="translate(796 330) rotate(172) scale(1 -1)">{horn}</g>',
        line("#4b463f", 5, f"M0 250Q400 320 800 226T{WIDTH} 210"),
        box("#476a3d", 0, 960, WIDTH, HEIGHT),
    )


def _seedlings() -> str:
    rows = ""
    for depth in range(6):
        y, size = 640 + depth * 76, 0.5 + depth * 0.18
        for number in range(12 - depth):
            x = 60 + number * (130 + depth * 26) + (depth % 2) * 50
            rows += (
                f'<g transform="translate({x} {y}) scale({size})">'
                + line("#5a4a2f", 8, "M0 0V-70")
                + path("#3f8a55", "M0 -70Q-60 -110 -10 -160Q10 -110 0 -70Q60 -120 70 -60Q30 -50 0 -70Z")
                + "</g>"
            )
    return scene(
        fade("a", "#b8d8d0", "#eef2dc"),
        hills("#6f9a86", 560, 70, 110, 80, 120, 90),
        hills("#47735f", 600, 40, 70, 30, 60, 50),
        fade("b", "#8f7a57", "#5d4b35", 590, 477),
        rows,
    )


def _bridge() -> str:
    posts = "".join(box("#8f8a80", x, 520, 26, 330) for x in (430, 680, 930, 1170))
    rail = line(
        "#b14f3c",
        14,
        "M250 430Q800 300 1350 430M250 430V520M420 396V500M600 372V478M800 364V470M1000 372V478M1180 396V500M1350 430V520",
    )
    return scene(
        fade("a", "#a8d4e3", "#f4f3de"),
        hills("#8fb58a", 640, 60, 100, 70, 110, 60),
        fade("b", "#7fb3a4", "#3d7d7f", 640, 427),
        ripples("#e8f5ec", _WAVES),
        palm(180, 760, 1.5, "#6c5233", "#3f7a4a"),
        palm(1470, 740, 1.4, "#6c5233", "#34703f"),
        posts,
        path("#d8d2c4", "M200 520Q800 400 1400 520V566Q800 446 200 566Z"),
        rail,
        path("#6f8f4f", f"M0 720Q180 660 260 560L200 {HEIGHT}H0Z"),
        path("#6f8f4f", f"M{WIDTH} 720Q1420 660 1340 560L1420 {HEIGHT}H{WIDTH}Z"),
    )


def _road() -> str:
    trees = "".join(
        tree(x, y, s, "#5d4630", c)
        for x, y, s, c in (
            (240, 720, 1.1, "#4b7d45"),
            (420, 650, 0.7, "#5a8c50"),
            (1360, 720, 1.1, "#4b7d45"),
            (1190, 650, 0.7, "#5a8c50"),
            (60, 830, 1.6, "#3f6f3d"),
            (1550, 830, 1.6, "#3f6f3d"),
        )
    )
    return scene(
        fade("a", "#a9d3e8", "#f7f2df"),
        hills("#88a78f", 600, 80, 140, 60, 120, 70),
        hills("#9dbb6a", 640, 30, 40, 20, 40, 30),
        path("#d6d0c3", f"M740 620H860L1240 {HEIGHT}H360Z"),
        "".join(
            box("#fffdf5", 796 - w / 2, y, w, h)
            for y, w, h in ((660, 5, 26), (720, 8, 40), (800, 11, 60), (910, 15, 90))
        ),
        trees,
    )


LANDSCAPES = {
    "bien": _sea,
    "song": _river,
    "ruong": _fields,
    "loa": _loudspeaker,
    "cay-giong": _seedlings,
    "cau": _bridge,
    "duong": _road,
}
