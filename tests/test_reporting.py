"""`langnghe status`: what each record still needs."""

from conftest import PRODUCT, TODAY, VILLAGE, Province
from langnghe.reporting import Standing, report

CERTIFICATE = """\
certificates:
  - id: ocop
    scheme: ocop
    status: valid
    title: OCOP 4 sao
    holder: Hợp tác xã Thử Nghiệm
    stars: 4
    issued_on: {issued}
    src: [s1]
"""


def standing(province: Province) -> Standing:
    return next(iter(report(province.catalogue(), ("en",))))


def test_a_bare_record_lacks_much(province: Province) -> None:
    province.village(VILLAGE)

    found = standing(province)

    assert found.file == "villages/lang-gom"
    assert {"photo", "makers", "decision", "steps"} <= set(found.missing)
    assert found.untranslated == (("en", 3),)


def test_a_translation_that_is_behind_is_named(province: Province) -> None:
    province.village(VILLAGE)
    province.write(
        "villages/lang-gom/village.en.yml",
        "method: human\ntexts:\n  name: Pottery\n  summary: Text\n  checked.by: Tester\n"
        "made_from:\n  summary: '00000000'\n",
    )

    found = standing(province)

    assert found.untranslated == ()
    assert found.stale == (("en", ("summary",)),)


def test_a_certificate_that_ends_within_90_days_is_named(province: Province) -> None:
    province.village(VILLAGE + CERTIFICATE.format(issued="20/02/2024"))

    [ending] = standing(province).ending

    assert ending.days == 89
    assert str(ending.day) == "2027-02-20"


def test_a_certificate_that_ends_later_or_has_ended_is_not(province: Province) -> None:
    for issued in ("22/02/2024", "22/11/2023"):
        province.village(VILLAGE + CERTIFICATE.format(issued=issued))
        assert standing(province).ending == ()


def test_a_record_not_looked_at_for_a_year_is_old(province: Province) -> None:
    province.village(VILLAGE.replace("on: 01/11/2026", "on: 01/10/2025"))

    assert standing(province).is_old
    assert not next(
        iter(report(province.catalogue(today=TODAY.replace(year=2026, month=1)), ()))
    ).is_old


def test_products_come_after_villages(province: Province) -> None:
    province.village(VILLAGE)
    province.product(PRODUCT)

    files = [found.file for found in report(province.catalogue(), ("en",))]

    assert files == ["villages/lang-gom", "products/lo-gom"]
