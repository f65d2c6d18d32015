"""What the standard library raises on archives that are damaged, whoever opens them."""

import lzma
import struct
import zipfile
import zlib

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,  # bzip2's, and a place before the beginning of the file
    ValueError,
    NotImplementedError,
)
DAMAGED = "est abîmée"
"""What is wrong with a member that cannot be unpacked, as the end of a DamagedPartError."""
NO_DIRECTORY = "la liste de ce qu'il contient manque ou est abîmée"
"""What is wrong with an archive that cannot be opened at all, as the reason of a DamagedFileError."""
