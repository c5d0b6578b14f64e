"""openapi.json: valid OpenAPI 3.1, with exactly the paths that a site has, and with examples that a site has given."""

import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.outputs.data.schemas import SCHEMAS
from tests.support.data_files import data_files, documents
from tests.support.factories import profile, story

EXAMPLES = Path(__file__).parents[4] / "generator/outputs/data/examples.json"
_OF = {
    "index": "index.json",
    "lists": "lists/linh-vuc.json",
    "placeLists": "lists/dia-phuong/quang-ngai.json",
    "vocabularies": "vocabularies.json",
    "places": "places.json",
    "counts": "counts.json",
    "changes": "changes.json",
    "changesOfYear": "changes-2021.json",
    "dataset": "dataset.json",
}
_SOME = 2


def example_site() -> dict[str, bytes]:
    """Return the data of a small site, whose beginnings are the examples."""
    award = {"award": "bang-khen-cua-chu-tich-ubnd-tinh", "date": "2020-05-19", "authority": "UBND tỉnh Quảng Ngãi"}
    a = profile("nguyen-van-a", role="Trưởng thôn", awards=[award], movements=["dan-van-kheo"])
    told = story(exemplars=["nguyen-van-a"], date="2026-05-19", results=[{"value": "2 km", "label": "đường thôn"}])
    gone = {"date": "2026-05-20", "reason": "Theo yêu cầu của gia đình"}
    return data_files(a, told, profile("b", date="2021-03-04"), profile("c", name="Lê Thị C", withdrawn=gone))


def shortened(value: Any) -> Any:  # noqa: ANN401  (JSON)
    """Return a value with the first few items of each list, and the first few vocabularies."""
    if isinstance(value, list):
        return [shortened(each) for each in value[:_SOME]]
    if isinstance(value, dict):
        shown = dict(list(value.items())[:_SOME]) if "fields" in value and "deeds" in value else value
        return {key: shortened(each) for key, each in shown.items()}
    return value


def examples() -> dict[str, Any]:
    """Return the examples: what a small site answers, shortened."""
    read = documents(example_site())
    page = next(each for path, each in read.items() if path.startswith("entries/") and "stories" in str(each))
    found = {name: read[path] for name, path in _OF.items()} | {"entries": {**page, "entries": page["entries"][:1]}}
    whole = found.pop("vocabularies")
    short = {name: shortened(each) for name, each in found.items()}
    short["entries"] = found["entries"]
    return short | {"vocabularies": {name: whole[name][:1] for name in ("fields", "awards")}}


def written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_the_description_is_valid() -> None:
    OpenAPIV31SpecValidator(documents(example_site())["openapi.json"]).validate()


def test_its_paths_are_those_of_the_site() -> None:
    files = example_site()
    paths = documents(files)["openapi.json"]["paths"]
    patterns = {path: re.compile(re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(path))) for path in paths}
    served = {path: [one for one, pattern in patterns.items() if pattern.fullmatch(f"/{path}")] for path in files}
    assert all(len(found) == 1 for found in served.values()), served
    assert {found[0] for found in served.values()} == set(paths)


def test_examples_are_what_a_site_answers() -> None:
    """After a change: `EXAMPLES.write_text(written(examples()))`, and look at the difference."""
    assert EXAMPLES.read_text("utf-8") == written(examples())


def test_every_document_has_an_example_of_its_shape() -> None:
    described = documents(example_site())["openapi.json"]
    schemas = described["components"]["schemas"]
    shown = set()
    for path in described["paths"].values():
        for content in path["get"]["responses"]["200"]["content"].values():
            if "schema" in content:
                whole = content["schema"] | {"components": {"schemas": schemas}}
                Draft202012Validator(whole).validate(content["example"])
                shown.add(content["schema"]["$ref"].rpartition("/")[2])
    assert shown == set(SCHEMAS.values())
