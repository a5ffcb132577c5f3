"""Files of a site's own may not lead out of its folder."""

import pytest

from building import refused
from conftest import VILLAGE, Province

pytest_plugins = ("built_sites",)


def test_a_link_among_the_prose_is_refused(province: Province) -> None:
    province.village(VILLAGE)
    secret = province.write("secret.txt", "bí mật")
    page = province.write("content/vi/about.md", "# Về trang này\n").with_name("leak.md")
    page.symlink_to(secret)

    [problem] = province.problems()

    assert (problem.place.file, problem.code) == ("content/vi/leak.md", "E-PATH-01")


def test_a_linked_folder_of_prose_is_refused(province: Province) -> None:
    province.village(VILLAGE)
    elsewhere = province.write("elsewhere/vi/about.md", "# Nơi khác\n").parent.parent
    (province.root / "content").symlink_to(elsewhere)

    [problem] = province.problems()

    assert (problem.place.file, problem.code) == ("content", "E-PATH-01")


def test_plain_files_are_welcome(province: Province) -> None:
    province.village(VILLAGE)
    province.write("content/vi/about.md", "# Về trang này\n")
    province.write("content/assets/local.css", "h1 { color: green }\n")

    assert province.problems() == []


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Xem [làng ấy](villages/khong-co.html).", 15),
        ("Xem [làng ấy](villages/khong-co.html#lien-he).", 15),
        ('Xem [làng ấy][1].\n\n[1]: villages/khong-co.html "Làng"', 6),
        ('Xem <a href="villages/khong-co.html">làng ấy</a>.', 14),
    ],
)
def test_a_dead_link_in_prose_is_told_where_it_is_written(
    site_of: Province, written: str, column: int
) -> None:
    site_of.village()
    site_of.write("content/vi/about.md", f"# Về trang này\n\n[Đầu](index.html)\n\n{written}\n")

    [found] = refused(site_of)

    line = 5 + written.count("\n")
    assert (str(found.place), found.code) == (f"content/vi/about.md:{line}:{column}", "E-AUDIT-01")


def test_an_anchor_that_is_not_there_is_told_where_it_is_written(site_of: Province) -> None:
    site_of.village()
    site_of.write("content/vi/about.md", "# Về trang này\n\nXem [mục ấy](#khong-co).\n")

    [found] = refused(site_of)

    assert (str(found.place), found.code) == ("content/vi/about.md:3:14", "E-AUDIT-03")
