"""One running assistant for the tests that leave it whole."""
import pytest

from tests.system.doors import DOORS
from tests.system.served import SECRET, Served


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/system" in str(item.path):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def served(tmp_path_factory):
    """Started as an operator would, with the doors for tests open."""
    running = Served(tmp_path_factory.mktemp("served"), "--enable-api", "--auth-token", SECRET, ENABLE_REST="1")
    yield running.start()
    running.stop()


@pytest.fixture(params=DOORS)
def door(request, served):
    """A person at one of the three doors of the running assistant."""
    with served.client() as client:
        yield DOORS[request.param](client)


@pytest.fixture
def person(served):
    """Somebody at the web API."""
    with served.client() as client:
        yield DOORS["web"](client)
