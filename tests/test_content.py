"""Files of a site's own may not lead out of its folder."""

from conftest import VILLAGE, Province


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
