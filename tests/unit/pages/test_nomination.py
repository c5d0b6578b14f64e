"""The letter of a nomination: a link that mail programs read, with all questions."""

from urllib.parse import parse_qs, urlsplit

from generator.pages.nomination import QUESTIONS, mail_link
from tests.support.factories import SETTINGS


def test_the_letter_asks_every_question() -> None:
    questions = [SETTINGS.messages.text(each) for each in QUESTIONS]
    link = urlsplit(mail_link("ban@xa.gov.vn", "Giới thiệu & kể", questions))
    asked = parse_qs(link.query, strict_parsing=True)
    assert (link.scheme, link.path) == ("mailto", "ban@xa.gov.vn")
    assert asked["subject"] == ["Giới thiệu & kể"]
    assert [line for line in asked["body"][0].split("\r\n") if line] == questions


def test_an_address_cannot_add_another_header() -> None:
    link = mail_link("a@b.vn?bcc=x@y.vn", "S\r\nBcc: x@y.vn", ["Ai?"])
    assert "bcc" not in parse_qs(urlsplit(link).query)
    assert "\n" not in link


def test_without_an_address_there_is_no_letter() -> None:
    assert mail_link("", "S", ["Ai?"]) == ""


def test_a_letter_stays_short_enough_for_mail_programs() -> None:
    assert len(mail_link("a@b.vn", "S", ["Kể " * 100] * 20)) < 2_000
