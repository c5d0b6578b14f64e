"""security.txt has what RFC 9116 requires, and no file names anybody whom the settings do not."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from generator.content.settings import Office, Settings
from generator.outputs.hosts.contact_files import HUMANS, SECURITY, contact_files

OFFICE = Office(governing_body="Sở Nội vụ tỉnh A", responsible_editor="Trần Thị B", email="lien-he@a.gov.vn")
SETTINGS = Settings(site_name="Gương A", site_url="https://a.gov.vn/", today=date(2026, 12, 1), office=OFFICE)


def test_security_txt_has_the_fields_of_the_rfc() -> None:
    lines = dict(contact_files(SETTINGS))[SECURITY].decode().splitlines()
    assert lines == [
        "Contact: mailto:lien-he@a.gov.vn",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: vi",
        "Canonical: https://a.gov.vn/.well-known/security.txt",
    ]


def test_it_expires_within_a_year_and_changes_twice_a_year() -> None:
    days = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]
    found = set()
    for day in days:
        content = dict(contact_files(replace(SETTINGS, today=day)))[SECURITY]
        expires = datetime.fromisoformat(content.decode().splitlines()[1].partition(": ")[2])
        assert timedelta(days=180) < expires - datetime(day.year, day.month, day.day, tzinfo=UTC) < timedelta(days=366)
        found.add(content)
    assert len(found) == 2


@pytest.mark.parametrize(
    "changes", [{"site_url": ""}, {"site_url": "https://a.gov.vn/guong/"}, {"office": replace(OFFICE, email=" ")}]
)
def test_there_is_none_where_nobody_would_read_it_or_nobody_answers(changes: dict[str, object]) -> None:
    assert SECURITY not in dict(contact_files(replace(SETTINGS, **changes)))  # type: ignore[arg-type]


def test_humans_txt_names_the_office_alone() -> None:
    assert dict(contact_files(SETTINGS))[HUMANS].decode() == (
        "/* TEAM */\nCơ quan chủ quản: Sở Nội vụ tỉnh A\nChịu trách nhiệm nội dung: Trần Thị B\n"
        "Thư điện tử: lien-he@a.gov.vn\n\n/* SITE */\nGương A\nhttps://a.gov.vn/\nLanguage: vi\nSoftware: Gương Sáng\n"
    )
    nobody = dict(contact_files(Settings(site_name="Gương A")))[HUMANS].decode()
    assert nobody.startswith("/* TEAM */\n\n/* SITE */\n")
