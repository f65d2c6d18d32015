"""What this processor can do, as far as it decides how much is read."""

from functools import cache
from pathlib import Path

# Units that multiply bytes, and bfloat16: Intel and AMD's names, then Arm's, as Linux lists them.
_BYTES = frozenset({"avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm"})
_BFLOAT16 = frozenset({"avx512_bf16", "amx_bf16", "bf16"})


def multiplies_bytes() -> bool:
    """Whether 8-bit products have units of their own; without them they cost what 32-bit ones do."""
    return bool(_BYTES & _flags())


def multiplies_bfloat16() -> bool:
    return bool(_BFLOAT16 & _flags())


@cache
def _flags() -> frozenset[str]:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return frozenset()
    flags = (line.split(":", 1)[1] for line in lines if line.startswith(("flags", "Features")))
    return frozenset(flag for found in flags for flag in found.split())
