"""Codes for vocabularies, hand-written pages and the built site."""

from generator.problems.catalogue.code import STAYS, error

SITE = {
    "GS902": error(
        "Danh mục trùng mã",
        "mã “{slug}” đã có ở dòng {first}",
        "Mỗi mã chỉ dùng một lần; mã đã đăng thì không đổi.",
        STAYS,
    ),
    "GS903": error(
        "Thẻ chèn lạ",
        "không có thẻ chèn “{mark}”",
        "{suggestion}{known}",
        STAYS,
    ),
    "GS904": error(
        "Thiếu danh mục",
        "không có tệp danh mục này",
        "Thêm lại tệp từ bản trước.",
        STAYS,
    ),
    "GS905": error(
        "Thiếu thông tin trang",
        "cấu hình thiếu “{key}”: {meaning}",
        "Thêm “{key}” vào {place}.",
        STAYS,
    ),
    "GS906": error(
        "Liên kết hỏng trên trang",
        "không có trang hay tệp nào ở {target}{more}",
        "Sửa liên kết ở tệp nguồn của trang; nhiều trang cùng có thì sửa ở tệp giao diện, hoặc thêm trang thiếu.",
        STAYS,
    ),
    "GS907": error(
        "Liên kết tới mục không có",
        "trang {target} không có mục #{anchor}{more}",
        "Sửa liên kết ở tệp nguồn của trang; nhiều trang cùng có thì sửa ở tệp giao diện, hoặc thêm trang thiếu.",
        STAYS,
    ),
    "GS908": error(
        "Chữ của hệ thống lọt ra trang",
        "trang có chữ của hệ thống: “{text}”{more}",
        "Xóa chữ này trong bài gốc.",
        STAYS,
    ),
    "GS909": error(
        "Trùng id trên trang",
        "id “{anchor}” có hai lần trên một trang{more}",
        "Đổi một trong hai tiêu đề trùng nhau.",
        STAYS,
    ),
    "GS910": error(
        "Trang gọi ra ngoài",
        "trang tải {target} từ nơi khác{more}",
        "Để tệp đó trong trang này; không tải từ máy chủ khác.",
        STAYS,
    ),
    "GS911": error(
        "Còn tên người đã gỡ",
        "tệp này còn tên người hoặc tên bài đã gỡ ({whose})",
        "Tạo lại trang rồi kiểm tra lại; nếu vẫn còn thì tìm nơi chữ này lọt vào và xóa ở đó.",
    ),
    "GS912": error(
        "Còn tệp của bài đã gỡ",
        "tệp này thuộc bài đã gỡ ({whose})",
        "Chạy lại “guong build”: lệnh này xóa tệp của bài đã gỡ.",
    ),
    "GS913": error(
        "Bài khác còn nêu người đã gỡ",
        "bài này còn nêu tên người hoặc tên bài đã gỡ ({whose})",
        "Sửa chỗ này. Nếu là người khác trùng tên thì thêm “{address}” vào “keeps” của mục “withdrawn” ở bài đã gỡ.",
    ),
    "GS914": error(
        "Thông tin trang còn là chữ mẫu",
        "“{key}” còn là chữ mẫu hoặc ví dụ: “{value}”",
        "Ghi thông tin thật của cơ quan vào “{key}” trong mkdocs.yml; trang chưa chính thức thì để production: false.",
        STAYS,
    ),
    "GS915": error(
        "Cách liên hệ viết sai",
        "“{key}” không phải là {expected}: “{value}”",
        "Ghi {expected} thật của cơ quan, viết như {example}.",
        STAYS,
    ),
    "GS916": error(
        "Trang viết tay còn lời của trang mẫu",
        "trang này còn nói đây là trang mẫu, bài mẫu ({count} dòng, dòng đầu có “{text}”)",
        "Trang chính thức không có bài mẫu: xóa đoạn này, hoặc viết lại về trang của cơ quan.",
        STAYS,
    ),
    "GS917": error(
        "Kế hoạch không có trong danh mục",
        "không phong trào nào có kế hoạch “{plan}”",
        "Chép nguyên văn một dòng “plan” trong content/data/movements.yml: {known}.",
        STAYS,
    ),
    "GS918": error(
        "Khóa của giao diện không có tác dụng",
        "“{key}” không có tác dụng ở giao diện này",
        "{cure}.",
        STAYS,
    ),
    "GS919": error(
        "Không thấy biểu trưng",
        "“theme.{key}” không dùng được: “{path}”",
        "Đặt ảnh ({expected}) vào theme/assets/, ghi “custom_dir: theme” và “{key}: assets/tên-tệp” dưới “theme”.",
        STAYS,
    ),
    "GS920": error(
        "Màu khó đọc",
        "chữ màu {text} trên nền {ground} chỉ tương phản {ratio} : 1 ({where}), cần ít nhất 4,5 : 1",
        "Cho màu chữ đậm hơn hoặc màu nền nhạt hơn; nền tối và tương phản cao có màu riêng, ghi cả ba nơi.",
        STAYS,
    ),
    "GS921": error(
        "Màu viết không đúng cách",
        "{name} là “{value}”: chương trình không đọc được màu này",
        "Ghi màu bằng sáu chữ số thập lục phân sau dấu #, như #9b2c1f.",
        STAYS,
    ),
    "GS922": error(
        "Không có hình này",
        "lĩnh vực “{field}” ghi hình “{icon}” mà bộ hình không có",
        "{suggestion}Tìm tên hình ở trang Icons, Emojis của Material for MkDocs, ghi như material/rice.",
        STAYS,
    ),
}
