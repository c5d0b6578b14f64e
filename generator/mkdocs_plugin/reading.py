"""Reads the configuration of a site; says every mistake that MkDocs finds in it in Vietnamese, with its place."""

import re
from pathlib import Path

from generator.content.configuration_file import CONFIG, OWN_KEYS, location_of
from generator.content.yaml_tree import parse_yaml
from generator.engine.errors import BuildError, reason_of
from generator.mkdocs_plugin.engine import ConfigurationError, MkDocsConfig, get_plugin_logger
from generator.problems.problem import did_you_mean
from generator.text.vietnamese import closest

_UNKNOWN_KEY = "Unrecognised configuration name"  # said with the name that was meant, see `unknown_keys`
# What MkDocs says, the key below that it speaks of, and the same for a host. “{0}” is what it quotes.
_MEANINGS = (
    (
        re.compile(r"The \"(.+)\" plugin is not installed"),
        "{0}",
        "máy chưa có phần mở rộng “{0}”. {near}Ghi đúng tên, hoặc xóa dòng này.",
    ),
    (
        re.compile(r"Failed to load extension '(.+)'"),
        "{0}",
        "không có phần mở rộng Markdown “{0}”. Ghi đúng tên, hoặc xóa dòng này.",
    ),
    (
        re.compile(r"The path set in custom_dir \('(.+)'\)"),
        "custom_dir",
        "không có thư mục “{0}”. Tạo thư mục ấy, hoặc ghi đúng tên.",
    ),
    (re.compile(r"Unrecognised theme name: '(.*?)'"), "name", "không có giao diện “{0}”. Ghi “name: material”."),
    (
        re.compile(r"The path '(.+)' isn't an existing"),
        "",
        "không có tệp hay thư mục “{0}”. Ghi đúng tên, hoặc xóa dòng này.",
    ),
    (
        re.compile(r"(?:The URL isn't valid|Unable to parse the URL)"),
        "",
        "địa chỉ chưa đúng. Ghi đủ, như https://guongsang.tinh.gov.vn/.",
    ),
    (re.compile(r"Required configuration not provided"), "", "chưa ghi khóa này, mà trang nào cũng phải có."),
    (re.compile(r"Expected type: <class 'bool'>"), "", "chỉ nhận true hoặc false."),
    (re.compile(r"Expected type: <class 'int'>"), "", "chỉ nhận một số."),
    (
        re.compile(r"Expected (?:a string|type: <class 'str'>)"),
        "",
        'phải là chữ. Đặt cả giá trị trong dấu ngoặc kép: "…".',
    ),
    (
        re.compile(r"Expected (?:type: <class 'list'>|a list|nav )"),
        "",
        "phải là danh sách: mỗi mục một dòng, bắt đầu bằng dấu gạch.",
    ),
    (
        re.compile(r"Expected type: <class 'dict'>|The configuration is invalid"),
        "",
        "phải gồm các dòng “khóa: giá trị”, thụt vào bằng nhau.",
    ),
    (
        re.compile(r"Invalid Plugins configuration"),
        "",
        "phải là danh sách: mỗi phần mở rộng một dòng, bắt đầu bằng dấu gạch.",
    ),
    (re.compile(r"Inherited config file '(.+?)'"), "INHERIT", "không có tệp “{0}”. Ghi đúng tên, hoặc xóa dòng này."),
)
_SYNTAX = frozenset({"GS204", "GS205"})
_BY_COMMAND = "Chạy “guong fix” để tự sửa, "
_OF_PLUGIN = re.compile(
    r"Plugin '(?P<plugin>[^']+)' option '(?P<key>[^']+)': (?P<rest>.*?)(?=\nPlugin '|\Z)", re.DOTALL
)
_OF_GROUP = re.compile(r"Sub-option '(?P<key>[^']+)': (?P<rest>.*)", re.DOTALL)

_log = get_plugin_logger(OWN_KEYS[-1])


def read_configuration(config_file: Path) -> MkDocsConfig:
    """Load the configuration of a site. Raises BuildError if it cannot be read or has wrong values."""
    config = MkDocsConfig(config_file_path=str(config_file.absolute()))
    try:
        with config_file.absolute().open("rb") as file:
            config.load_file(file)
    except OSError as error:
        raise BuildError(f"Không đọc được tệp cấu hình {config_file}: {reason_of(error)}.") from error
    except ConfigurationError as error:
        raise BuildError(_said_of_file(config_file, str(error))) from error
    errors, warnings = config.validate()
    if errors:
        raise BuildError("\n".join(_said(config_file, (key,), str(error)) for key, error in errors))
    for key, warning in warnings:
        if not str(warning).startswith(_UNKNOWN_KEY):
            _log.warning("%s: %s", key, warning)
    return config


def _said_of_file(config_file: Path, error: str) -> str:
    """Say why a file cannot be parsed: as of an entry, where it is a mistake of YAML."""
    _, problems = parse_yaml(config_file.read_text("utf-8", "replace"), config_file.name)
    for each in problems:
        if each.code in _SYNTAX:
            cure = each.hint.removeprefix(_BY_COMMAND).removeprefix("hoặc ")  # `guong fix` needs this file itself
            at = each.location
            return f"{at.path}:{at.line}:{at.column}: {each.message}. {cure[:1].upper()}{cure[1:]}"
    return _said(config_file, (), error)


def _said(config_file: Path, keys: tuple[str, ...], error: str) -> str:
    """Say what is wrong with the value of a key, in one line."""
    if inner := _OF_PLUGIN.match(error):
        return _said(config_file, ("plugins", inner["plugin"], inner["key"]), inner["rest"])
    if inner := _OF_GROUP.match(error):
        return _said(config_file, (*keys, inner["key"]), inner["rest"])
    for pattern, below, meaning in _MEANINGS:
        if found_here := pattern.match(error):
            named = _shown(config_file, found_here[1]) if found_here.lastindex else ""
            keys = (*keys, below.format(named)) if below else keys
            near = did_you_mean(closest(named, OWN_KEYS[-1:])) if "{near}" in meaning else ""
            return f"{_place(config_file, keys)}: {_name(keys)}{meaning.format(named, near=near)}"
    return f"{_place(config_file, keys)}: {_name(keys)}{error}"  # our own, in Vietnamese, or a rare one of MkDocs


def _name(keys: tuple[str, ...]) -> str:
    own = len(OWN_KEYS)
    shown = keys[own:] if keys[:own] == OWN_KEYS and keys[own:] else keys
    return f"“{'.'.join(shown)}”: " if shown else ""


def _shown(config_file: Path, named: str) -> str:
    return named.removeprefix(f"{config_file.absolute().parent}/")


def _place(config_file: Path, keys: tuple[str, ...]) -> str:
    """Return file, line and column; the file alone under another name than that which every site has."""
    if config_file.name != CONFIG:
        return config_file.name
    at = location_of(config_file.absolute().parent, *keys)
    return f"{at.path}:{at.line}:{at.column}"
