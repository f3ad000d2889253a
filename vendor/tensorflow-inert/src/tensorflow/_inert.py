"""Modules, classes and decorators that exist so that Rasa's imports succeed, and do nothing.

Importing, subclassing, annotating and decorating work. Calling one raises and says which name
was wanted: only Rasa's deep-learning components (DIET, TED, ResponseSelector) would.
"""
import importlib.abc
import importlib.machinery
import sys
import types

__all__ = ["install"]

HELP = (
    "{name} was called, but this environment holds an inert stand-in for TensorFlow. "
    "Only Rasa's deep-learning components need the real one: take them out of config.yml, "
    "or install it with `make tensorflow`."
)


class InertError(RuntimeError):
    """A component wanted the real TensorFlow."""


class _InertType(type):
    """Makes any attribute of an inert class another inert class, and calls refuse politely."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return make(f"{cls.__inert__}.{name}")

    def __call__(cls, *args, **kwargs):
        if "__inert__" not in cls.__dict__:
            raise InertError(HELP.format(name=f"{cls.__module__}.{cls.__name__}"))
        if cls.__inert__.rsplit(".", 1)[-1] in ("function", "keras_serializable"):
            return args[0] if args and callable(args[0]) else (lambda wrapped: wrapped)
        raise InertError(HELP.format(name=cls.__inert__))

    def __or__(cls, other):
        return cls

    __ror__ = __or__


def make(name):
    """An inert class known as `name`."""
    return _InertType(name.rsplit(".", 1)[-1], (), {"__inert__": name, "__class_getitem__": classmethod(lambda c, i: c)})


class _Module(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        value = make(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    roots = ("tensorflow.", "keras.")

    def find_spec(self, fullname, path=None, target=None):
        if fullname.startswith(self.roots):
            return importlib.machinery.ModuleSpec(fullname, self, is_package=True)
        return None

    def create_module(self, spec):
        return _Module(spec.name)

    def exec_module(self, module):
        pass


def install(name):
    """Turns the package `name` into an inert one."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.append(_Finder())
    sys.modules[name].__class__ = _Module
