"""Reading a YAML file strictly: a key that stands twice is a fault, not a silent change."""

from pathlib import Path
from typing import Any

import yaml

from advocacy.knowledge.errors import KnowledgeError


# libyaml where PyYAML has it: all of knowledge/ is read at every start
class _StrictLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    shown = ""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode, deep: bool = False) -> dict:
    seen: dict[Any, int] = {}
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        line = key_node.start_mark.line + 1
        if key in seen:
            raise KnowledgeError(
                loader.shown, str(key), f"stands twice, on lines {seen[key]} and {line}",
                "keep one of the two",
            )
        seen[key] = line
    return yaml.SafeLoader.construct_mapping(loader, node, deep)


def _day(loader: _StrictLoader, node: yaml.ScalarNode):
    try:
        return yaml.SafeLoader.construct_yaml_timestamp(loader, node)
    except ValueError:
        return node.value  # a day that does not exist: the schema names the key it stands in


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _day)
_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path, shown: str) -> dict:
    """The mapping in a YAML file. `shown` is the name of the file in errors.

    Raises KnowledgeError when the file is missing, is no YAML, holds no mapping or a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise KnowledgeError(shown, "file", "is missing or cannot be read", "put the file back") from None
    except UnicodeDecodeError:
        raise KnowledgeError(shown, "file", "is not UTF-8 text", "save it as UTF-8") from None
    loader = _StrictLoader(text)
    loader.shown = shown
    try:
        value = loader.get_single_data()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "file"
        problem = getattr(error, "problem", None) or "is not YAML"
        raise KnowledgeError(
            shown, where, f"cannot be read as YAML ({problem})",
            "look at this line and the one above: indentation, a missing quote or a colon inside a text",
        ) from None
    finally:
        loader.dispose()
    if not isinstance(value, dict):
        raise KnowledgeError(shown, "file", "holds no keys", "write it as `key: value` lines")
    return value
