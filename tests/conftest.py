"""What holds for all tests."""

from hypothesis import settings

# How long an example takes depends on what else the machine does; what has to be quick is measured in benchmarks/.
settings.register_profile("standoff", deadline=None)
settings.load_profile("standoff")
