"""The drawn still lifes of the demonstration entries: things on tables, and rooms without anybody in them."""

from tools.samples.shapes import HEIGHT, WIDTH, box, disc, fade, line, path, scene, shadow, table


def _kitchen() -> str:
    return scene(
        fade("a", "#f5e3c3", "#e9c893"),
        table("#b67a45", "#8b5830"),
        shadow(560, 800, 330),
        shadow(1150, 830, 230),
        path("#5b6770", "M300 420H820L790 780Q780 810 740 810H380Q340 810 330 780Z"),
        box("#48525a", 270, 390, 580, 46, 22),
        box("#48525a", 500, 340, 120, 40, 20),
        line("#ffffff", 10, "M420 300q-40 -60 0 -120t0 -120M560 300q-40 -60 0 -120t0 -120", 'opacity=".6"'),
        path("#f7f3ea", "M940 640H1360Q1350 840 1220 850H1080Q950 840 940 640Z"),
        disc("#fffdf6", 1150, 640, 210, 46),
        disc("#e7eec9", 1150, 636, 170, 30),
        disc("#5f9a4a", 1080, 632, 34, 12),
        disc("#d9573f", 1200, 628, 26, 10),
        path("#4f8a3f", "M80 820q60 -220 150 -260q-20 150 -60 270zM170 830q90 -150 190 -170q-60 110 -120 190z"),
        disc("#e08a3a", 1450, 830, 70, 60),
        disc("#cf6f2d", 1530, 860, 60, 50),
    )


def _books() -> str:
    colours = ("#b5483a", "#2f6f7e", "#d7a440", "#486b45", "#7b4a6b", "#c9743f", "#34566f", "#8a8f46")
    shelves = ""
    for row, y in enumerate((120, 420)):
        x = 110
        for number in range(17):
            width, height = 52 + (number * 7 + row * 5) % 30, 190 + (number * 13 + row * 29) % 60
            shelves += box(colours[(number + row * 3) % 8], x, y + 260 - height, width, height, 4)
            shelves += box("#f4ead2", x + 10, y + 290 - height, width - 20, 16)
            x += width + 6
        shelves += box("#6e4a2c", 60, y + 260, 1480, 26)
    return scene(
        fade("a", "#f3e7d0", "#dcc39a"),
        shelves,
        table("#a8713f", "#7f5230", 800),
        shadow(800, 900, 420),
        path("#fffaf0", "M800 860Q600 790 380 850V960Q600 900 800 960Z"),
        path("#f6ecd9", "M800 860Q1000 790 1220 850V960Q1000 900 800 960Z"),
        "".join(line("#b9a888", 5, f"M440 {y}q160 -36 320 4M840 {y + 4}q160 -40 320 -4") for y in (866, 892, 918)),
    )


def _loom() -> str:
    bands = "".join(
        box(c, 430, 420 + n * 44, 740, 44)
        for n, c in enumerate(("#8a2f3a", "#d7a440", "#2f5f6e", "#8a2f3a", "#f1e4c7", "#2f5f6e", "#d7a440", "#8a2f3a"))
    )
    marks = "".join(path("#f1e4c7", f"M{x} 464l22 22l-22 22l-22 -22z") for x in range(480, 1150, 74))
    warp = "".join(line("#efe6d2", 3, f"M{x} 170V420") for x in range(440, 1165, 18))
    return scene(
        fade("a", "#e9d7b8", "#cda873"),
        box("#6b4526", 340, 120, 44, 860),
        box("#6b4526", 1216, 120, 44, 860),
        box("#7d5330", 300, 130, 1000, 44, 20),
        warp,
        bands,
        marks,
        box("#7d5330", 300, 760, 1000, 52, 24),
        box("#9a6a3f", 400, 380, 800, 34, 12),
        table("#a8794a", "#81572f", 900),
        disc("#8a2f3a", 180, 900, 80),
        disc("#2f5f6e", 1430, 900, 86),
        line("#d7a440", 8, "M120 880q60 -40 120 0M120 920q60 -40 120 0"),
    )


