"""Measurements against labelled data beside the repository: one adapter per set, and the gate that compares."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
