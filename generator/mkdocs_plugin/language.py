"""The language of a site: `theme.language` in `mkdocs.yml`, which both the interface and Material must have."""

from collections.abc import Iterable
from pathlib import Path

from generator.engine.errors import BuildError
from generator.messages.messages import messages_in


def checked_language(language: str, theme_folders: Iterable[str]) -> str:
    """Return a language. Raises BuildError if there is no message file for it, or no texts of Material."""
    messages_in(language)
    path = f"partials/languages/{language}.html"  # Material's base template imports it
    if not any(Path(folder, path).is_file() for folder in theme_folders):
        raise BuildError(
            f"Giao diện Material chưa có ngôn ngữ “{language}” (theme.language ở mkdocs.yml): "
            f"hãy thêm tệp {path} vào thư mục theme.custom_dir của trang, hoặc generator/theme/{path}."
        )
    return language
