"""Puts into a wheel the files of this project's own site that `guong init` gives to a new one."""

import tomllib
from pathlib import Path
from shutil import copy2, copytree

from setuptools import setup
from setuptools.command.build_py import build_py

_STARTER = "generator/starter"


class BuildWithStarter(build_py):
    """The usual build, with the shared files of `starter.toml` beside it."""

    def run(self) -> None:
        """Copy the shared files; an editable install finds them at their own places."""
        super().run()
        if self.editable_mode:
            return
        root, target = Path(__file__).parent, Path(self.build_lib, _STARTER, "shared")
        starter = tomllib.loads((root / _STARTER / "starter.toml").read_text("utf-8"))
        for name in starter["shared"]:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            if (root / name).is_dir():
                copytree(root / name, target / name, dirs_exist_ok=True)
            else:
                copy2(root / name, target / name)
        for name in starter["own_work"]:
            (target / name).unlink()


setup(cmdclass={"build_py": BuildWithStarter})
