"""Notes in a translation file which Vietnamese texts its entries were made from."""

from collections.abc import Iterator
from pathlib import Path

from langnghe.loading import Loaded, load, record_file
from langnghe.records import Product, Translation, Village, fingerprint, texts_of
from langnghe.settings import read_settings

_KEY = "made_from:"
_COMMENT = "# Dấu của bản tiếng Việt đã dịch; máy ghi, không sửa tay."


def stamp(root: Path, record_ids: frozenset[str]) -> list[Path]:
    """Rewrite `made_from` of the translations of these records, or of all.

    The rest of each file stays as it is. Answers the files that changed.
    """
    settings, _ = read_settings(root)
    if settings is None:
        return []
    loaded = load(root, settings.further)
    changed = []
    for (record_id, language), translation in loaded.translations.items():
        record = _record(loaded, record_id)
        if record is not None and (not record_ids or record_id in record_ids):
            kind = "villages" if isinstance(record, Village) else "products"
            path = root / record_file(kind, record_id, language)
            if _write(path, _block(record, translation)):
                changed.append(path)
    return changed


def _record(loaded: Loaded, record_id: str) -> Village | Product | None:
    return loaded.villages.get(record_id) or loaded.products.get(record_id)


def _block(record: Village | Product, translation: Translation) -> str:
    lines = [
        f"  {path}: {fingerprint(text)!r}"
        for path, text in texts_of(record)
        if path in translation.texts
    ]
    return "\n".join(["", _COMMENT, _KEY, *lines, ""]) if lines else ""


def _write(path: Path, block: str) -> bool:
    """Put `block` at the file's end in place of the old one, wherever that stood."""
    before = path.read_bytes().decode()
    ending = "\r\n" if "\r\n" in before else "\n"
    kept = "\n".join(_without_block(before.replace("\r\n", "\n").split("\n"))).rstrip("\n")
    after = f"{kept}\n{block}".replace("\n", ending)
    if after != before:
        path.write_bytes(after.encode())
    return after != before


def _without_block(lines: list[str]) -> Iterator[str]:
    is_inside = False
    for line in lines:
        is_inside = line.startswith(_KEY) or (is_inside and line[:1] in {"", " "})
        if not is_inside and line != _COMMENT:
            yield line
