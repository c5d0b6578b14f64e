"""Feeds: what standards and reader libraries find in them, which entries they hold, and when their bytes change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from generator.content.entry import Entry
from generator.content.settings import Office, Settings
from generator.outputs.feeds.feeds import feeds
from generator.outputs.texts import Texts
from generator.problems.problem import Location, Reference
from generator.site.collections import Collection
from generator.site.identifiers import identifier_of
from generator.site.site import site_of
from tests.support.factories import SETTINGS, library, profile, story
from tests.support.feed_readers import (
    AT,
    ATOM,
    archives_of,
    link_of,
    read_by_fastfeedparser,
    read_by_feedparser,
    valid_atom,
    valid_json,
)

URL = "https://guong.example.vn/"
OF_SITE = replace(SETTINGS, site_url=URL, site_name="Gương sáng", office=Office(governing_body="Sở Nội vụ"))
HEAD, JSON = "nguon-tin/atom.xml", "nguon-tin/feed.json"
WITHDRAWN = {"date": "2026-02-03", "reason": "Theo yêu cầu của gia đình"}
CONSENT = {"basis": "dong-y", "reference": "DY-1", "scopes": ["dang-web"]}
QUANG_NGAI = "dia-phuong/quang-ngai/"
TEXTS = Texts(None)  # type: ignore[arg-type]  # feeds must not ask for a text


def made(*entries: Entry, settings: Settings = OF_SITE, collections: tuple[Collection, ...] = ()) -> dict[str, bytes]:
    """Return the files of feeds by path."""
    site = site_of(library(*entries, settings=settings), collections=collections)
    return {artifact.path: artifact.make() for artifact in feeds(site, TEXTS)}


def keys(*entries: Entry) -> dict[str, str]:
    """Return the key of each file, by path."""
    return {artifact.path: artifact.key for artifact in feeds(site_of(library(*entries, settings=OF_SITE)), TEXTS)}


def many(count: int, first: date = date(2024, 1, 1)) -> list[Entry]:
    """Return profiles, one for each day."""
    return [profile(f"p-{n:03}", date=(first + timedelta(n)).isoformat(), name=f"Người thứ {n}") for n in range(count)]


def ids(root: object) -> list[str]:
    """Return the ids of entries."""
    return [each.findtext(f"{ATOM}id") for each in root.findall(f"{ATOM}entry")]  # type: ignore[attr-defined]


def tag(entry: Entry) -> str:
    return f"tag:guong.example.vn,2026:bai/{identifier_of(entry)}"


# What readers find


SUMMARY = "Mổ mắt cho 40 người già trong xã, làm liền ba tháng."
ENTRIES = (
    profile("a", name="Nguyễn Văn A & con", date="2026-03-01", deeds=["cuu-nguoi"]),
    profile("b", name="Trần Thị B", date="2025-01-05", updated="2026-04-02", summary=f"{SUMMARY} <b> & không ghi sổ."),
    story("c", date="2026-03-01", genre="chan-dung", year=2026),
)


@pytest.mark.parametrize("path", [HEAD, "linh-vuc/nong-nghiep/atom.xml"])
def test_two_readers_find_the_same_items_in_atom(path: str) -> None:
    content = made(*ENTRIES)[path]
    a, b, c = ENTRIES
    found = read_by_feedparser(content)
    assert {(each.id, each.title, each.link) for each in found} == {
        (tag(each), each.title, URL + each.address) for each in ENTRIES
    }
    assert found[0].id == tag(b)  # corrected last
    days = {each.id: (each.published[:10], each.updated[:10]) for each in found}
    assert days == {tag(a): ("2026-03-01",) * 2, tag(b): ("2025-01-05", "2026-04-02"), tag(c): ("2026-03-01",) * 2}
    other = read_by_fastfeedparser(content)
    assert [each[:3] for each in other] == [each[:3] for each in found]
    for one, two in zip(found, other, strict=True):
        assert datetime.fromisoformat(one.updated) == datetime.fromisoformat(two.updated)
        assert datetime.fromisoformat(one.published).astimezone(UTC) == datetime.fromisoformat(two.published)


@pytest.mark.parametrize("path", ["nguon-tin/", "linh-vuc/nong-nghiep/"])
def test_json_feed_and_atom_tell_the_same(path: str) -> None:
    files = made(*ENTRIES)
    document = valid_json(files[f"{path}feed.json"])
    assert read_by_fastfeedparser(files[f"{path}feed.json"]) == read_by_fastfeedparser(files[f"{path}atom.xml"])
    assert document["feed_url"] == f"{URL}{path}feed.json"
    assert document["language"] == "vi"
    assert document["authors"] == [{"name": "Sở Nội vụ", "url": URL}]
    assert [each["content_text"] for each in document["items"]] == [
        each.findtext(f"{ATOM}summary") for each in valid_atom(files[f"{path}atom.xml"]).findall(f"{ATOM}entry")
    ]


def test_every_file_is_valid_and_names_itself() -> None:
    for path, content in made(*ENTRIES, *many(70)).items():
        if path.endswith(".json"):
            assert valid_json(content)["feed_url"] == URL + path
        else:
            assert link_of(valid_atom(content), "self") == URL + path


def test_a_feed_of_a_listing_says_which() -> None:
    root = valid_atom(made(*ENTRIES)["linh-vuc/nong-nghiep/atom.xml"])
    assert root.findtext(f"{ATOM}id") == "tag:guong.example.vn,2026:muc/linh-vuc/nong-nghiep/"
    assert root.findtext(f"{ATOM}title").endswith(" – Gương sáng")
    assert link_of(root, "alternate") == f"{URL}linh-vuc/nong-nghiep/"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"


def test_two_sites_on_one_host_have_different_ids() -> None:
    below = replace(OF_SITE, site_url="https://guong.example.vn/phu-tho/")
    assert f"tag:guong.example.vn,2026:phu-tho/bai/{identifier_of(ENTRIES[0])}" in ids(
        valid_atom(made(ENTRIES[0], settings=below)[HEAD])
    )


def test_categories_are_the_listings_of_an_item_and_its_marks() -> None:
    entry = profile("b", date="2025-01-05", updated="2026-04-02", deeds=["cuu-nguoi"], movements=["nguoi-tot-viec-tot"])
    (found,) = valid_atom(made(entry)[HEAD]).findall(f"{ATOM}entry")
    categories = {
        (each.get("scheme"), each.get("term")): each.get("label") for each in found.findall(f"{ATOM}category")
    }
    assert categories == {
        (f"{URL}linh-vuc/", "nong-nghiep"): "Nông nghiệp, nông thôn mới",
        (f"{URL}viec-tot/", "cuu-nguoi"): "Cứu người gặp nạn",
        (f"{URL}phong-trao/", "nguoi-tot-viec-tot"): "Người tốt, việc tốt",
        (f"{URL}dia-phuong/", "quang-ngai"): "Quảng Ngãi",
        (f"{URL}dia-phuong/", "quang-ngai/duc-pho-21439"): "Phường Đức Phổ",
        (None, "bai-da-cap-nhat"): "Bài đã cập nhật",
    }
    assert valid_json(made(entry)[JSON])["items"][0]["tags"] == list(categories.values())


def test_the_many_entries_of_communes_and_archives_have_marks_but_no_terms() -> None:
    entries = [*many(29), profile("b", date="2025-01-05", updated="2026-04-02")]
    files = made(*entries)
    brief = [path for path in files if path.startswith((f"{QUANG_NGAI}duc-pho", "nguon-tin/luu-tru/"))]
    assert len(brief) == 2
    for path in brief:
        root = valid_atom(files[path])
        assert len(ids(root)) == 30
        assert [each.get("term") for each in root.iter(f"{ATOM}category")] == ["bai-da-cap-nhat"]


def test_the_picture_is_the_share_card_with_its_size() -> None:
    (entry,) = valid_atom(made(profile("a"))[HEAD]).findall(f"{ATOM}entry")
    picture = entry.find("{http://search.yahoo.com/mrss/}content")
    assert dict(picture.attrib) == {
        "url": f"{URL}guong/a/chia-se.jpg", "type": "image/jpeg", "medium": "image", "width": "1200", "height": "630",
    }  # fmt: skip
    assert valid_json(made(profile("a"))[JSON])["items"][0]["image"] == f"{URL}guong/a/chia-se.jpg"


def test_without_share_cards_there_is_no_picture() -> None:
    files = made(profile("a"), settings=replace(OF_SITE, share_cards=False))
    assert b"chia-se" not in b"".join(files.values())


def test_without_a_site_url_there_are_no_feeds() -> None:
    assert made(*ENTRIES, settings=SETTINGS) == {}


def test_a_new_site_has_empty_feeds() -> None:
    files = made()
    assert files.keys() == {HEAD, JSON}
    assert ids(valid_atom(files[HEAD])) == valid_json(files[JSON])["items"] == []


# Which entries they hold


def test_which_listings_have_feeds() -> None:
    entry = profile(
        "a", date="2026-03-01", deeds=["cuu-nguoi"], movements=["nguoi-tot-viec-tot"], year=2026,
        locality="xã Hợp Lý, tỉnh Phú Thọ",
    )  # fmt: skip
    told = story("c", genre="chan-dung", locality=["toan-quoc"], year=2026)
    chosen = Collection("hay", "Chuyện hay", "Những chuyện hay.", (), (Reference(entry.address, Location("")),))
    found = made(entry, told, collections=(chosen,)).keys()
    both = {
        "nguon-tin/", "linh-vuc/nong-nghiep/", "viec-tot/cuu-nguoi/", "phong-trao/nguoi-tot-viec-tot/",
        "the-loai/chan-dung/", "dia-phuong/phu-tho/", "dia-phuong/toan-quoc/", "chuyen-de/hay/",
    }  # fmt: skip
    communes = {path for path in found if path.startswith("dia-phuong/phu-tho/") and path.count("/") == 3}
    assert len(communes) == 1
    assert all(path.endswith("/atom.xml") for path in communes)
    assert found - communes == {f"{address}{name}" for address in both for name in ("atom.xml", "feed.json")}


def test_former_units_have_no_feeds() -> None:
    assert not [path for path in made(profile("a")) if "truoc-2025" in path]


def test_children_are_in_no_feed() -> None:
    of_child = {
        "is_child": True,
        "review_due": "2025-05-01",
        "consent": CONSENT | {"giver": ["nguoi-dai-dien", "tre-em-tu-du-7-tuoi"]},
    }
    child = profile("em", name="Lê Thị Em", deeds=["cuu-nguoi"], **of_child)
    assert child.is_child
    files = made(child, profile("a"))
    assert "viec-tot/cuu-nguoi/atom.xml" not in files
    assert all(len(ids(valid_atom(content))) == 1 for path, content in files.items() if path.endswith(".xml"))
    assert identifier_of(child).encode() not in b"".join(files.values())
    gone = profile("em", withdrawn=WITHDRAWN, **of_child)
    assert identifier_of(gone).encode() not in b"".join(made(gone).values())


def test_samples_and_invented_people_say_so() -> None:
    consent = {"basis": "bai-minh-hoa", "scopes": ["dang-web"]}
    (item,) = valid_json(made(profile("a", sample=True, consent=consent))[JSON])["items"]
    assert item["tags"][-2:] == ["Bài mẫu", "Bài minh họa"]


# Withdrawal, expiry, renaming


def test_a_withdrawn_entry_becomes_a_notice_without_its_name() -> None:
    gone = profile("go", name="Phạm Thị Gỡ", withdrawn=WITHDRAWN)
    files = made(gone, profile("a", date="2025-05-05"))
    assert not [path for path, content in files.items() if "Gỡ".encode() in content or b"guong/go/" in content]
    for path in (HEAD, "linh-vuc/nong-nghiep/atom.xml", f"{QUANG_NGAI}atom.xml"):
        root = valid_atom(files[path])
        (notice,) = root.findall(f"{AT}deleted-entry")
        assert notice.get("ref") == tag(gone)
        assert notice.get("when").startswith("2026-02-03T00:00:")
        assert notice.findtext(f"{AT}comment").startswith("Bài viết đã được gỡ.")
        assert root.findtext(f"{ATOM}updated") == notice.get("when")
        assert ids(root) == [tag(profile("a"))]
    notice, _ = valid_json(files[JSON])["items"]
    assert notice.keys() == {"id", "title", "content_text", "date_modified"}
    assert (notice["id"], notice["title"]) == (tag(gone), "Bài viết đã được gỡ")


def test_a_listing_keeps_its_feed_when_its_last_entry_is_withdrawn() -> None:
    before = made(profile("go", deeds=["cuu-nguoi"])).keys()
    assert before == made(profile("go", deeds=["cuu-nguoi"], withdrawn=WITHDRAWN)).keys()


def test_an_entry_whose_consent_has_expired_is_taken_back_from_the_day_after() -> None:
    lapsed = profile("het", name="Hoàng Văn Hết", consent=CONSENT | {"expires": "2026-01-31"})
    files = made(lapsed)
    assert "Hoàng".encode() not in b"".join(files.values())
    (notice,) = valid_atom(files[HEAD]).findall(f"{AT}deleted-entry")
    assert notice.get("ref") == tag(lapsed)
    assert notice.get("when").startswith("2026-02-01T00:00:")


def test_a_collection_takes_back_an_entry_whose_consent_has_expired() -> None:
    lapsed = profile("het", consent=CONSENT | {"expires": "2026-01-31"})
    kept = profile("a", date="2025-05-05")
    addresses = tuple(Reference(each.address, Location("")) for each in (lapsed, kept))
    files = made(lapsed, kept, collections=(Collection("hay", "Chuyện hay", "Những chuyện hay.", (), addresses),))
    root = valid_atom(files["chuyen-de/hay/atom.xml"])
    assert ids(root) == [tag(kept)]
    assert [each.get("ref") for each in root.findall(f"{AT}deleted-entry")] == [tag(lapsed)]


def test_a_renamed_entry_keeps_its_id() -> None:
    before = profile("cu", name="Tên cũ")
    after = profile("moi", name="Tên mới", aliases=["/guong/cu/"])
    assert ids(valid_atom(made(before)[HEAD])) == ids(valid_atom(made(after)[HEAD]))
    first, second = (valid_json(made(each)[JSON])["items"][0] for each in (before, after))
    assert first["id"] == second["id"]
    assert first["url"] != second["url"]


# The latest, and archives


def test_the_head_has_the_latest_thirty() -> None:
    entries = many(75)
    old = profile("cu", date="2020-01-01", updated="2025-12-31")
    files = made(*entries, old)
    wanted = [tag(old), *(tag(each) for each in reversed(entries[-29:]))]
    assert ids(valid_atom(files[HEAD])) == wanted
    assert [each["id"] for each in valid_json(files[JSON])["items"]] == wanted
    assert ids(valid_atom(files["linh-vuc/nong-nghiep/atom.xml"])) == wanted


@pytest.mark.parametrize("count", [0, 1, 29, 30, 31, 60, 89, 90, 100])
def test_the_chain_of_archives_leads_to_every_entry_exactly(count: int) -> None:
    entries = many(count)
    files = made(*entries)
    archived = [found for root in archives_of(files, HEAD, URL) for found in ids(root)]
    assert archived == [tag(each) for each in reversed(entries[: count // 30 * 30])]
    assert {*archived, *ids(valid_atom(files[HEAD]))} == {tag(each) for each in entries}
    assert len(ids(valid_atom(files[HEAD]))) == min(30, count)
    assert sum("luu-tru" in path for path in files) == count // 30


def test_corrections_of_old_entries_hide_no_new_one() -> None:
    entries = [*many(30), *many(29, date(2025, 1, 1))]
    corrected = [profile(each.slug, date=each.published.isoformat(), updated="2026-01-01") for each in entries[:30]]
    new = [profile(f"n-{each.slug}", date=each.published.isoformat()) for each in entries[30:]]
    files = made(*corrected, *new)
    archived = [found for root in archives_of(files, HEAD, URL) for found in ids(root)]
    assert {*archived, *ids(valid_atom(files[HEAD]))} == {tag(each) for each in (*corrected, *new)}


def test_archives_link_to_each_other() -> None:
    files = made(*many(95))
    newest, middle, oldest = archives_of(files, HEAD, URL)
    assert link_of(newest, "next-archive") is None
    assert link_of(middle, "next-archive") == link_of(newest, "self")
    assert link_of(oldest, "next-archive") == link_of(middle, "self")


def test_new_entries_change_no_archive() -> None:
    before, after = made(*many(64)), made(*many(89))
    archives = {path for path in before if "luu-tru" in path}
    assert len(archives) == 2
    assert all(before[path] == after[path] for path in archives)


def test_a_withdrawn_entry_leaves_its_notice_in_its_archive() -> None:
    entries = many(65)
    gone = [*entries[:4], profile("p-004", date="2024-01-05", withdrawn=WITHDRAWN), *entries[5:]]
    before, after = made(*entries), made(*gone)
    (notice,) = valid_atom(after["nguon-tin/luu-tru/1.xml"]).findall(f"{AT}deleted-entry")
    assert notice.get("ref") == tag(entries[4])
    assert before["nguon-tin/luu-tru/2.xml"] == after["nguon-tin/luu-tru/2.xml"]


def test_old_notices_make_room_for_entries() -> None:
    gone = [profile(f"go-{n}", date="2023-01-01", withdrawn=WITHDRAWN | {"date": "2023-02-01"}) for n in range(40)]
    root = valid_atom(made(*gone, *many(40))["linh-vuc/nong-nghiep/atom.xml"])
    assert len(ids(root)) == 30
    assert not root.findall(f"{AT}deleted-entry")
    few = valid_atom(made(*gone, *many(4))["linh-vuc/nong-nghiep/atom.xml"])
    assert (len(ids(few)), len(few.findall(f"{AT}deleted-entry"))) == (4, 30)


# Bytes change only with what they tell


def test_no_two_entries_of_a_day_have_the_same_time_and_others_do_not_change_it() -> None:
    entries = [profile(f"p-{n}", date="2026-03-01") for n in range(30)]
    times = {each.id: each.updated for each in read_by_feedparser(made(*entries)[HEAD])}
    assert len({*times.values()}) == 30
    assert all(each.startswith("2026-03-01T00:00:") and each.endswith("+07:00") for each in times.values())
    fewer = {each.id: each.updated for each in read_by_feedparser(made(*entries[10:20])[HEAD])}
    assert fewer.items() <= times.items()


def test_the_order_of_entries_and_the_day_of_the_build_change_nothing() -> None:
    later = replace(OF_SITE, today=date(2026, 12, 31))
    assert made(*ENTRIES) == made(*reversed(ENTRIES)) == made(*ENTRIES, settings=later)


def test_a_new_entry_changes_only_the_feeds_that_hold_it() -> None:
    old = [profile(f"p-{n:03}", date="2024-01-01", fields=["y-te"], locality="toan-quoc") for n in range(40)]
    new = profile("a", date="2026-03-01", deeds=["cuu-nguoi"], locality="xã Hợp Lý, tỉnh Phú Thọ")
    before, after = keys(*old), keys(*old, new)
    changed = {path for path, key in after.items() if before.get(path) != key}
    commune = {path for path in changed if path.startswith("dia-phuong/phu-tho/") and path.count("/") == 3}
    holding = ("nguon-tin/", "linh-vuc/nong-nghiep/", "viec-tot/cuu-nguoi/", "dia-phuong/phu-tho/")
    assert changed - commune == {f"{address}{name}" for address in holding for name in ("atom.xml", "feed.json")}
    assert len(commune) == 1


def test_another_text_in_a_feed_changes_its_key() -> None:
    def key(settings: Settings, entry: Entry) -> str:
        return next(each.key for each in feeds(site_of(library(entry, settings=settings)), TEXTS))

    entry = profile("a")
    found = {
        key(OF_SITE, entry),
        key(OF_SITE, profile("a", summary=SUMMARY)),
        key(replace(OF_SITE, office=Office(governing_body="UBND tỉnh")), entry),
        key(replace(OF_SITE, site_name="Gương khác"), entry),
    }
    assert len(found) == 4
