"""From the texts a record was told with to its translation files; some partial, some stale."""

from random import Random

from bench.hand import quoted, type_texts
from bench.telling import Values
from langnghe.records import fingerprint

# Of all records, how many are told in a further language; of the translations, how many lack texts
# and how many were made from an older text.
SHARES = {"en": 0.85, "fr": 0.60}
_PARTIAL, _STALE = 0.10, 0.10
_HEAD = "# yaml-language-server: $schema=../../schemas/translation.json\n"
_REMARKS = {
    "en": "# Bản tiếng Anh của dữ liệu thử.",
    "fr": "# Chữ tiếng Anh thay cho tiếng Pháp: dữ liệu thử, để đo ngôn ngữ thứ ba.",
}
_STAMP = "# Dấu của bản tiếng Việt đã dịch; máy ghi, không sửa tay."
_PLACEHOLDER = "[English in place of French] "


def translate(
    language: str, vietnamese: Values, english: Values, reading: str, random: Random
) -> str | None:
    """The text of a translation file, or None where the record is not translated."""
    if random.random() >= SHARES[language]:
        return None
    texts = dict(english)
    if random.random() < _PARTIAL:
        kept = {path for path in texts if random.random() < 0.6} | {"name"}
        texts = {path: text for path, text in texts.items() if path in kept}
    if language == "fr" and "summary" in texts:
        texts["summary"] = _PLACEHOLDER + texts["summary"]
    made_from = {path: fingerprint(vietnamese[path]) for path in texts}
    if random.random() < _STALE:
        for path in random.sample(sorted(made_from), min(2, len(made_from))):
            made_from[path] = fingerprint(f"an older text than {vietnamese[path]}")
    return _file(language, texts, made_from, reading)


def _file(language: str, texts: Values, made_from: Values, reading: str) -> str:
    lines = [
        f"{_HEAD}{_REMARKS[language]}",
        "method: machine",
        "made_on: 23/11/2026",
        f"reading: {quoted(reading)}",
        "texts:",
        *type_texts(texts),
        "",
        _STAMP,
        "made_from:",
        *(f"  {path}: '{digits}'" for path, digits in made_from.items()),
        "",
    ]
    return "\n".join(lines)
