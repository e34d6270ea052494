"""Document -> Extraction: who did what to whom, who said it, and what was threatened or promised."""

from standoff.extraction.component import Annotations, Component
from standoff.extraction.pipeline import PIPELINE, Extractor, extractor

__all__ = ["PIPELINE", "Annotations", "Component", "Extractor", "extractor"]
