"""What standoff knows about the world and about English, as data files, and their loaders."""

from standoff.lexicons.resources import Resources, default_resources

__all__ = ["Resources", "default_resources"]
