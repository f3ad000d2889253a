"""What is kept between messages, and what is not."""

import sqlite3

import pytest

from advocacy.state import SafeState, SqliteState


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


def test_a_value_is_there_until_its_time_is_over(tmp_path):
    clock = Clock()
    state = SqliteState(tmp_path / "s.db", now=clock)
    state.put("kind", "web:a", {"n": 1}, seconds=10)
    clock.now += 9
    assert state.get("kind", "web:a") == {"n": 1}
    clock.now += 1
    assert state.get("kind", "web:a") is None
    assert state.purge() == 1


def test_one_of_two_claims_wins_until_it_runs_out(tmp_path):
    clock = Clock()
    one, two = (SqliteState(tmp_path / "s.db", now=clock) for _ in range(2))
    assert one.claim("kind", "web:a", 1, seconds=10)
    assert not two.claim("kind", "web:a", 2, seconds=10)
    assert two.claim("kind", "web:b", 2, seconds=10)
    clock.now += 10
    assert two.claim("kind", "web:a", 2, seconds=10) and one.get("kind", "web:a") == 2


def test_erased_words_are_gone_from_the_files(tmp_path):
    state = SqliteState(tmp_path / "s.db")
    state.put("kind", "web:a", "marmalade", seconds=10)
    state.put("kind", "web:b", "kept", seconds=10)
    assert any(b"marmalade" in path.read_bytes() for path in tmp_path.iterdir())
    assert state.erase("web:a") == 1
    assert not any(b"marmalade" in path.read_bytes() for path in tmp_path.iterdir())
    assert state.get("kind", "web:b") == "kept"


def test_the_file_is_private(tmp_path):
    SqliteState(tmp_path / "s.db").put("kind", "web:a", 1, seconds=10)
    assert (tmp_path / "s.db").stat().st_mode & 0o077 == 0


class Broken:
    def __getattr__(self, name):
        def fail(*_, **__):
            raise sqlite3.OperationalError("disk full of secrets")

        return fail


def test_a_broken_store_is_replaced_by_memory(caplog):
    state = SafeState(Broken())
    state.put("kind", "web:a", 1, seconds=10)
    assert state.get("kind", "web:a") == 1
    assert not state.claim("kind", "web:a", 2, seconds=10)
    assert "secrets" not in caplog.text and caplog.text


def test_an_erasure_that_failed_is_not_hidden():
    with pytest.raises(sqlite3.OperationalError):
        SafeState(Broken()).erase("web:a")


def test_a_store_that_is_away_is_said_once_left_alone_and_used_again(tmp_path, caplog):
    clock, store = Clock(), SqliteState(tmp_path / "s.db")
    state = SafeState(store, now=clock)
    state.put("kind", "web:a", "before", seconds=10)
    lock = sqlite3.connect(tmp_path / "s.db", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    for number in range(20):
        state.put("kind", "web:a", number, seconds=10)
        assert state.claim("seen", "web:a", 1, seconds=10, key=str(number))
    lock.execute("ROLLBACK")
    assert len(caplog.records) == 1
    assert state.get("kind", "web:a") == 19
    clock.now += 60
    assert not state.claim("seen", "web:a", 2, seconds=10, key="19")
    state.put("kind", "web:a", "after", seconds=10)
    assert SqliteState(tmp_path / "s.db").get("kind", "web:a") == "after" == state.get("kind", "web:a")
    assert len(caplog.records) == 2


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"no database" * 900)])
def test_a_file_taken_away_or_spoilt_is_made_again_once_it_is_gone(tmp_path, spoil):
    path, clock = tmp_path / "s.db", Clock()
    first = SqliteState(path)
    first.put("kind", "web:a", 1, seconds=10)
    first.close()
    spoil(path)
    state = SafeState(SqliteState(path), now=clock)
    state.put("kind", "web:a", 2, seconds=10)
    assert state.get("kind", "web:a") == 2
    path.unlink()
    clock.now += 60
    state.put("kind", "web:a", 3, seconds=10)
    assert SqliteState(path).get("kind", "web:a") == 3
