"""What Rasa imports and this assistant does not use is loaded when somebody uses it.

Rasa's channels, stores and plots import their libraries at every start: a tenth of the memory. In the
modules below those imports give something that fetches the real thing at its first use (a call, an
attribute, a base class). Only those import lines, of those modules, are changed: `import pymongo`
anywhere else is the real one.
"""
from __future__ import annotations

import builtins
import importlib
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any, Dict, Optional, Tuple

# Rasa's module -> the libraries it imports at its top and uses inside functions only
UNUSED: Dict[str, Tuple[str, ...]] = {
    "rasa.core.tracker_store": ("boto3.dynamodb.conditions", "pymongo.collection"),
    "rasa.utils.plotting": ("matplotlib", "matplotlib.ticker"),
    "rasa.core.channels.console": ("questionary", "prompt_toolkit.styles"),
    "rasa.core.channels.webexteams": ("webexteamssdk",),
    "rasa.core.channels.hangouts": ("google.auth.transport.requests", "google.oauth2"),
    "rasa.core.channels.slack": ("slack_sdk.web.async_client",),
    "rasa.utils.tensorflow.model_data": ("sklearn.model_selection",),
    "rasa.nlu.classifiers.logistic_regression_classifier": ("sklearn.linear_model",),
}


class Later:
    """What the import of `module` gives, or `name` of it, until it is used."""

    def __init__(self, module: str, name: str = "", by: Optional["Reader"] = None) -> None:
        self.__dict__.update(_module=module, _name=name, _by=by)

    def _fetch(self) -> Any:
        module = importlib.import_module(self._module)
        if self._name:
            return getattr(module, self._name, None) or importlib.import_module(f"{self._module}.{self._name}")
        return sys.modules[self._module.partition(".")[0]]

    def __getattr__(self, name: str) -> Any:
        if self._by and self._by.reading and "." not in self._module:  # an annotation: not yet a use
            return Later(self._module, name)
        return getattr(self._fetch(), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._fetch()(*args, **kwargs)

    def __mro_entries__(self, bases: Tuple[Any, ...]) -> Tuple[Any, ...]:
        return (self._fetch(),)

    def __instancecheck__(self, instance: Any) -> bool:
        return isinstance(instance, self._fetch())


class Names:
    """What `from module import name` takes its names from."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Later(self._module, name)


class Reader(Loader):
    """Reads one of Rasa's modules; while it does, its own imports of `unused` are put off."""

    def __init__(self, real: Loader, unused: Tuple[str, ...]) -> None:
        self._real, self._unused, self.reading = real, unused, False

    def create_module(self, spec: ModuleSpec) -> Optional[ModuleType]:
        return self._real.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        def import_(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:
            if not self.reading or level or name not in self._unused or name in sys.modules:
                return builtins.__import__(name, globals, locals, fromlist, level)
            return Names(name) if fromlist else Later(name, by=self)

        module.__dict__["__builtins__"] = {**vars(builtins), "__import__": import_}
        self.reading = True
        try:
            self._real.exec_module(module)
        finally:
            self.reading = False

    def __getattr__(self, name: str) -> Any:  # get_code, get_source and the like
        return getattr(self._real, name)


class Finder(MetaPathFinder):
    """Finds the modules of UNUSED."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Optional[ModuleSpec]:
        unused = UNUSED.get(fullname)
        spec = PathFinder.find_spec(fullname, path) if unused else None
        if spec is not None and spec.loader is not None:
            spec.loader = Reader(spec.loader, unused or ())
        return spec


def leave_out() -> None:
    """From now on in this process; before Rasa is imported. Calling it again changes nothing."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())
