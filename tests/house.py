"""The rules of the house as programs: each takes a module's source and returns what breaks the rule, by line."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator

LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_COMMAND = 300, 30, 40  # lines
FORBIDDEN_NAMES = {"utils", "helpers", "common", "services", "manager", "base", "data"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = list[str]


def functions(source: str) -> Iterator[Function]:
    """All functions, those within classes and functions too."""
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))


def long_module(source: str, longest: int = LONGEST_MODULE) -> Rule:
    lines = len(source.splitlines())
    return [f"{lines} lines"] if lines > longest else []


def long_functions(source: str) -> Rule:
    """A function counts from its `def` to its end, what is nested in it too; decorators and docstring do not count."""
    return [f"{each.name}: {lines} lines" for each in functions(source) if (lines := length(each)) > LONGEST_FUNCTION]


def length(function: Function) -> int:
    first = function.body[0]
    docstring = first if ast.get_docstring(function, clean=False) is not None else None
    lines = (function.end_lineno or 0) - function.lineno + 1
    return lines - ((docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0)


def no_docstring(source: str) -> Rule:
    tree = ast.parse(source)
    return ["no docstring"] if tree.body and not ast.get_docstring(tree) else []


def forbidden_name(path: str) -> Rule:
    """Of a module or of a package of modules."""
    return sorted({part.removesuffix(".py") for part in path.split("/")} & FORBIDDEN_NAMES)


def called(source: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the last word of what is called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def calls_of_locals(source: str) -> Rule:
    return [f"line {call.lineno}: locals()" for name, call in called(source) if name == "locals"]


def star_imports(source: str) -> Rule:
    return [
        f"line {node.lineno}: from {node.module} import *"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]


def page_caches(source: str) -> Rule:
    """Django's page cache, as a decorator, an import, a middleware or a template tag."""
    pattern = r"cache_page|(?:Update|FetchFrom)CacheMiddleware|\{%-?\s*(?:cache\s|load\s[^%]*\bcache\b)"
    return [found[0].strip() for found in re.finditer(pattern, source)]


def trusted_markup(source: str) -> Rule:
    """The functions in which a text is declared to be safe HTML; the module itself is called `-`."""
    found = {
        owner(source, call.lineno)
        for name, call in called(source)
        if name in ("mark_safe", "SafeString") or (name == "format_html" and not is_plain(call.args[0]))
    }
    return sorted(found)


def is_plain(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant)


def owner(source: str, line: int) -> str:
    around = [each for each in functions(source) if each.lineno <= line <= (each.end_lineno or 0)]
    return max(around, key=lambda each: each.lineno).name if around else "-"


def trusting_template(source: str) -> Rule:
    pattern = r"\|\s*safe(?:seq)?\b|\{%-?\s*autoescape\s+off"
    return [found[0] for found in re.finditer(pattern, source)]


def overridden_saves(source: str) -> Rule:
    return [each.name for each in functions(source) if each.name in ("save", "asave", "save_base")]


def signal_receivers(source: str) -> Rule:
    """Functions under `@receiver(…)`, and calls of `connect()`."""
    decorated = [
        each.name
        for each in functions(source)
        for decorator in each.decorator_list
        if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "receiver"
    ]
    return decorated + [f"line {call.lineno}: connect()" for name, call in called(source) if name == "connect"]


def ignored_types(source: str) -> Rule:
    """`type: ignore` that does not say which error it means."""
    comments = [
        token for token in tokenize.generate_tokens(io.StringIO(source).readline) if token.type == tokenize.COMMENT
    ]
    return [f"line {each.start[0]}" for each in comments if re.search(r"type:\s*ignore(?!\[[a-z])", each.string)]


def environment_reads(source: str) -> Rule:
    """Direct reads of the environment; `setdefault` of a start script is none."""
    reads = re.findall(r"os\.getenv\b|os\.environ(?!\.setdefault\b)", source)
    return [*reads, *re.findall(r"from os import [^\n]*\b(?:environ|getenv)\b", source)]


def settings_variables(source: str) -> set[str]:
    """The names that are asked of `newsroom.env` by a call such as `env.text("TIME_ZONE")`."""
    return {
        first.value
        for _name, call in called(source)
        for first in call.args[:1]
        if isinstance(first, ast.Constant) and re.fullmatch(r"[A-Z][A-Z0-9_]+", str(first.value))
    }


def imported_packages(source: str) -> set[str]:
    """The top names of what is imported, wherever the import stands."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found
