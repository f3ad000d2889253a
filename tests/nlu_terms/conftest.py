import pytest

from advocacy.nlu.terms import Terms, build_pipeline


@pytest.fixture(scope="session")
def terms(tmp_path_factory):
    """The pipeline as the assistant loads it: built into a folder and read back."""
    folder = tmp_path_factory.mktemp("terms")
    build_pipeline(folder)
    return Terms.load(folder)
