"""Templates, and the files that pages load: all of our own, kept in memory."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from standoff.web.wording import FILTERS

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@cache
def environment() -> Environment:
    """The templates. Whatever is put into them is text unless it was made markup on purpose."""
    made = Environment(
        loader=PackageLoader("standoff.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.globals["asset"] = asset
    return made


def prepare() -> None:
    """Compile all templates now, so that nobody who opens a page waits for it."""
    for name in environment().list_templates():
        environment().get_template(name)


def render(template: str, **context: Any) -> bytes:
    """A page."""
    return environment().get_template(template).render(**context).encode("utf-8", "replace")


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """What pages load, by name: the bytes, and what they are."""
    folder = files("standoff.web").joinpath("static")
    found = sorted((item for item in folder.iterdir() if item.is_file()), key=lambda item: item.name)
    return {item.name: (item.read_bytes(), _TYPES[item.name.rpartition(".")[2]]) for item in found}


@cache
def asset(name: str) -> str:
    """The URL of something that pages load; it changes with the file, so that browsers may keep it."""
    body, _ = assets()[name]
    return f"/static/{name}?v={blake2b(body, digest_size=6).hexdigest()}"
