"""A logo's files and its rules of use → one file to take away; the same bytes each time."""

import io
import zipfile
from collections.abc import Mapping

_THE_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP knows
_PLAIN_FILE = 0o644 << 16
_UNIX = 3


def packed(folder: str, contents: Mapping[str, bytes]) -> bytes:
    """A ZIP of some files in a folder of its own."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _THE_EPOCH)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            is_packed = name.endswith(".png")
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, contents[name])
    return buffer.getvalue()
