"""What lies round the records of an invented country: its settings, words, prose and a notice."""

from collections.abc import Sequence
from pathlib import Path

from bench import CHECKOUT
from langnghe.words import PACKAGE

_SETTINGS = """\
# Một đất nước bịa ra để đo tốc độ; không có gì trong đây là thật. Do scripts/bench viết.
site_name: Đất nước thử nghiệm (bịa ra để đo tốc độ)
site_url: https://thu-nghiem.example/

docs_dir: content
site_dir: site
use_directory_urls: false

theme:
  name: langnghe
  language: vi

plugins:
  - langnghe

markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - tables
  - toc:
      permalink: false

extra:
  langnghe:
    owner: Dữ liệu bịa ra để đo tốc độ, không phải của cơ quan nào
    tagline: Làng, sản phẩm và nguồn đều không có thật.
    social_cards: none
    languages:
"""
_LANGUAGES = {
    "vi": "      - code: vi\n        name: Tiếng Việt\n",
    "en": """\
      - code: en
        name: English
        site_name: An invented country, for measuring speed
        tagline: No village, product or source here is real.
        owner: Data invented for measuring speed; of no authority
""",
    "fr": """\
      - code: fr
        name: Français (English words)
        site_name: An invented country, for measuring speed
        tagline: No village, product or source here is real.
        owner: Data invented for measuring speed; of no authority
""",
}
_NOTICE = """\
# Dữ liệu bịa ra

Thư mục này do `scripts/bench make` viết, để đo tốc độ dựng trang.
Không làng, sản phẩm, cơ sở, giấy tờ hay nguồn nào ở đây là thật; chỉ mã tỉnh, mã xã là thật.
Đừng đăng lên mạng.

# Invented data

`scripts/bench make` wrote this folder, to measure how fast a site is built.
No village, product, maker, paper or source in it is real.
Only the codes of provinces and communes are.
Do not publish it.
The third language, `fr`, has English words in place of French.
"""
_WORDS_NOTE = "# The packaged English words in place of French: only to measure a third language.\n"
# Whose prose a language has; a third one borrows the English.
_PROSE = {"vi": "vi", "en": "en", "fr": "en"}


def write_surroundings(folder: Path, languages: Sequence[str]) -> None:
    """All that a site needs beside its records."""
    settings = _SETTINGS + "".join(_LANGUAGES[code] for code in languages)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "README.md").write_text(_NOTICE, "utf-8")
    for code in languages:
        prose = folder / "content" / code
        prose.mkdir(parents=True)
        for page in sorted((CHECKOUT / "content" / _PROSE[code]).glob("*.md")):
            (prose / page.name).write_text(page.read_text("utf-8"), "utf-8")
    if "fr" in languages:
        words = folder / "content" / "words"
        words.mkdir()
        english = (PACKAGE / "en.yml").read_text("utf-8")
        (words / "fr.yml").write_text(_WORDS_NOTE + english, "utf-8")
