from hypothesis import settings

# How long an example takes is the machine's affair.
settings.register_profile("sourcier", settings(), deadline=None)
settings.load_profile("sourcier")
