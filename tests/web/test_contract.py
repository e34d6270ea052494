"""The REST interface against its own description, with generated requests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.conftest import Served, serving
from tests.web.made import write

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]  # warnings of schemathesis itself

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
EXAMPLES = 12  # generated requests per operation
OPERATIONS = 22


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path: Path = tmp_path_factory.mktemp("contract") / "strait.db"
    write(path)
    with serving(path) as found:
        yield found


def test_every_answer_is_one_that_the_description_allows(served: Served):
    description = schemathesis.openapi.from_url(f"{served.address}/api/v1/openapi.json")
    asked = 0
    for found in description.get_all_operations():
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, timeout=120)

        ask()
        asked += 1
    assert asked == OPERATIONS


def test_the_description_names_every_operation_once(served: Served):
    paths = served.get("/api/v1/openapi.json").json()["paths"]
    names = [operation["operationId"] for path in paths.values() for operation in path.values()]
    assert len(names) == len(set(names)) == OPERATIONS
    refused = [operation["responses"] for path in paths.values() for operation in path.values()]
    assert all({"400", "404", "500"} <= set(responses) for responses in refused)
