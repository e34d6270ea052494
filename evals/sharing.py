"""What adapters have in common: scorers as modules, and parses that two sets share."""

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import io
import pickle
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from evals import ROOT, SHARED
from standoff.extraction import Extractor
from standoff.extraction import parse as parsing
from standoff.extraction.parse import DEFAULT_MODEL, Parse, parse_many
from standoff.model import Document, Extraction, Published

__all__ = ["KEPT", "ROOT", "SHARED", "RememberingExtractor", "printed", "scorer"]

# Where parses of the labelled texts are kept between runs; git ignores it, and a clean clone has none.
KEPT = ROOT / ".cache" / "parses"


def scorer(path: Path) -> ModuleType:
    """A scorer that lies beside the data, as a module; ``sys.path`` is left as it was.

    Raises:
        FileNotFoundError: If it is not there.
    """
    spec = importlib.util.spec_from_file_location(f"scorer_of_{path.parent.name}", path)
    if not path.exists() or spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path[:] = before
    return module


def printed(module: ModuleType, *arguments: Any) -> str:
    """What a scorer's ``run`` prints."""
    lines = io.StringIO()
    with contextlib.redirect_stdout(lines):
        module.run(*arguments)
    return lines.getvalue()


class RememberingExtractor(Extractor):
    """An extractor that parses each text once: rules can then be measured again without parsing again.

    The parser is four fifths of the work, and a rule does not change its output.

    Args:
        kept: Folder in which parses stay between runs; ``None`` keeps them for this process only.
        options: As the extractor's own.
    """

    def __init__(self, *, kept: Path | None = KEPT, **options: Any) -> None:
        super().__init__(**options)
        self._kept = kept
        self._parses: dict[str, Parse] = {}

    def extract_many(
        self, documents: Iterable[Document], *, published: dict[str, Published] | None = None
    ) -> Iterator[Extraction]:
        """As the extractor's own; all documents are held."""
        listed = list(documents)
        for document, parsed in zip(listed, self.parses(listed), strict=True):
            yield self.annotate(document, parsed, published=(published or {}).get(document.id))

    def parses(self, documents: Iterable[Document]) -> list[Parse]:
        """The parses of documents, those at hand and those on disk read again."""
        listed = [(self._key(document), document) for document in documents]
        unseen = {key: document for key, document in listed if key not in self._parses and not self._read(key)}
        for key, parsed in zip(unseen, parse_many(unseen.values(), model=self.model), strict=True):
            self._parses[key] = parsed
            self._write(key, parsed)
        return [self._parses[key] for key, _ in listed]

    def _key(self, document: Document) -> str:
        """Everything that a parse depends on, the code that makes it included."""
        parts = (parser(self.model or DEFAULT_MODEL), document.text, document.title, document.regions)
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def _read(self, key: str) -> bool:
        path = self._kept / f"{key}.pickle" if self._kept else None
        if path is None or not path.exists():
            return False
        # Our own file, below the repository: nothing that anybody sends is unpickled.
        with path.open("rb") as file, contextlib.suppress(EOFError, pickle.UnpicklingError):
            self._parses[key] = pickle.load(file)
        return key in self._parses

    def _write(self, key: str, parsed: Parse) -> None:
        if self._kept is None:
            return
        self._kept.mkdir(parents=True, exist_ok=True)
        part = self._kept / f"{key}.{id(parsed)}.part"
        part.write_bytes(pickle.dumps(parsed, protocol=5))
        part.replace(self._kept / f"{key}.pickle")


@cache
def parser(model: str) -> str:
    """A digest of the parser: its package's version and the code that turns its output into parses."""
    digest = hashlib.sha256(model.encode())
    for package in (model, "spacy"):
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            digest.update(importlib.metadata.version(package).encode())
    for file in sorted(_code(Path(str(parsing.__file__)))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _code(file: Path) -> set[Path]:
    """A module of the extraction and all modules beside it that it builds on, however far down."""
    found, waiting = set(), [file]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += [at.with_name(f"{name}.py") for name in _BESIDE.findall(at.read_text(encoding="utf-8"))]
    return found


_BESIDE = re.compile(r"^from standoff\.extraction\.(\w+) import", re.MULTILINE)
