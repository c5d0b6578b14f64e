"""Codes for personal data, consent and embargoes, and for consultation notices."""

from generator.problems.catalogue.code import SHOWS, STAYS, error, warning

PRIVACY = {
    "GS801": error(
        "Thiếu cơ sở công khai",
        "bài nêu người thật mà chưa có cơ sở công khai thông tin (consent)",
        "Người ấy đã ký phiếu thì thêm những dòng này, “scopes” chỉ ghi mục đã đánh dấu "
        "(Điều 16 Luật Bảo vệ dữ liệu cá nhân):"
        '\nconsent:\n  basis: dong-y\n  reference: "(Cần viết: số của phiếu đồng ý)"\n  scopes: [dang-web]',
        SHOWS,
    ),
    "GS802": error(
        "Số điện thoại",
        "“{text}” giống số điện thoại",
        "Xóa số này; chỉ số của cơ quan đã khai báo mới được đăng.",
        STAYS,
    ),
    "GS803": error(
        "Số giấy tờ tùy thân",
        "“{text}” giống số căn cước hoặc chứng minh nhân dân",
        "Xóa số này khỏi bài.",
        STAYS,
    ),
    "GS804": error(
        "Khóa riêng tư",
        "không lưu “{key}” trong kho bài viết",
        "Xóa khóa này; thông tin riêng chỉ giữ trong hồ sơ của cơ quan.",
        STAYS,
    ),
    "GS805": error(
        "Chưa đồng ý đăng web",
        "phạm vi đồng ý chưa có “dang-web”",
        "Chỉ đăng khi người được nêu đã đồng ý; khi đó thêm “dang-web” vào “scopes”.",
        SHOWS,
    ),
    "GS806": error(
        "Cơ sở công khai thiếu căn cứ",
        "cơ sở “{basis}” phải kèm “reference”",
        "Thêm “reference”: {meaning}.",
        SHOWS,
    ),
    "GS807": error(
        "Thiếu thẩm định an toàn",
        "bài thuộc “{term}” phải có “safety_review”",
        "Thêm người thẩm định và ngày: safety_review: {{reviewer: …, date: …}}.",
        SHOWS,
    ),
    "GS808": error(
        "Dùng AI không được phép",
        "“{use}” không được dùng trên trang này",
        "Thay bằng ảnh, giọng nói thật.",
    ),
    "GS809": error(
        "Địa chỉ thư điện tử",
        "“{text}” là địa chỉ thư điện tử",
        "Xóa địa chỉ này; nếu là của cơ quan thì khai báo ở mục office trong mkdocs.yml.",
        STAYS,
    ),
    "GS810": error(
        "Tài khoản ngân hàng",
        "“{text}” giống số tài khoản ngân hàng",
        "Xóa số này; việc ủng hộ để người đọc liên hệ với cơ quan.",
        STAYS,
    ),
    "GS811": error(
        "Địa chỉ nhà",
        "“{text}” giống địa chỉ nhà",
        "Chỉ ghi đến xã, phường (nếu cần thì đến thôn, tổ dân phố); địa chỉ cơ quan thì khai báo ở mục office "
        "trong mkdocs.yml.",
        STAYS,
    ),
    "GS812": warning(
        "Ảnh, tiếng, video không được đăng",
        "{what} “{file}” sẽ không được đăng: phạm vi đồng ý chưa có “{scope}”",
        "Khi người trong {what} đồng ý thì thêm “{scope}” vào “scopes”; ảnh không có người thì ghi "
        "“without_people: true”.",
    ),
    "GS813": error(
        "Cơ sở không dùng cho bài giới thiệu gương",
        "“{basis}” chỉ cho phép đăng ảnh của hoạt động ấy, không cho phép giới thiệu riêng một người",
        "Xin sự đồng ý của người được giới thiệu rồi ghi “dong-y”, hoặc viết thành câu chuyện về hoạt động.",
        SHOWS,
    ),
    "GS814": error(
        "Cơ sở đã hết thời gian áp dụng",
        "“{basis}” chỉ dùng cho bài đăng đến hết ngày {last}",
        "Ghi đúng cơ sở công khai của bài này, ví dụ “dong-y”.",
        SHOWS,
    ),
    "GS815": error(
        "Loại gương cho biết điều riêng tư",
        "loại gương “{kind}” tự nó đã cho biết điều riêng tư mà chưa được đồng ý công khai",
        "Khi người được nêu đồng ý (“{label}”) thì thêm “{scope}” vào “scopes”; nếu không, chọn loại gương khác.",
        SHOWS,
    ),
    "GS816": error(
        "Đăng lại chưa được phép",
        "bài đăng lại dài {words} chữ mà chưa có sự cho phép của nơi đăng bài gốc",
        "Ghi “permission”: văn bản hoặc thư cho phép; nếu chưa có, chỉ giữ tên bài, hai dòng (nhiều nhất {most} chữ) "
        "và liên kết tới bài gốc.",
        SHOWS,
    ),
    "GS817": error(
        "Trẻ em thiếu người đồng ý",
        "bài về trẻ em phải có sự đồng ý của {label}",
        "Xin đủ các sự đồng ý rồi thêm “{giver}” vào khóa “giver” của “consent”; trẻ dưới 7 tuổi thì ghi "
        "“is_under_7: true”, chỉ cần cha, mẹ hoặc người giám hộ.",
        SHOWS,
    ),
    "GS818": error(
        "Tên trẻ em trên địa chỉ trang",
        "địa chỉ “{slug}” có tên của trẻ em",
        "Đổi tên thư mục thành tên không lộ danh tính, ví dụ theo việc làm: “cau-be-tra-lai-cua-roi”; địa chỉ cũ có "
        "tên trẻ thì xóa khỏi “aliases”.",
        SHOWS,
    ),
    "GS819": error(
        "Trường, lớp, xã của trẻ em",
        "bài nêu cả trường, cả “{text}”, cả xã, phường: gộp lại thì biết ngay đó là trẻ nào",
        "Bỏ ít nhất một trong ba điều ấy.",
        SHOWS,
    ),
    "GS820": error(
        "Hoàn cảnh riêng kèm họ tên trẻ em",
        "bài nói về sức khỏe, hoàn cảnh riêng của trẻ mà ghi đủ họ tên “{name}”",
        "Chỉ ghi tên gọi hoặc chữ đầu, ví dụ “em A.”, “em N.T.A.”.",
        SHOWS,
    ),
    "GS821": error(
        "Trẻ em: chưa hẹn ngày rà soát",
        "bài về trẻ em phải được rà soát lại trong vòng 12 tháng",
        "Ghi “review_due”: một ngày không muộn hơn {last}.",
        SHOWS,
    ),
    "GS822": error(
        "Trẻ em ở mục nổi bật",
        "bài về trẻ em không đưa vào mục nổi bật",
        "Xóa khóa “featured_until”.",
        SHOWS,
    ),
    "GS823": warning(
        "Có thể là trẻ em",
        "“{text}” có thể là trẻ em dưới 16 tuổi mà bài chưa ghi “is_child”",
        "Nếu bài viết về trẻ em thì ghi “is_child: true” và đủ sự đồng ý; nếu không phải thì ghi “is_child: "
        "false”. Trẻ "
        "chỉ được nhắc tới thì viết không nêu tên: “một cháu nhỏ”.",
    ),
    "GS824": error(
        "Chưa trả lời: có phải trẻ em không",
        "“{text}” có thể là trẻ em dưới 16 tuổi; trang thật không đăng bài chưa ghi “is_child”",
        "Nếu bài viết về trẻ em thì ghi “is_child: true” và đủ sự đồng ý; nếu không phải thì ghi “is_child: "
        "false”. Trẻ "
        "chỉ được nhắc tới thì viết không nêu tên: “một cháu nhỏ”.",
        SHOWS,
    ),
    "GS825": error(
        "Năm sinh của trẻ em",
        "bài ghi “is_child: false” mà người sinh năm {year} chưa đủ 16 tuổi vào ngày đăng",
        "Ghi “is_child: true” và đủ sự đồng ý, hoặc sửa lại “birth_year”.",
        SHOWS,
    ),
    "GS826": error(
        "Ngày sinh",
        "“{text}” là ngày sinh của một người",
        "Xóa ngày và tháng; chỉ giữ năm sinh khi người ấy đã đồng ý (phạm vi “nam-sinh”).",
        SHOWS,
    ),
    "GS827": error(
        "Năm sinh chưa được đồng ý",
        "“{text}” cho biết năm sinh mà phạm vi đồng ý chưa có “nam-sinh”",
        "Xóa năm sinh khỏi bài; khi người ấy đồng ý thì thêm “nam-sinh” vào “scopes”.",
        SHOWS,
    ),
    "GS828": warning(
        "Năm sinh trong bài về tập thể, sự việc",
        "“{text}” cho biết năm sinh của một người mà phạm vi đồng ý chưa có “nam-sinh”",
        "Xóa năm sinh khỏi bài; khi người ấy đồng ý thì thêm “nam-sinh” vào “scopes”.",
    ),
    "GS829": error(
        "Câu chuyện nêu gương trẻ em",
        "“{slug}” là bài về trẻ em mà câu chuyện này chưa ghi “is_child”",
        "Thêm “is_child: true” với đủ sự đồng ý và “review_due”, hoặc bỏ “{slug}” khỏi “exemplars” và không nêu "
        "tên trẻ.",
        SHOWS,
    ),
}

