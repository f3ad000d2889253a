"""The `limits` library, imported without the warnings of a neighbour it does not need."""

import warnings

with warnings.catch_warnings():
    # Rasa's `packaging` holds `limits` at a release that asks pkg_resources for its own version.
    warnings.simplefilter("ignore")
    from limits import parse_many
    from limits.storage import MemoryStorage, storage_from_string
    from limits.strategies import FixedWindowRateLimiter

__all__ = ["FixedWindowRateLimiter", "MemoryStorage", "parse_many", "storage_from_string"]
