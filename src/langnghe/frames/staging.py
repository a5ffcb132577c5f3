"""What the engine is given: for each language its settings, its prose, and the empty frames."""

import os
import shutil
from pathlib import Path

import yaml

from langnghe import addresses, postcards
from langnghe.addresses import PROSE, Addresses, card, root_of
from langnghe.frames.slots import DEPTHS, TEXT_SLOTS
from langnghe.settings import FILE, Language, Settings, SocialCards
from langnghe.words import Words

NAV = (
    ("villages", addresses.VILLAGES),
    ("products", addresses.PRODUCTS),
    ("crafts", addresses.CRAFTS),
    ("provinces", addresses.PROVINCES),
    ("map", addresses.MAP),
    ("contacts", addresses.CONTACTS),
)


def stage(root: Path, settings: Settings, language: Language, words: Words, into: Path) -> None:
    """Write one language's folder for the engine: its settings, its prose, its frames."""
    docs = into / "docs"
    docs.mkdir(parents=True)
    content = root / settings.content
    for source in (settings.first.code, language.code):
        if (content / source).is_dir():
            shutil.copytree(content / source, docs, dirs_exist_ok=True)
    is_first = language == settings.first
    if is_first and (content / "assets").is_dir():
        shutil.copytree(content / "assets", docs / "assets", dirs_exist_ok=True)
    for depth in DEPTHS:
        _stage_frame(docs.joinpath(*"d" * depth))
    config = _engine_settings(root, settings, language, words, into)
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (into / FILE).write_text(text, encoding="utf-8")


def _stage_frame(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    markers = {name: f"⟦{name}⟧" for name in (*TEXT_SLOTS, "head")}
    front = yaml.safe_dump({**markers, "frame": True}, allow_unicode=True)
    (folder / "frame.md").write_text(f"---\n{front}---\n\n⟦body⟧\n", encoding="utf-8")


def _engine_settings(
    root: Path, settings: Settings, language: Language, words: Words, into: Path
) -> dict[str, object]:
    """The site's own settings, with what differs in this language laid over them."""
    here = root_of(language.code, settings.first.code)
    local = root / settings.content / "assets" / "local.css"
    return {
        "INHERIT": os.path.relpath(root / FILE, into),
        "site_name": language.site_name,
        "site_url": settings.site_url + here,
        "docs_dir": "docs",
        "site_dir": "site",
        "use_directory_urls": False,
        "theme": {"name": "langnghe", "language": language.code},
        "plugins": [],
        "nav": [],  # not None, which Zensical cannot read
        "extra_css": [f"{_up(settings, language)}assets/local.css"] if local.is_file() else [],
        "extra": {"langnghe": _told_to_theme(root, settings, language, words)},
    }


def _told_to_theme(
    root: Path, settings: Settings, language: Language, words: Words
) -> dict[str, object]:
    """What the theme prints round every page; it finds it in `config.extra.langnghe`."""
    up = _up(settings, language)
    content = root / settings.content
    prose = prose_of(root, settings)
    return {
        "language": language.code,
        "root": up,
        "site_name": language.site_name,
        "tagline": language.tagline or "",
        "owner": language.owner,
        "card": _card(settings, language, words),
        "untranslated": _untranslated(content, settings, language),
        "report": settings.report or _guide(prose),
        "assets": f"{up}assets/langnghe",
        # From where pictures may come besides the site itself.
        "tile_host": settings.tiles.host if settings.tiles else "",
        "foot": [{"key": key, "path": path} for key, path in _foot(prose)],
        "nav": [{"key": key, "path": path} for key, path in NAV],
        # Not `languages`, which the site's own file has: an engine may join two lists.
        "editions": [
            {
                "code": other.code,
                "name": other.name,
                "home": up + root_of(other.code, settings.first.code),
                "url": settings.site_url + root_of(other.code, settings.first.code),
                "untranslated": _untranslated(content, settings, other),
            }
            for other in settings.languages
        ],
        "words": dict(words.entries),
        "hearts": _hearts(words),
    }


def _hearts(words: Words) -> dict[str, str]:
    """What the script of the hearts says, with its gaps left open."""
    return {
        "keep": words("shortlist.keep", name="{name}"),
        "kept": words("shortlist.kept", n="{n}"),
        "dropped": words("shortlist.dropped", n="{n}"),
        "full": words("shortlist.full", n="{n}"),
    }


def _card(settings: Settings, language: Language, words: Words) -> dict[str, object] | None:
    """The image that stands for a page of prose elsewhere: the site's own."""
    if settings.social_cards is SocialCards.NONE:
        return None
    root = root_of(language.code, settings.first.code)
    told = ". ".join(part.rstrip(".") for part in (language.site_name, language.tagline) if part)
    return {
        "src": Addresses(settings.site_url, root).whole(card(root, "site")),
        "type": postcards.TYPE,
        "width": postcards.WIDTH,
        "height": postcards.HEIGHT,
        "alt": words("page.card", told=told),
    }


def _up(settings: Settings, language: Language) -> str:
    """From a language's root to the site's."""
    return "../" if root_of(language.code, settings.first.code) else ""


def _guide(prose: list[str]) -> str:
    """Where mistakes are reported when the settings name no address."""
    return addresses.CORRECTIONS if addresses.CORRECTIONS in prose else addresses.CONTACTS


def _foot(prose: list[str]) -> list[tuple[str, str]]:
    """The links at every page's foot: the prose that there is, and the two lists beside it."""
    pages = [(path.removesuffix(".html"), path) for path in prose]
    return [
        *pages,
        ("visits", addresses.VISITS),
        ("brands", addresses.BRANDS),
        ("missing", addresses.MISSING),
        ("mistakes", addresses.MISTAKES),
        ("shortlist", addresses.SHORTLIST),
        ("offline", addresses.OFFLINE),
    ]


def _untranslated(content: Path, settings: Settings, language: Language) -> list[str]:
    """The paths of prose that a language shows in the first language, for want of its own."""
    first, own = content / settings.first.code, content / language.code
    return [
        path.relative_to(first).with_suffix(".html").as_posix()
        for path in sorted(first.rglob("*.md"))
        if not (own / path.relative_to(first)).is_file()
    ]


def prose_of(root: Path, settings: Settings) -> list[str]:
    """The paths of the known pages of prose that the site has, at least in its first language."""
    folder = root / settings.content / settings.first.code
    return [path for path in PROSE if (folder / path).with_suffix(".md").is_file()]


def markdown_of(root: Path, settings: Settings, language: str, path: str) -> Path:
    """The file of a page of prose; for want of one in its language, the first language's."""
    content = root / settings.content
    own = (content / language / path).with_suffix(".md")
    return own if own.is_file() else (content / settings.first.code / path).with_suffix(".md")
