"""Engines: one function over many documents, on this machine or on several."""

from standoff.engines.local import map_documents

__all__ = ["map_documents"]
