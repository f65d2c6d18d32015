"""What this processor can do, as far as it decides how much is read."""

from functools import cache
from pathlib import Path

# Units that multiply matrices of bytes: Intel and AMD's names, then Arm's, as Linux lists them.
_UNITS = frozenset({"avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm"})


@cache
def multiplies_bytes() -> bool:
    """Whether 8-bit products have units of their own; without them they cost what 32-bit ones do."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    flags = (line.split(":", 1)[1] for line in lines if line.startswith(("flags", "Features")))
    return any(_UNITS & set(found.split()) for found in flags)