CONSENTS = {
    "GS841": error(
        "Sự đồng ý đã hết hạn",
        "sự đồng ý chỉ có đến hết ngày {last}: từ lần tạo trang tới, bài chỉ còn thông báo đang xin gia hạn",
        "Xin đồng ý lại rồi ghi ngày mới vào “expires” và số giấy mới vào “reference”; nếu không gia hạn thì gỡ bài: "
        "guong withdraw {slug}.",
        SHOWS,
    ),
    "GS842": warning(
        "Sự đồng ý sắp hết hạn",
        "sự đồng ý chỉ có đến hết ngày {last}",
        "Xin đồng ý lại từ bây giờ; khi có giấy mới thì ghi ngày mới vào “expires” và số giấy mới vào “reference”.",
    ),
}

GROUNDS = {
    "GS843": error(
        "Cơ sở “đồng ý” bao cả mục đích chưa hỏi",
        "“covers” của “{basis}” cho đăng “{scope}” ({label}) mà không cần ai đồng ý; {count} bài đăng như vậy: {named}",
        "Xóa “{scope}” khỏi “covers”: mỗi mục đích phải được đồng ý riêng và ghi trong “scopes” của từng bài (Điều 9).",
    ),
    "GS844": warning(
        "Cơ sở cho đăng mà không cần đồng ý",
        "“covers” của “{basis}” cho đăng “{scope}” ({label}) ở {count} bài mà “scopes” không ghi: {named}",
        "Nếu văn bản làm cơ sở không cho phép điều này thì xóa “{scope}” khỏi “covers”.",
    ),
}

