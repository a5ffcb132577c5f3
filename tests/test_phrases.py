"""Words that may not stand in a record, and the ordinary sentences that look like them.

A rule that cries at ordinary sentences is soon switched off, so most tables here are of those.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PRODUCT, VILLAGE, Province
from langnghe.checking import claims, dates, privacy, selling
from langnghe.checking.texts import Phrase, Texts
from telling import FOOD, codes_of, told, with_lines

DISTILLERS = VILLAGE.replace("crafts: [ceramics]", "crafts: [spirits]\nalcohol: unknown")
WARNING = (
    "uses: {text: 'Lạm dụng rượu, bia có hại cho sức khỏe. Người chưa đủ 18 tuổi không uống.'}\n"
)


# Health (E-CLAIM-01)

CURES = [
    "Miến dong chữa bệnh đau dạ dày.",
    "Ăn vào trị mụn, mát gan.",
    "Giúp phòng bệnh và chống ung thư.",
    "Tốt cho sức khoẻ.",
    "Tốt cho người bệnh tiểu đường.",
    "Hạ đường huyết, giảm cân.",
    "Trà thanh nhiệt, giải độc.",
    "Chống lão hóa, kéo dài tuổi thọ.",
    "It lowers blood pressure and heals the stomach.",
    "These noodles are good for your health.",
    "Cures diabetes.",
    "Ce vin guérit la toux.",
    "本品可治疗糖尿病。",
    "당뇨 치료에 쓰인다.",
]
NO_CURES = [
    "Ông sửa chữa được chiếc cối.",
    "Đội chữa cháy của xã tập ở sân đình.",
    "Cây dong được phun thuốc phòng bệnh cho cây.",
    "Giá trị sản xuất tăng, giảm hao hụt, mỡ lợn thắng kỹ.",
    "Người bệnh trong làng được thăm hỏi.",
    "Quản trị hợp tác xã là việc của ban giám đốc.",
    "The ham cures in salt for three days.",
    "Treat the bamboo with smoke.",
    "Phơi trong chỗ mát ngang sân gạch.",
]


@pytest.mark.parametrize("text", CURES)
def test_food_cures_nothing(province: Province, text: str) -> None:
    assert codes_of(province, product=told(FOOD, text)) == {"E-CLAIM-01"}


@pytest.mark.parametrize("text", NO_CURES)
def test_ordinary_sentences_are_no_cures(province: Province, text: str) -> None:
    assert codes_of(province, product=told(FOOD, text)) == set()


def test_a_village_of_food_cures_nothing_either(province: Province) -> None:
    village = told(VILLAGE.replace("[ceramics]", "[noodles]"), CURES[0])

    assert codes_of(province, village=village) == {"E-CLAIM-01"}


def test_a_newspaper_does_not_make_a_claim_allowed(province: Province) -> None:
    text = "Theo Báo Thử Nghiệm, bánh này chữa khỏi ho và ngon nhất tỉnh."

    assert codes_of(province, product=told(FOOD, text)) == {"E-CLAIM-01", "E-CLAIM-02"}


# Superlatives (E-CLAIM-02)

BOASTS = [
    "Gốm đẹp nhất Việt Nam.",
    "Loại miến ngon nhất.",
    "Làng gốm lâu đời nhất cả nước.",
    "Xưởng lớn nhất tỉnh.",
    "Chất lượng tốt nhất trong vùng.",
    "Làng duy nhất ở miền Bắc còn nặn nồi.",
    "Đặc sản số 1 xứ Huế.",
    "Thương hiệu số một.",
    "Cơ sở hàng đầu của tỉnh.",
    "Nổi tiếng bậc nhất vùng cao.",
    "Hương vị có một không hai.",
    "The best noodles of the north.",
    "The finest pottery.",
    "Vietnam's best bowls.",
    "The No. 1 village for mats.",
    "World-class lacquer from the most famous village.",
    "The oldest pottery in Vietnam.",
    "Le meilleur thé du pays.",
    "全国第一的陶器。",
    "최고의 도자기.",
]
NO_BOASTS = [
    "Hai xã thống nhất một quy chế, nhất là về nước thải.",
    "Năm 1975 cả nước thống nhất trong niềm vui.",
    "Cần ít nhất ba ngày, lâu nhất là mùa mưa.",
    "Mỗi năm nung duy nhất một lần.",
    "Nguyên liệu duy nhất là đất sét; lối vào duy nhất qua cầu.",
    "Đoạt giải nhất tỉnh năm 2019, Huân chương hạng nhất toàn tỉnh trao sau.",
    "Lò thứ nhất ở đầu làng, lần thứ nhất nung năm 1990.",
    "Thời gian tốt nhất để thăm là mùa khô; hồng ngon nhất vào tháng Mười.",
    "Xưởng ở số 1 đường Trần Phú, tổ số 1, nhà số 12.",
    "Những mặt hàng đầu tiên là túi; hàng đầu năm bán chậm.",
    "Con số một nghìn chiếc mỗi tháng.",
    "Nhất định phải phơi nắng, đồng nhất một màu.",
    "The best time to visit is the dry season.",
    "Sift through the finest sieve; at best a kilogram a day.",
    "Decision No. 1 of 2019 and No. 12 of 2020.",
    "Most families have one loom; it is the only craft of the hamlet.",
    "Ba thôn hợp nhất năm 2020.",
]


@pytest.mark.parametrize("text", BOASTS)
def test_praise_above_all_others_needs_proof(province: Province, text: str) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == {"E-CLAIM-02"}


@pytest.mark.parametrize("text", NO_BOASTS)
def test_ordinary_sentences_are_no_boasts(province: Province, text: str) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == set()


def test_a_boast_is_found_in_every_text_and_translation(province: Province) -> None:
    steps = "steps:\n  - {id: nan, title: Nặn khéo nhất tỉnh, text: Nặn tay.}"
    province.write(
        "villages/lang-gom/village.en.yml",
        "method: human\ntexts:\n  summary: The best pots of the country.\n",
    )

    assert codes_of(province, village=with_lines(VILLAGE, steps)) == {"E-CLAIM-02"}
    assert [found.place.file for found in province.problems()] == [
        "villages/lang-gom/village.en.yml",
        "villages/lang-gom/village.yml",
    ]


def test_a_decisions_own_title_is_told_as_it_is(province: Province) -> None:
    lines = (
        "heritage:\n  - {title: Nghề gốm số một cả nước, decision_no: 1/QĐ-BVHTTDL,"
        " decided_on: 2020, src: [s1]}"
    )

    assert codes_of(province, village=with_lines(VILLAGE, lines)) == set()


def test_a_proof_lets_its_own_claim_stand_in_every_language(province: Province) -> None:
    claim = "claims:\n  - {text: Đẹp nhất Việt Nam, proof: Bằng xác lập số 7, src: [s1]}"
    province.village()
    province.product(with_lines(told(PRODUCT, "Lọ này đẹp nhất Việt Nam."), claim))
    english = "method: human\ntexts:\n  claims.1: The best jar in Vietnam\n  summary: {}\n"
    province.write("products/lo-gom/product.en.yml", english.format("The best jar in Vietnam."))
    assert province.codes() == []

    province.write("products/lo-gom/product.en.yml", english.format("A world-class jar."))
    assert province.codes() == ["E-CLAIM-02"]


def test_a_claim_without_proof_is_found_where_it_is_claimed(province: Province) -> None:
    claim = "claims:\n  - {text: Đẹp nhất Việt Nam, src: [s1]}"

    assert codes_of(province, product=with_lines(PRODUCT, claim)) == {"E-CLAIM-02"}


# Purity (W-CLAIM-03)

PURE = [
    "Gạo hữu cơ.",
    "Làm từ bột dong 100% tự nhiên.",
    "Hoàn toàn tự nhiên.",
    "Không chất bảo quản.",
    "Không sử dụng chất bảo quản, không phẩm màu.",
    "Nói không với hàn the.",
    "Organic rice, no preservatives.",
    "All-natural and additive-free.",
    "Sans conservateur.",
    "無添加の麺。",
]
NOT_PURE = [
    "Ruộng bón phân hữu cơ và phân bón hữu cơ.",
    "Không bảo quản trong tủ lạnh; không để gần hóa chất.",
    "Làm bằng nguyên liệu tự nhiên của rừng.",
    "Fields are fed with organic matter.",
]


@pytest.mark.parametrize("text", PURE)
def test_purity_needs_a_paper(province: Province, text: str) -> None:
    assert codes_of(province, product=told(FOOD, text)) == {"W-CLAIM-03"}


@pytest.mark.parametrize("text", NOT_PURE)
def test_ordinary_sentences_claim_no_purity(province: Province, text: str) -> None:
    assert codes_of(province, product=told(FOOD, text)) == set()


def test_an_organic_certificate_is_such_a_paper(province: Province) -> None:
    paper = (
        "certificates:\n  - {id: huu-co, scheme: organic, status: valid, title: Hữu cơ TCVN,"
        " holder: Hợp tác xã hư cấu, src: [s1]}"
    )

    assert codes_of(province, product=told(with_lines(FOOD, paper), "Gạo hữu cơ.")) == set()


# What is never told of a person (E-CON-03)

SECRETS = [
    "CCCD số 001099000123.",
    "Căn cước công dân: 001 099 000 123",
    "CMND 012345678 cấp năm 2010.",
    "Mã số 001099000123 của trưởng thôn.",
    "Số tài khoản 0123 456 789 tại ngân hàng.",
    "STK: 19001234567",
    "Bank account no 123456789",
    "Bà sinh ngày 5/6/1961.",
    "Ngày sinh: 05/06/1961",
    "Nghệ nhân sinh năm 1956.",
    "He was born in 1956.",
    "Bà Hà Thị Hư Cấu, người Mường, dệt từ nhỏ.",
    "Chị Lò Thị Hư Cấu là người dân tộc Thái.",
    "Mrs. Lo Thi Hu is an ethnic Tay weaver.",
    "Dân tộc: Tày",
]
NO_SECRETS = [
    "Người Mường và người Thái trong xã đều dệt.",
    "Sản phẩm mang bản sắc văn hóa dân tộc; đồng bào dân tộc Tày làm miến.",
    "Ông Nguyễn Văn Hư Cấu, người Thái Bình, mang nghề đến.",
    "Bà Trần Thị Hư Cấu, người Huế, dạy nghề.",
    "Tổ nghề sinh năm 1470 ở làng bên.",
    "Nghề sinh ra cùng làng; năm 2019 mới có hợp tác xã.",
    "Mã vạch 8930000000019, hồ sơ 000.00.12.H12, quyết định 1253/QĐ-UBND.",
    "Khách có thể chuyển khoản; tài khoản do hợp tác xã báo.",
    "Sản lượng 1.340.000 chiếc, điện thoại 0209 0000 001.",
    "The craft was born in another village, long before 1956.",
]


@pytest.mark.parametrize("text", SECRETS)
def test_what_is_private_is_not_published(province: Province, text: str) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == {"E-CON-03"}


@pytest.mark.parametrize("text", NO_SECRETS)
def test_ordinary_facts_are_no_secrets(province: Province, text: str) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == set()


def test_a_secret_is_not_repeated_in_the_report(province: Province) -> None:
    province.village(told(VILLAGE, SECRETS[0]))

    assert "001099000123" not in str(province.problems())


# Selling (E-SELL-01, W-PRICE-01)

ORDERS = [
    "Thêm vào giỏ hàng.",
    "Mua ngay hôm nay!",
    "Quét mã QR để thanh toán.",
    "Chuyển khoản ngay để giữ hàng.",
    "Thanh toán trực tuyến.",
    "Add to cart.",
    "Order now, scan the QR code to pay.",
]
NO_ORDERS = [
    "Nhận tiền mặt và chuyển khoản.",
    "Trước khi đặt hàng, hãy hỏi tên gỗ; xưởng nhận đặt hàng theo mẫu.",
    "Người đi chợ mang giỏ, hàng bày hai bên.",
    "Payment by bank transfer; ask before you order.",
]


@pytest.mark.parametrize("text", ORDERS)
def test_a_record_takes_no_orders(province: Province, text: str) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == {"E-SELL-01"}


@pytest.mark.parametrize("text", NO_ORDERS)
def test_how_makers_sell_may_be_told(province: Province, text: str) -> None:
    assert codes_of(province, village=told(VILLAGE, text)) == set()


def with_link(link: str) -> str:
    entry = f'    - {{type: web, value: "{link}", owner: organisation, src: [s1]}}\n'
    return VILLAGE.replace("  via: commune\n", f"  via: commune\n  entries:\n{entry}")


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("https://lang-gom.example/", set()),
        ("https://shopee.vn/lang-gom", set()),
        ("https://lang-gom.example/checkout?id=1", {"E-SELL-01"}),
        ("https://img.vietqr.io/image/x.png", {"E-SELL-01"}),
        ("https://me.momo.vn/lang-gom", {"E-SELL-01"}),
        ("https://docs.google.com/forms/d/abc", {"E-SELL-01"}),
        ("https://forms.gle/abc", {"E-SELL-01"}),
        ("http://lang-gom.example/", {"W-URL-01"}),
        ("https://bit.ly/abc", {"W-URL-01"}),
        ("https://maps.app.goo.gl/abc", {"W-URL-01"}),
        ("javascript:alert(1)", {"E-URL-02"}),
        ("data:text/html,x", {"E-URL-02"}),
    ],
)
def test_links_lead_to_a_page_that_introduces(
    province: Province, link: str, codes: set[str]
) -> None:
    assert codes_of(province, village=with_link(link)) == codes


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("http://baohoabinh.example/bai.htm", set()),
        ("https://tinyurl.com/bai", {"W-URL-01"}),
        ("javascript:alert(1)", {"E-URL-02"}),
    ],
)
def test_a_source_may_be_an_old_page_but_no_shortened_link(
    province: Province, link: str, codes: set[str]
) -> None:
    village = VILLAGE.replace("  s1:\n", f'  s1:\n    url: "{link}"\n')

    assert codes_of(province, village=village) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Giá 25.000 đồng một gói, hỏi tháng 10/2026.", set()),
        ("Giá bán: liên hệ.", set()),
        ("Giá trị sản xuất đạt 43,5 tỷ đồng; đánh giá 25.000 đồng là hợp lý.", set()),
        ("Giá bán 25.000 đồng một gói.", {"W-PRICE-01"}),
        ("Giá 25.000 đ, năm 2026.", {"W-PRICE-01"}),
        ("The price is VND 25,000.", {"W-PRICE-01"}),
    ],
)
def test_a_price_in_a_text_has_its_unit_and_date(
    province: Province, text: str, codes: set[str]
) -> None:
    assert codes_of(province, product=told(PRODUCT, text)) == codes


@pytest.mark.parametrize("rest", ["unit: gói", "as_of: 01/10/2026", "src: [s1]"])
def test_a_price_without_its_unit_or_date_is_a_warning(province: Province, rest: str) -> None:
    trade = f'trade:\n  price: {{amount: "25.000", {rest}}}'

    assert codes_of(province, product=with_lines(PRODUCT, trade)) == {"W-PRICE-01"}


# Alcohol

LIGHT = (
    PRODUCT.replace("category: handicraft", 'category: alcohol\nabv: "4,5"')
    .replace("craft: ceramics", "craft: spirits")
    .replace("name: Lọ gốm", "name: Rượu nếp")
)


@pytest.mark.parametrize(
    ("product", "codes"),
    [
        (LIGHT + WARNING, set()),
        (LIGHT, {"E-ALC-03"}),
        (LIGHT.replace('abv: "4,5"\n', ""), {"E-ALC-01"}),
        (LIGHT.replace("4,5", "15"), {"E-ALC-02"}),
        (LIGHT.replace("4,5", "29,5"), {"E-ALC-02"}),
        (LIGHT.replace("4,5", "29.500"), {"E-NUM-05"}),
        # Filed under something else it is alcohol all the same.
        (LIGHT.replace('alcohol\nabv: "4,5"', "drink"), {"E-ALC-01"}),
        (PRODUCT.replace("handicraft", "other").replace("Lọ gốm", "Rượu mơ"), {"E-ALC-01"}),
        (PRODUCT.replace("handicraft", "drink").replace("Lọ gốm", "Bia gạo"), {"E-ALC-01"}),
        (PRODUCT.replace("handicraft", "drink").replace("Lọ gốm", "Vang dâu"), {"E-ALC-01"}),
        (PRODUCT.replace("handicraft", "other").replace("Lọ gốm", "Bia đá"), set()),
        (PRODUCT.replace("Lọ gốm", "Bình rượu gốm"), set()),
        (PRODUCT.replace("handicraft", "food").replace("Lọ gốm", "Cơm rượu"), set()),
    ],
)
def test_alcohol_of_every_strength(province: Province, product: str, codes: set[str]) -> None:
    assert codes_of(province, product=product) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Giá từ 60.000 đồng một lít.",
        "Chỉ 60.000 đồng/lít.",
        "Đang khuyến mãi.",
        "Mời bạn nếm thử tại lò.",
        "Cùng nâng chén.",
        "A special offer for visitors.",
    ],
)
def test_spirits_are_not_offered(province: Province, text: str) -> None:
    assert codes_of(province, village=told(DISTILLERS, text)) == {"E-ALC-04"}


@pytest.mark.parametrize(
    "text",
    [
        "Men lá làm từ gần 20 loại cây; bã rượu nuôi lợn.",
        "Người chưa đủ 18 tuổi không uống rượu, bia.",
        "Theo đánh giá từ Sở Công Thương, nghề giữ được lối cũ.",
        "Tỉnh có chính sách ưu đãi cho làng nghề.",
    ],
)
def test_the_craft_of_spirits_may_be_told(province: Province, text: str) -> None:
    assert codes_of(province, village=told(DISTILLERS, text)) == set()


def test_no_price_stands_beside_alcohol(province: Province) -> None:
    price = 'trade:\n  price: {amount: "60.000", unit: lít, as_of: 01/10/2026, src: [s1]}'

    assert codes_of(province, product=with_lines(LIGHT + WARNING, price)) == {"E-ALC-04"}


@pytest.mark.parametrize(
    "lines",
    [
        'trade:\n  price: {amount: "60.000", unit: lít, as_of: 01/10/2026, src: [s1]}',
        "care: {text: Đang khuyến mãi.}",
        "photos:\n  - {file: a.jpg, alt: Em bé bên vò, credit: A, licence: CC0}",
    ],
)
def test_a_drink_is_one_whatever_it_is_filed_under(province: Province, lines: str) -> None:
    beer = (LIGHT + WARNING).replace("category: alcohol", "category: drink")

    assert "E-ALC-04" in codes_of(province, product=with_lines(beer, lines))


def test_a_drinking_scene_is_no_picture_of_a_craft(province: Province) -> None:
    photo = "photos:\n  - {file: a.jpg, alt: Khách nâng chén bên bếp, credit: A, licence: CC0}"

    assert "E-ALC-04" in codes_of(province, village=with_lines(DISTILLERS, photo))


# The phrases themselves

SENTENCES = [*CURES, *BOASTS, *PURE, *SECRETS, *ORDERS]
PHRASES = [
    pytest.param(found, id=f"{rules.__name__.split('.')[-1]}.{name}")
    for rules in (claims, dates, privacy, selling)
    for name, found in vars(rules).items()
    if isinstance(found, Phrase)
]


@pytest.mark.parametrize("sought", PHRASES)
def test_the_hints_of_a_phrase_miss_nothing(sought: Phrase) -> None:
    """A match without its hint would never be looked for."""
    for sentence in (*SENTENCES, *map(str.upper, SENTENCES)):
        texts = Texts(((("summary",), sentence),))
        matches = [" ".join(match.group().split()) for match in sought.pattern.finditer(sentence)]

        assert [words for _, words in sought.found_in(texts)] == matches


@pytest.mark.parametrize("sought", PHRASES)
@given(st.lists(st.sampled_from(" ".join(SENTENCES).split()), max_size=40).map(" ".join))
def test_the_hints_miss_nothing_in_any_mixture(sought: Phrase, text: str) -> None:
    texts = Texts(((("summary",), text),))

    assert len(list(sought.found_in(texts))) == len(list(sought.pattern.finditer(text)))
