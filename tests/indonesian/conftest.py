"""One Hypothesis profile: the first example of a date test also pays for importing Babel."""

from hypothesis import settings

settings.register_profile("indonesian", deadline=None)
settings.load_profile("indonesian")
