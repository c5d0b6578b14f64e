"""Codes for files and folders, checked before their content is read."""

from generator.problems.catalogue.code import SHOWS, STAYS, error, warning

FILE = {
    "GS101": error(
        "Tệp không phải UTF-8",
        "tệp không ghi theo bảng mã UTF-8 (byte sai thứ {offset})",
        "Mở tệp, chọn “Lưu với bảng mã UTF-8” (Notepad: Save as → Encoding: UTF-8) rồi gửi lại.",
        STAYS,
    ),
    "GS102": error(
        "Tệp có dấu BOM",
        "đầu tệp có ký tự BOM không nhìn thấy",
        "Chạy “guong fix” để tự sửa; hoặc lưu lại với bảng mã “UTF-8”, không chọn “UTF-8 with BOM”.",
        STAYS,
    ),
    "GS103": error(
        "Xuống dòng kiểu Windows",
        "tệp xuống dòng kiểu Windows (CRLF)",
        "Chạy “guong fix” để tự sửa. Notepad không đổi được: mở bằng VS Code, bấm chữ CRLF ở góc dưới bên phải, chọn "
        "LF; trong Notepad++ chọn Edit → EOL Conversion → Unix.",
        STAYS,
    ),
    "GS104": error(
        "Chữ tổ hợp rời (NFD)",
        "chữ “{text}” ghi bằng dấu rời (Unicode tổ hợp){more}",
        "Chạy “guong fix” để tự sửa; lần sau đặt bộ gõ ở chế độ “Unicode dựng sẵn”.",
        STAYS,
    ),
    "GS105": error(
        "Chữ bị hỏng",
        "có ký tự �: chữ ở đây đã bị mất khi chuyển tệp",
        "Gõ lại chữ bị mất theo bản gốc.",
        STAYS,
    ),
    "GS106": error(
        "Chữ của bảng mã cũ",
        "“{text}” giống chữ gõ bằng bảng mã cũ {encoding}",
        "Chuyển văn bản sang Unicode (UniKey: Công cụ → Chuyển mã) rồi dán lại.",
        STAYS,
    ),
    "GS107": error(
        "Tệp quá lớn",
        "tệp nặng quá mức cho phép {limit} kB",
        "Rút ngắn bài; nếu tệp có ảnh dán trong chữ thì bỏ ra và để ảnh thành tệp riêng.",
        STAYS,
    ),
    "GS108": error(
        "Liên kết tượng trưng",
        "“{name}” là liên kết tượng trưng (symbolic link)",
        "Thay bằng tệp hoặc thư mục thật.",
        STAYS,
    ),
    "GS109": error(
        "Ký tự điều khiển",
        "có ký tự không nhìn thấy {name}{more}",
        "Chạy “guong fix” để tự xóa; nếu vẫn còn thì đặt con trỏ ngay sau ký tự ấy, bấm Backspace rồi gõ lại.",
        STAYS,
    ),
    "GS110": warning(
        "Dấu cách không ngắt",
        "có dấu cách không ngắt (thường do dán từ Word){more}",
        "Chạy “guong fix” để tự sửa, hoặc thay bằng dấu cách thường.",
    ),
    "GS111": error(
        "Tệp đặt sai chỗ",
        "“{name}” không thuộc bài nào nên sẽ không được đăng",
        "{expected}",
        STAYS,
    ),
    "GS112": error(
        "Tên thư mục không hợp lệ",
        "tên thư mục “{name}” không dùng làm địa chỉ được",
        "Đổi thành “{slug}”: chỉ dùng chữ thường không dấu, số và dấu gạch nối, dài không quá 80 ký tự.",
        STAYS,
    ),
    "GS113": error(
        "Thư mục không có bài",
        "thư mục này không có tệp index.md",
        "Thêm tệp index.md chứa bài viết, hoặc xóa thư mục.",
        STAYS,
    ),
    "GS114": error(
        "Chữ cái của bảng chữ khác",
        "“{word}” lẫn chữ {alphabet} “{letter}” ({point}) với chữ Latinh “{latin}” ({latin_point})",
        "Xóa từ này rồi gõ lại bằng bàn phím tiếng Việt; hai chữ cái trông giống nhau nhưng tìm kiếm không ra.",
    ),
    "GS115": error(
        "Dấu chồng lên nhau",
        "“{letter}” mang {count} dấu chồng lên nhau",
        "Xóa từ này rồi gõ lại.",
    ),
    "GS116": error(
        "Không phải tệp thường",
        "“{name}” không phải là tệp thường (ống dẫn, ổ cắm hoặc thiết bị)",
        "Xóa đi; trong thư mục của bài chỉ để index.md và ảnh, âm thanh, video.",
    ),
    "GS117": error(
        "Chữ kiểu trang trí",
        "“{text}” là chữ kiểu trang trí, máy đọc và tìm kiếm không đọc được",
        "Gõ lại thành “{plain}”.",
    ),
    "GS404": error(
        "Tên tệp không dùng được trên mọi máy",
        "tên “{name}” {reason}",
        "Đổi tên thành “{instead}”; nếu bài có ghi tên cũ thì sửa cả trong bài.",
        STAYS,
    ),
    "GS405": error(
        "Không mở được tệp, thư mục",
        "không mở được: {reason}",
        "Cho phép người chạy lệnh đọc tệp, thư mục này (quyền đọc), hoặc chép lại từ bản gốc, rồi chạy lại.",
        STAYS,
    ),
    "GS406": error(
        "Con trỏ Git LFS thay cho tệp thật",
        "“{file}” mới là con trỏ Git LFS, chưa phải tệp thật",
        "Chạy “git lfs pull” để lấy tệp thật. Nếu kho không dùng Git LFS: chép tệp gốc đè lên rồi gửi lại.",
        STAYS,
    ),
    "GS121": error(
        "Còn dấu xung đột của git",
        "còn dấu xung đột <<<<<<< hoặc >>>>>>> của git{more}",
        "Chọn một trong hai bản giữa các dấu <<<<<<<, =======, >>>>>>>, hoặc ghép lại; rồi xóa cả ba dòng dấu.",
        STAYS,
    ),
    "GS122": warning(
        "Tệp do máy tự tạo",
        "“{name}” do Windows, macOS hoặc trình soạn thảo tự tạo, không thuộc bài nào",
        "Xóa tệp này.",
    ),
    "GS123": error(
        "Tệp dữ liệu lạ",
        "không có gì đọc tệp “{name}” trong content/data",
        "{suggestion}{known}",
        STAYS,
    ),
    "GS120": error(
        "Lời nhắc của bài nháp còn lại",
        "bài còn {count} lời nhắc chưa viết; lời nhắc đầu tiên: “{text}”",
        "Viết nội dung thay cho cả phần “(Cần viết: …)”, hoặc bỏ mục đó; chưa viết xong thì giữ “draft: true”.",
        SHOWS,
    ),
    "GS850": error(
        "Chữ trông giống chữ tiếng Việt",
        "“{word}” có chữ “{letter}” ({point}) trông giống chữ tiếng Việt nhưng là chữ khác",
        "Gõ lại thành “{plain}”; tìm kiếm và việc gỡ tên chỉ nhận ra chữ gõ đúng.",
    ),
    "GS851": error(
        "Quá nhiều dấu trong một đoạn",
        "đoạn này có quá nhiều dấu “{sign}” ({count}), trang sẽ mất nhiều phút mới tạo xong",
        "Xóa các dấu thừa, hoặc tách đoạn bằng dòng trống.",
        STAYS,
    ),
}
