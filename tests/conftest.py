"""What all tests share: the trained assistant, loaded once."""
import os

import pytest

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")


@pytest.fixture(scope="session")
def assistant():
    """The trained model with the real actions in this process."""
    from rasa.utils.log_utils import configure_structlog
    import logging

    configure_structlog(logging.WARNING)
    from tests.support.conversation import Assistant

    return Assistant()


@pytest.fixture
def talk(assistant):
    """A new conversation; whatever a test broke is whole again afterwards."""
    yield assistant.conversation()
    assistant.actions.broken, assistant.actions.delay = None, 0.0
