"""What must hold over the articles of a folder in `across/`: `evals.across`, and what only these folders ask.

Beside stories, utterances, ledger, commitments and syndication, `across.yaml` may ask for `copies` (documents that
are one text), `published` (bounds of a date), `never` (a commitment that would accuse the wrong party) and `apart`
(documents that no story, answer, utterance or evidence may join). `xfail` names what is known to fail, with its cause.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from compare import interval

from evals.across import Export, Item
from evals.across import check as check_shared

FOLDER = Path(__file__).resolve().parent / "across"
Wanted = Mapping[str, Any]


def load(folder: Path) -> Wanted:
    """The `across.yaml` of a folder."""
    wanted: Wanted = yaml.safe_load((folder / "across.yaml").read_text(encoding="utf-8"))
    return wanted


def exported(folder: Path) -> Export:
    """The export of a crisis made in memory of all articles of a folder."""
    import standoff

    with standoff.open(None) as crisis:
        for path in sorted(folder.glob("*.txt")):
            crisis.add(path)
        return Export.of(map(json.loads, crisis.export()))


def check(export: Export, wanted: Wanted) -> list[Item]:
    """All that is asked, in the order of the file's kinds; with an empty export, the names alone."""
    return [
        *check_shared(export, wanted),
        *_copies(export, wanted.get("copies", ())),
        *_published(export, wanted.get("published", ())),
        *_never(export, wanted.get("never", ())),
        *_apart(export, wanted.get("apart", ())),
    ]


def _copies(export: Export, wanted: Iterable[list[str]]) -> Iterable[Item]:
    found = [{export.names[d] for d in row["documents"]} for row in export.kinds["duplicate"]]
    for names in wanted:
        yield Item(f"copies {names}", any(set(names) <= row for row in found), str(found))


def _published(export: Export, wanted: Iterable[Wanted]) -> Iterable[Item]:
    dates = {export.names[row["id"]]: row["published"] for row in export.kinds["document"]}
    for row in wanted:
        got, bounds = dates.get(row["doc"]), interval(row)
        holds = bool(bounds and got and got["latest"] and bounds[0] <= got["earliest"] <= got["latest"] <= bounds[1])
        yield Item(f"published {row['doc']}", holds, str(got))


def _never(export: Export, wanted: Iterable[Wanted]) -> Iterable[Item]:
    for row in wanted:
        found = [
            c["consequence"]["text"]
            for c in export.kinds["commitment"]
            if export.name(c) == row["doc"]
            and row["issuer"] in c["issuer_countries"]
            and row["consequence"] in c["consequence"]["text"]
        ]
        yield Item(f"never {row['issuer']} in {row['doc']}: {row['consequence']}", not found, str(found))


def _apart(export: Export, wanted: Iterable[Wanted]) -> Iterable[Item]:
    joined = [("story", {export.names[d] for d in row["documents"]}) for row in export.kinds["cluster"]]
    for kind, key in (("utterance", "attributions"), ("question", "claims")):
        joined += [(kind, {export.name(export.by_id[i]) for i in row[key]}) for row in export.kinds[kind]]
    for row in export.kinds["status"]:
        # What bears on a commitment may be a whole document that repeats it: its name is no record's.
        records = (export.by_id[i] for i in (row["commitment"], *row["for"], *row["against"]) if i in export.by_id)
        joined.append(("evidence", {export.name(record) for record in records}))
    for row in wanted:
        bad = [kind for kind, names in joined if set(row["docs"]) <= names]
        yield Item(f"apart {row['docs']}: {row['why']}", not bad, str(bad))
