"""The captions of films as artifacts, beside the films."""

from collections.abc import Iterator

from generator.content.captions import cues_of, web_vtt
from generator.content.consent_scopes import shown_video
from generator.engine.output_folder import Artifact, artifact_of
from generator.entries.make_entry import captions_name
from generator.outputs.texts import Texts
from generator.site.site import Site


def captions(site: Site, texts: Texts) -> Iterator[Artifact]:
    """Yield the captions of every film that has them."""
    for entry in site.library.entries:
        if not entry.captions:
            continue
        films = shown_video(texts.article(entry).matter, site.library.context.vocabularies)
        for number in entry.captions:
            content = web_vtt(cues_of(films[number - 1].transcript or ""))
            yield artifact_of(entry.address + captions_name(number), content.encode())
