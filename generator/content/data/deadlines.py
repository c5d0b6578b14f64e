"""The legal deadlines for requests about personal data, from `content/data/deadlines.yml`."""

import re
from collections.abc import Container
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.content.data.data_files import DATA_DIR, read_rows
from generator.content.data.terms import Slug
from generator.content.data.working_days import nth_working_day
from generator.content.value_types import Text
from generator.problems.problem import Problem

PATH = f"{DATA_DIR}/deadlines.yml"
ANSWER = "phan-hoi"  # to confirm that a request was received; all others are to fulfil it
STOP = "rut-dong-y"  # to remove what somebody withdrew consent to


def _read_count(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[1-9]\d{0,2}", value, re.ASCII):
        return int(value)
    values = {"key": "days", "expected": "số ngày, từ 1 đến 999", "example": "Ghi bằng chữ số, ví dụ “days: 20”."}
    raise PydanticCustomError("GS303", "not a number of days", values)


class Deadline(BaseModel):
    """A deadline: its length in days or working days, and the provision of law."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    slug: Slug = Field(description="mã của loại yêu cầu")
    label: Text = Field(description="việc phải làm")
    days: Annotated[int, BeforeValidator(_read_count)] = Field(description="số ngày")
    unit: Literal["ngay", "ngay-lam-viec"] = Field(description="ngay hoặc ngay-lam-viec")
    source: Text = Field(description="điều, khoản của văn bản")

    def ends(self, received: date, holidays: Container[date]) -> date:
        """Return the last day to answer a request received on a day."""
        if self.unit == "ngay":
            return received + timedelta(days=self.days)
        return nth_working_day(received, self.days, holidays)


def load_deadlines(root: Path) -> tuple[dict[str, Deadline], list[Problem]]:
    """Return the deadlines by slug, and the problems of the file."""
    rows, problems = read_rows(root, PATH, Deadline)
    return {row.slug: row for row, _ in rows}, problems
