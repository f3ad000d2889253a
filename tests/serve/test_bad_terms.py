"""A terms file that is wrong stops the start with one line."""
import pytest

from advocacy.nlu.terms import TermsError
from advocacy.serve import __main__ as serve


def test_a_bad_terms_file_stops_the_start_with_one_line(monkeypatch):
    def bad() -> None:
        raise TermsError("sections.yml", "heads", "is missing: put it back, empty if need be")

    monkeypatch.setattr(serve, "build", bad)
    monkeypatch.setattr("sys.argv", ["advocacy.serve", "--build"])
    with pytest.raises(SystemExit) as ended:
        serve.main()
    assert str(ended.value).startswith("sections.yml: heads: ") and "\n" not in str(ended.value)
