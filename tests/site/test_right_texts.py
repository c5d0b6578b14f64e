"""The check leaves right texts alone: what careful officers write gives no error and hardly a warning."""

from pathlib import Path

from tests.support.right_texts import write_right_texts
from tests.support.site_copies import places, run


def test_right_texts_have_no_problem(tmp_path: Path) -> None:
    """Sixty right texts on an official site give no problem."""
    assert write_right_texts(tmp_path / "site") == 60

    result = run("check", tmp_path / "site")

    assert places(result.output) == []
    assert result.exit_code == 0, result.output
