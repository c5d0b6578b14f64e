"""The consent of an entry, purpose by purpose (Law 91/2025/QH15, Article 9).

An output without consent to its purpose is not made; docs/privacy.md says which purpose governs which output.
"""

from generator.content.data.vocabularies import Vocabularies
from generator.content.model import Matter
from generator.content.model_parts import Media, Photo

WEB, SOCIAL, PRINT = "dang-web", "mang-xa-hoi", "an-pham"
PICTURES, VOICE, BIRTH_YEAR = "hinh-anh", "giong-noi", "nam-sinh"


def allows(matter: Matter, vocabularies: Vocabularies, scope: str) -> bool:
    """Return whether a purpose has consent, or needs none under the legal basis."""
    consent = matter.consent
    return consent is not None and scope in (*consent.scopes, *vocabularies.legal_bases[consent.basis].covers)


def shown_photos(matter: Matter, vocabularies: Vocabularies) -> tuple[Photo, ...]:
    """Return the publishable photos: with consent, without people, or drawn by AI and labelled so."""
    is_agreed = allows(matter, vocabularies, PICTURES)
    return tuple(
        photo
        for photo in matter.photos
        if is_agreed or photo.without_people or vocabularies.ai_uses[photo.ai_use].public_label
    )


def shown_audio(matter: Matter, vocabularies: Vocabularies) -> tuple[Media, ...]:
    """Return the publishable sounds: with consent, links, or voices made by AI and labelled so."""
    is_agreed = allows(matter, vocabularies, VOICE)
    return tuple(
        sound
        for sound in matter.audio
        if is_agreed or not sound.file or vocabularies.ai_uses[sound.ai_use].public_label
    )


def shown_video(matter: Matter, vocabularies: Vocabularies) -> tuple[Media, ...]:
    """Return the publishable films: with consent, links, or made by AI and labelled so."""
    is_agreed = allows(matter, vocabularies, PICTURES)
    return tuple(
        film for film in matter.video if is_agreed or not film.file or vocabularies.ai_uses[film.ai_use].public_label
    )


def shown_by_ground(matter: Matter, vocabularies: Vocabularies) -> tuple[str, ...]:
    """Return the scopes that the legal basis alone covers, and of which the entry shows something."""
    consent = matter.consent
    if consent is None:
        return ()
    covered = tuple(dict.fromkeys(vocabularies.legal_bases[consent.basis].covers))
    photos = [each for each in shown_photos(matter, vocabularies) if not each.without_people]
    shown = {
        PICTURES: bool(photos) or any(each.file for each in matter.video),
        VOICE: any(each.file for each in matter.audio),
        BIRTH_YEAR: any(each.birth_year for each in matter.described),
        SOCIAL: bool(photos),
        PRINT: bool(photos),
    }
    return tuple(scope for scope in covered if scope not in consent.scopes and shown.get(scope))


def is_of_child(matter: Matter) -> bool:
    """Return whether an entry is about somebody under 16."""
    return matter.is_child or matter.is_under_7
