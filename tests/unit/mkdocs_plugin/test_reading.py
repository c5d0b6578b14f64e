"""Whatever is wrong in `mkdocs.yml` is said in Vietnamese, at its line, with a cure."""

from pathlib import Path

import pytest

from generator.engine.errors import BuildError
from generator.mkdocs_plugin.reading import read_configuration
from tests.support.site_copies import change, copy_base, run

RIGHT = """\
site_name: Gương Sáng
docs_dir: content/pages
theme:
  name: material
  language: vi
plugins:
  - guong-sang:
      office:
        phone: "0210 3 846 647"
"""


def said(root: Path, old: str, new: str) -> str:
    (root / "content/pages").mkdir(parents=True)
    assert RIGHT.count(old) == 1
    (root / "mkdocs.yml").write_text(RIGHT.replace(old, new), "utf-8")
    with pytest.raises(BuildError) as stopped:
        read_configuration(root / "mkdocs.yml")
    return str(stopped.value)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "  - guong-sang:",
            "  - guong-sangg:",
            "7:5: “plugins.guong-sangg”: máy chưa có phần mở rộng “guong-sangg”. Có phải ý bạn là “guong-sang”?",
        ),
        (
            "docs_dir:",
            "markdown_extensions: [foo]\ndocs_dir:",
            "2:23: “markdown_extensions.foo”: không có phần mở rộng Markdown “foo”.",
        ),
        ("  language: vi", "  custom_dir: giao-dien", "5:3: “theme.custom_dir”: không có thư mục “giao-dien”."),
        ("name: material", "name: materiall", "4:3: “theme.name”: không có giao diện “materiall”."),
        ("docs_dir: content/pages", "docs_dir: trang", "2:1: “docs_dir”: không có tệp hay thư mục “trang”."),
        ("docs_dir:", "hooks: [doc.py]\ndocs_dir:", "2:1: “hooks”: không có tệp hay thư mục “doc.py”."),
        ("docs_dir:", "nav: Trang chủ\ndocs_dir:", "2:1: “nav”: phải là danh sách"),
        ("docs_dir:", "site_url: 5\ndocs_dir:", "2:1: “site_url”: phải là chữ."),
        ("docs_dir:", "site_url: tinh.vn\ndocs_dir:", "2:1: “site_url”: địa chỉ chưa đúng."),
        ("docs_dir:", "strict: có\ndocs_dir:", "2:1: “strict”: chỉ nhận true hoặc false."),
        ("docs_dir:", "INHERIT: chung.yml\ndocs_dir:", "2:1: “INHERIT”: không có tệp “chung.yml”."),
        ("      office:", "      production: maybe\n      office:", "8:7: “production”: chỉ nhận true hoặc false."),
        ("      office:", "      plans: a\n      office:", "8:7: “plans”: phải là danh sách"),
        (
            'phone: "0210 3 846 647"',
            "phone: 113",
            "9:9: “office.phone”: phải là chữ. Đặt cả giá trị trong dấu ngoặc kép",
        ),
        (
            "      office:",
            "      page_size: 0\n      office:",
            "8:7: “page_size”: số bài trên một trang phải từ 1 trở lên",
        ),
        (
            "site_name: Gương Sáng",
            "site_name: Gương: sáng",
            "1:17: không đọc được phần khóa: trong giá trị có dấu hai chấm. Đặt cả giá trị",
        ),
        (
            "  language: vi",
            "\tlanguage: vi",
            "5:1: có dấu tab ở phần khóa. Xóa dấu tab; khóa con thì thụt vào bằng hai dấu cách.",
        ),
        ("  language: vi", " language: vi", "5:2: không đọc được phần khóa: dòng này thụt vào không đúng"),
        ('"0210 3 846 647"', '"0210 3 846 647', "9:16: không đọc được phần khóa: dấu ngoặc mở mà không đóng."),
        (RIGHT, "", "1:1: “site_name”: chưa ghi khóa này"),
        (RIGHT, "- a\n", "1:1: phải gồm các dòng “khóa: giá trị”"),
    ],
)
def test_a_mistake_is_said_at_its_line(old: str, new: str, expected: str, tmp_path: Path) -> None:
    found = said(tmp_path, old, new)
    assert found.startswith(f"mkdocs.yml:{expected}")
    assert "\n" not in found


def test_a_command_says_it_once_and_in_vietnamese_alone(tmp_path: Path) -> None:
    copy_base(site := tmp_path / "site")
    change(site, "mkdocs.yml", ("site_name:", "site_ulr: x\nstrict: có\nsite_name:"))
    result = run("check", site)
    assert (result.exit_code, result.output.count("\n")) == (2, 1)
    assert "Config value" not in result.output


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"khong-co\.yml: không có tệp"):
        read_configuration(tmp_path / "khong-co.yml")
