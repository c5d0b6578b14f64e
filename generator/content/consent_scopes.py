"""What an entry's consent allows: each purpose is agreed to for itself (Law 91/2025/QH15, Article 9).

An output whose purpose was not agreed to is not made; docs/privacy.md says which purpose governs which output.
"""

from generator.content.model import Matter
from generator.content.model_parts import Media, Photo
from generator.content.vocabularies import Vocabularies

WEB, SOCIAL, PRINT = "dang-web", "mang-xa-hoi", "an-pham"
PICTURES, VOICE, BIRTH_YEAR = "hinh-anh", "giong-noi", "nam-sinh"


def allows(matter: Matter, vocabularies: Vocabularies, scope: str) -> bool:
    """Tell whether a purpose was agreed to, or is one that the ground for publishing covers by itself."""
    consent = matter.consent
    return consent is not None and scope in (*consent.scopes, *vocabularies.legal_bases[consent.basis].covers)


def shown_photos(matter: Matter, vocabularies: Vocabularies) -> tuple[Photo, ...]:
    """Return the photos that may be published: those without people, drawn by AI as labelled, or agreed to."""
    is_agreed = allows(matter, vocabularies, PICTURES)
    return tuple(
        photo
        for photo in matter.photos
        if is_agreed or photo.without_people or vocabularies.ai_uses[photo.ai_use].public_label
    )


def shown_audio(matter: Matter, vocabularies: Vocabularies) -> tuple[Media, ...]:
    """Return the sounds that may be published: links, voices read by machine, or people's own as agreed."""
    is_agreed = allows(matter, vocabularies, VOICE)
    return tuple(
        sound
        for sound in matter.audio
        if is_agreed or not sound.file or vocabularies.ai_uses[sound.ai_use].public_label
    )


def shown_video(matter: Matter, vocabularies: Vocabularies) -> tuple[Media, ...]:
    """Return the films that may be published: links, drawn by AI as labelled, or of people as agreed."""
    is_agreed = allows(matter, vocabularies, PICTURES)
    return tuple(
        film for film in matter.video if is_agreed or not film.file or vocabularies.ai_uses[film.ai_use].public_label
    )


def is_of_child(matter: Matter) -> bool:
    """Tell whether an entry is about somebody under 16."""
    return matter.is_child or matter.is_under_7
