"""The configuration of the plugin: the keys below `guong-sang:` in `mkdocs.yml`."""

from collections.abc import Iterable, Iterator

from generator.mkdocs_plugin.engine import Config, MkDocsConfig, ValidationError
from generator.mkdocs_plugin.engine import config_options as option
from generator.problems.problem import did_you_mean, shortlist
from generator.text.vietnamese import closest


class OfficeConfig(Config):  # type: ignore[no-untyped-call]
    """The keys below `office:`, who is responsible for the site; see `settings.Office`."""

    governing_body = option.Type(str, default="")
    responsible_editor = option.Type(str, default="")
    address = option.Type(str, default="")
    phone = option.Type(str, default="")
    email = option.Type(str, default="")
    contacts = option.ListOfItems(option.Type(str), default=[])


class DataLicenceConfig(Config):  # type: ignore[no-untyped-call]
    """The keys below `data_licence:`, the licence of the site's data; see `settings.DataLicence`."""

    name = option.Type(str, default="")
    url = option.Type(str, default="")


class PageSize(option.Type[int]):
    """The number of entries on a page of a listing, at least 1."""

    def __init__(self, default: int) -> None:
        """Set the default."""
        super().__init__(int, default=default)

    def run_validation(self, value: object) -> int:
        """Return the number. Raises ValidationError if it is less than 1."""
        number = super().run_validation(value)
        if number < 1:
            raise ValidationError("số bài trên một trang phải từ 1 trở lên")
        return number


class Limit(option.Type[int]):
    """A limit of the host; 0, the default, for none."""

    def __init__(self) -> None:
        """Set the default."""
        super().__init__(int, default=0)

    def run_validation(self, value: object) -> int:
        """Return the number. Raises ValidationError if it is negative."""
        number = super().run_validation(value)
        if number < 0:
            raise ValidationError("giới hạn của nơi đặt trang phải từ 0 trở lên; 0 là không giới hạn")
        return number


class HostingConfig(Config):  # type: ignore[no-untyped-call]
    """The keys below `hosting:`, the limits of the host; see `settings.Hosting`."""

    files = Limit()
    megabytes = Limit()


class NoPreview(option.Type[bool]):
    """A former key that put drafts into the published site: `false` is taken, `true` is refused."""

    def __init__(self) -> None:
        """Set the default."""
        super().__init__(bool, default=False)

    def run_validation(self, value: object) -> bool:
        """Return `false`. Raises ValidationError for `true`."""
        if super().run_validation(value):
            raise ValidationError(
                "xóa dòng “preview: true”, vì dòng này đưa cả bài nháp chưa được đồng ý lên trang chính thức. Bản xem "
                "thử chỉ tạo bằng lệnh “guong build --preview” (hoặc “make preview”), vào thư mục riêng site-preview."
            )
        return False


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """The keys below `guong-sang:` in `mkdocs.yml`; see `settings.Settings`."""

    production = option.Type(bool, default=False)
    preview = NoPreview()
    page_size = PageSize(default=24)
    examples = option.Type(bool, default=False)
    share_cards = option.Type(bool, default=True)
    search = option.Type(bool, default=True)
    plans = option.ListOfItems(option.Type(str), default=[])
    office = option.SubConfig(OfficeConfig)
    data_licence = option.SubConfig(DataLicenceConfig)
    hosting = option.SubConfig(HostingConfig)


def unknown_keys(config: MkDocsConfig, own: Config) -> Iterator[str]:
    """Yield a sentence in Vietnamese for each unknown key: of MkDocs, of the plugin, of its sections."""
    yield from _unknown("mkdocs.yml", config.data, config)
    yield from _unknown("mục guong-sang của mkdocs.yml", own.data, own)
    for name in ("office", "data_licence", "hosting"):
        section = own.get(name)
        if isinstance(section, Config):
            yield from _unknown(f"mục {name} của mkdocs.yml", section.data, section)


def _unknown(where: str, written: Iterable[object], config: Config) -> Iterator[str]:
    known = [name for name, _ in config._schema]  # noqa: SLF001  (MkDocs has no other list of them)
    for key in sorted(set(map(str, written)) - set(known)):
        near = did_you_mean(closest(key, known))
        yield f"Không có khóa nào tên “{key}” trong {where}. {near}{shortlist('Các khóa được dùng', key, known)}"
