"""What adapters have in common: scorers as modules, and parses that two sets share."""

import contextlib
import importlib.util
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from evals import ROOT, SHARED
from standoff.extraction import Extractor
from standoff.extraction.parse import Parse, parse_many
from standoff.model import Document, Extraction, Published

__all__ = ["ROOT", "SHARED", "RememberingExtractor", "printed", "scorer"]


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
    """An extractor that parses each text once: two sets over the same articles then cost one parse."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._parses: dict[Any, Parse] = {}

    def extract_many(
        self, documents: Iterable[Document], *, published: dict[str, Published] | None = None
    ) -> Iterator[Extraction]:
        """As the extractor's own; all documents are held."""
        listed = list(documents)
        unseen = [document for document in listed if _key(document) not in self._parses]
        for document, parsed in zip(unseen, parse_many(unseen, model=self.model), strict=True):
            self._parses[_key(document)] = parsed
        for document in listed:
            given = (published or {}).get(document.id)
            yield self.annotate(document, self._parses[_key(document)], published=given)


def _key(document: Document) -> Any:
    """Everything that a parse depends on."""
    return document.text, document.title, document.regions