STRAY = {
    "GS845": warning(
        "Ảnh gốc còn ghi nơi chụp",
        "tệp “{file}” còn ghi tọa độ nơi chụp; trang bỏ đi khi đăng, nhưng ai xem kho bài viết cũng đọc được",
        "Chạy guong photos --clean {path} để bỏ tọa độ, tên máy và các thông tin kèm theo; hình ảnh giữ nguyên.",
    ),
    "GS846": warning(
        "Tệp văn phòng trong kho",
        "“{file}” là tệp văn phòng; bảng đăng ký, giấy đồng ý thường có số căn cước, số điện thoại, ngày sinh",
        "Chuyển tệp này ra ngoài thư mục của trang; nếu đã đưa vào git thì xóa cả trong lịch sử.",
    ),
}

CONSULTATIONS = {
    "GS750": error(
        "Thời hạn lấy ý kiến quá ngắn",
        "chỉ có {days} ngày làm việc để góp ý; phải có ít nhất {least}",
        "Ghi “until” từ ngày {earliest} trở đi, hoặc xóa khóa này để tự tính.",
        SHOWS,
    ),
    "GS751": error(
        "Hội đồng họp trước khi hết hạn góp ý",
        "hội đồng họp ngày {council}, trong khi hạn góp ý đến hết ngày {until}",
        "Đăng thông báo sớm hơn, hoặc lùi ngày họp.",
        SHOWS,
    ),
    "GS752": error(
        "Thông báo lấy ý kiến có lời giới thiệu",
        "thông báo lấy ý kiến không dùng khóa “{key}”",
        "Xóa khóa này: thông báo chỉ nêu ai được đề nghị, về việc gì.",
        SHOWS,
    ),
    "GS753": error(
        "Đề nghị ghi như đã khen thưởng",
        "trong thông báo lấy ý kiến, khen thưởng mới là đề nghị",
        "Ghi “status: de-nghi” cho mục này.",
        SHOWS,
    ),
    "GS754": warning(
        "Chưa có ngày nghỉ lễ của năm",
        "danh mục ngày nghỉ chưa đủ lễ, Tết của năm {year}: hạn góp ý tính theo lịch dự kiến, chưa kể ngày hoán đổi",
        "Thêm ngày nghỉ lễ, Tết của năm ấy vào content/data/public_holidays.yml.",
    ),
}
