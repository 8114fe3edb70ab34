"""Settings all tests share."""

from hypothesis import settings

settings.register_profile("dult", deadline=None)  # two shared cores: a slow example is not a wrong one
settings.load_profile("dult")
