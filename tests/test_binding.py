"""Page bodies: printed quickly as plain Jinja prints them, and by a site's own templates."""

import random
import shutil
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest
from jinja2 import PackageLoader
from markupsafe import Markup

from conftest import PACKAGE
from langnghe.pages import contexts
from langnghe.pages.binding import Binder, Context, OwnTemplateError
from langnghe.pages.printing import Press, escape
from langnghe.phrases import Phrase
from langnghe.words import Words, read_words


def pages() -> Iterator[type]:
    for kind in vars(contexts).values():
        if isinstance(kind, type) and is_dataclass(kind) and hasattr(kind, "template"):
            yield kind


PAGES = list(pages())
PLAIN = Press(PackageLoader("langnghe"), is_plain=True)
PIECES = PACKAGE / "templates" / "parts" / "pieces.html.jinja"
HOSTILE = "<b>\"&'</b> %s {n} {{ 7 * 7 }}"
TEXTS = ("", "Làng gốm", HOSTILE, Phrase(HOSTILE, "vi"), Phrase("gốm", "vi"), Markup("<i>x</i>"))


def any_of(hint: object, chance: random.Random) -> object:
    """A value of the type, of any shape that the type allows."""
    inner = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return any_of(chance.choice(inner), chance)
    if typing.get_origin(hint) is tuple:
        return tuple(any_of(inner[0], chance) for _ in range(chance.choice((0, 1, 1, 2))))
    if isinstance(hint, type) and is_dataclass(hint):
        return filled(hint, chance)
    scalars = {str: chance.choice(TEXTS), int: chance.randint(0, 5), bool: chance.random() < 0.5}
    return None if hint is types.NoneType else scalars[typing.cast("type", hint)]


def filled(kind: type, chance: random.Random) -> object:
    hints = typing.get_type_hints(kind)
    values = {field.name: any_of(hints[field.name], chance) for field in fields(kind)}
    if "rows" in values:  # no group without a row is ever listed
        values["rows"] = (any_of(typing.get_args(hints["rows"])[0], chance),)
    return kind(**values)


def page_of(kind: type, seed: int = 0) -> Context:
    return typing.cast("Context", filled(kind, random.Random(seed)))


@cache
def words_of(language: str = "vi") -> Words:
    words = read_words(language, first="vi")
    # A site may use markup characters in its words; they too are text.
    return Words(language, {**words.entries, "page.crumbs": HOSTILE, "record.report": HOSTILE})


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_is_printed_as_plain_jinja_prints_it(
    kind: type, language: str, tmp_path: Path
) -> None:
    binder, words = Binder(tmp_path), words_of(language)

    for seed in range(30):
        page = page_of(kind, seed)
        expected = PLAIN.get_template(page.template).render(page=page, w=words)
        assert binder.bind(page, words) == expected


def test_one_binder_serves_every_language(tmp_path: Path) -> None:
    binder, page = Binder(tmp_path), page_of(contexts.ContactPage)

    for language in ("vi", "en", "vi"):
        assert read_words(language, first="vi")("contact.ask") in binder.bind(
            page, read_words(language, first="vi")
        )


@pytest.mark.parametrize("value", ["gốm", "", "&", "<", ">", '"', "'", 7, True, None, 1.5, *TEXTS])
def test_what_is_printed_is_escaped(value: object) -> None:
    assert escape(value) == str(Markup.escape(value))


# A site's own templates


def own(folder: Path, name: str, text: str) -> Binder:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return Binder(folder)


def test_a_site_may_replace_one_page_and_still_use_our_pieces(tmp_path: Path) -> None:
    text = (
        '{% import "parts/pieces.html.jinja" as p with context %}\n'
        '<h1>{{ w("contact.title") }}: {{ page.village.text }}</h1>{{ p.foot(page.foot) }}'
    )
    binder = own(tmp_path, "contact.html.jinja", text)
    village, contact = page_of(contexts.VillagePage), page_of(contexts.ContactPage)

    shown = binder.bind(contact, words_of())

    assert shown.startswith(f"<h1>{words_of()('contact.title')}: ")
    assert '<footer class="page-foot">' in shown
    # The others stay ours.
    assert binder.bind(village, words_of()) == Binder(tmp_path / "none").bind(village, words_of())


def test_a_site_may_replace_the_pieces_of_every_page(tmp_path: Path) -> None:
    text = PIECES.read_text("utf-8").replace("<footer ", "<footer data-own ")
    binder = own(tmp_path, "parts/pieces.html.jinja", text)
    ours = Binder(tmp_path / "none")

    for kind in PAGES:
        page = page_of(kind)
        expected = ours.bind(page, words_of()).replace("<footer ", "<footer data-own ")
        assert binder.bind(page, words_of()) == expected


def test_a_site_may_test_whether_something_is_defined(tmp_path: Path) -> None:
    text = "{% if page.price is defined %}{{ page.price }}{% else %}–{% endif %}"
    binder = own(tmp_path, "product.html.jinja", text)

    assert binder.bind(page_of(contexts.ProductPage), words_of()) == "–"


@pytest.mark.parametrize(
    ("name", "line", "text"),
    [
        ("contact.html.jinja", 2, "<p>\n{{ page.prise }}</p>\n"),
        ("contact.html.jinja", 3, "<p>\n\n{% if %}</p>\n"),
        ("parts/pieces.html.jinja", 2, "{% macro crumbs(links) %}\n{{ p.x }}{% endmacro %}"),
        ("parts/pieces.html.jinja", 1, "{% macro crumbs(links %}{% endmacro %}"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_line(
    tmp_path: Path, name: str, line: int, text: str
) -> None:
    warned = "{% macro warning(notice) %}{% endmacro %}\n" if "pieces" in name else ""
    binder = own(tmp_path, name, text + warned)

    with pytest.raises(OwnTemplateError) as told:
        binder.bind(page_of(contexts.ContactPage), words_of())

    assert str(told.value.found.place) == f"content/templates/{name}:{line}:1"
    assert told.value.found.code == "E-TEMPLATE-01"


def test_templates_are_not_read_again_while_a_site_is_built(tmp_path: Path) -> None:
    binder = own(tmp_path, "contact.html.jinja", "once")
    page = page_of(contexts.ContactPage)
    binder.bind(page, words_of())
    shutil.rmtree(tmp_path)

    assert binder.bind(page, words_of()) == "once"
