"""What all tests share: hypothesis looks at the same examples on every machine, however slow it is."""

from hypothesis import settings

settings.register_profile("kyc", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("kyc")