def _scrap() -> str:
    basket = path("#b98a4e", "M0 0H360L310 300H50Z") + "".join(
        line("#8c6433", 8, f"M{10 + n * 12} {40 + n * 62}H{350 - n * 12}") for n in range(5)
    )
    cans = "".join(
        box(c, x, y, 70, 130, 14) + disc("#d8dde0", x + 35, y + 4, 35, 12)
        for x, y, c in ((250, 430, "#c0453c"), (340, 400, "#3a7a8c"), (430, 440, "#d7a440"))
    )
    bottles = "".join(
        path(c, f"M{x} 560V430q0 -40 20 -60v-60h36v60q20 20 20 60v130z", 'opacity=".85"')
        for x, c in ((960, "#7fb7a6"), (1060, "#9cc4d8"), (1160, "#8fb98a"))
    )
    paper = "".join(
        f'<g transform="rotate({n * 3 - 4} 1320 800)">{box(c, 1180, 740 - n * 26, 300, 24)}</g>'
        for n, c in enumerate(("#d9c39a", "#c9ae7c", "#e3d2ac", "#cdb488"))
    )
    return scene(
        fade("a", "#dfeadf", "#f4efe0"),
        table("#c4b59a", "#a39377", 790),
        shadow(420, 860, 260),
        shadow(1060, 840, 240),
        cans,
        bottles,
        f'<g transform="translate(220 540)">{basket}</g><g transform="translate(890 540)">{basket}</g>',
        paper,
    )


def _classroom() -> str:
    desks = "".join(
        f'<g transform="translate({x} {y}) scale({s})">'
        + box("#b9834c", -150, -40, 300, 30, 6)
        + box("#8b5f35", -130, -10, 20, 150)
        + box("#8b5f35", 110, -10, 20, 150)
        + box("#f8f4ea", -60, -58, 90, 18)
        + "</g>"
        for x, y, s in (
            (330, 760, 0.9),
            (800, 760, 0.9),
            (1270, 760, 0.9),
            (220, 930, 1.2),
            (800, 930, 1.2),
            (1380, 930, 1.2),
        )
    )
    return scene(
        fade("a", "#f7ecd2", "#ead7ae"),
        box("#6d4a2b", 330, 130, 940, 460, 10),
        box("#2f5a4a", 350, 150, 900, 420),
        line("#f3f6ee", 8, "M430 250h240M430 330h360M430 410h180M900 260q120 -50 220 40t-180 120"),
        box("#d8eef2", 60, 170, 200, 330, 6),
        line("#fffdf5", 12, "M160 170V500M60 335H260"),
        box("#d8eef2", 1340, 170, 200, 330, 6),
        line("#fffdf5", 12, "M1440 170V500M1340 335H1540"),
        box("#c79a63", 0, 640, WIDTH, HEIGHT),
        desks,
    )


def _notebook() -> str:
    return scene(
        fade("a", "#22323f", "#3c4a4f"),
        '<radialGradient id="g"><stop stop-color="#ffe2a0" stop-opacity=".9"/><stop offset="1" stop-color="#ffe2a0" stop-opacity="0"/></radialGradient>',
        disc("url(#g)", 1180, 420, 620),
        table("#7a5230", "#5c3d23", 720),
        path("#c9803f", "M1020 300H1340L1270 130H1090Z"),
        box("#8c6a3f", 1166, 300, 28, 430),
        disc("#8c6a3f", 1180, 740, 130, 34),
        shadow(560, 930, 380),
        f'<g transform="rotate(-6 560 820)">{box("#f8f1df", 260, 690, 600, 250, 8)}{box("#d9c9a5", 550, 690, 16, 250)}'
        + "".join(line("#a89a7c", 4, f"M300 {y}H520M600 {y}H820") for y in range(740, 930, 40))
        + "</g>",
        line("#2f6f7e", 14, "M640 960L900 800"),
        path("#e9efe9", "M960 780H1120L1104 900H976Z"),
        line("#e9efe9", 14, "M1118 810q56 6 40 50t-52 22"),
        disc("#7a4a24", 1040, 782, 76, 16),
    )


STILL_LIFES = {
    "bep": _kitchen,
    "sach": _books,
    "khung-cui": _loom,
    "phe-lieu": _scrap,
    "lop-hoc": _classroom,
    "so-tay": _notebook,
}
