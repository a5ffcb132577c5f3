"""Every source that is named is listed, and every claim that counts names one."""

from difflib import get_close_matches

from langnghe.checking.findings import Findings, finding
from langnghe.checking.walking import Parts
from langnghe.records import Certificate, Fact, Mark, Part, Passage, Product, Recognition, Village

QUOTED_LIMIT = 200  # characters that may be quoted
_MUST_CITE = {Certificate, Fact, Mark, Recognition}


def check_sources(record: Village | Product, parts: Parts) -> Findings:
    known = ", ".join(record.sources)
    for path, part in parts:
        cited: tuple[str, ...] = part.__dict__.get("src", ())
        if cited:
            for number, source in enumerate(cited):
                if source not in record.sources:
                    near = next(iter(get_close_matches(source, list(record.sources), n=1)), "")
                    yield finding((*path, "src", number), "E-SRC-01", s=source, near=near)
        elif type(part) in _MUST_CITE:
            if not (isinstance(part, Fact) and part.accounts):
                yield finding(path, "W-SRC-02", what=_name_of(part), known=known)
        elif isinstance(part, Passage) and "accounts" in path:
            yield finding(path, "W-SRC-02", what=part.text[:60], known=known)


def check_copies(parts: Parts) -> Findings:
    """What was copied whole is another's work (Luật SHTT; NĐ 147/2024/NĐ-CP).

    Whether it was only a reader of both can say, who marks the passage `copied`.
    """
    for path, part in parts:
        if isinstance(part, Passage) and part.copied and len(part.text) > QUOTED_LIMIT:
            said = {"length": len(part.text), "limit": QUOTED_LIMIT}
            yield finding((*path, "copied"), "W-PRESS-01", **said)


def check_ids(record: Village | Product) -> Findings:
    """Inside one record, two steps, facts, makers, marks or crafts never share an id."""
    for name in ("steps", "facts", "makers", "marks", "certificates", "packs", "crafts"):
        seen: set[str] = set()
        for number, part in enumerate(getattr(record, name, ())):
            # A product names makers that are kept in its village: those are bare names.
            own: str = getattr(part, "id", part)
            if own in seen:
                yield finding((name, number), "E-ID-04", id=own)
            seen.add(own)


def _name_of(part: Part) -> str:
    for name in ("what", "title", "name"):
        if text := getattr(part, name, None):
            return str(text)
    return type(part).__name__
