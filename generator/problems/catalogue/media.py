"""Codes for photos, sound and video files, and the body of an entry."""

from generator.problems.catalogue.code import SHOWS, STAYS, error, warning

MEDIA = {
    "GS601": error(
        "Không thấy tệp ảnh",
        "không có tệp “{file}” trong thư mục của bài",
        "{suggestion}Đặt ảnh cạnh tệp index.md và ghi đúng tên, kể cả chữ hoa, chữ thường.",
    ),
    "GS602": error(
        "Ảnh thiếu mô tả hoặc tên người chụp",
        "ảnh thiếu “{key}”",
        "Thêm “{key}”: {meaning}.",
    ),
    "GS603": error(
        "Đường dẫn ra ngoài thư mục",
        "“{file}” nằm ngoài thư mục của bài",
        "Chỉ ghi tên tệp đặt cạnh index.md, không có dấu / hay ..",
        STAYS,
    ),
    "GS604": error(
        "Không đọc được ảnh",
        "không đọc được ảnh “{file}”: {reason}",
        "Lưu lại ảnh thành JPEG, PNG hoặc WebP rồi thay tệp. Cách làm: trang hướng dẫn “Ảnh và sự đồng ý”.",
        STAYS,
    ),
    "GS605": error(
        "Ảnh quá lớn",
        "ảnh “{file}” {size}, quá mức cho phép {limit}",
        "Thu nhỏ ảnh còn khoảng 3000 điểm mỗi chiều rồi thay tệp. Cách làm: trang hướng dẫn “Ảnh và sự đồng ý”.",
        STAYS,
    ),
    "GS606": error(
        "Tệp không được dùng",
        "tệp “{file}” không có trong “photos” hay “audio”, “video” của bài",
        "Thêm vào khóa tương ứng, hoặc xóa tệp.",
    ),
    "GS607": error(
        "Âm thanh, video sai định dạng",
        "“{file}” không phải định dạng phát được trên mọi máy",
        "Chuyển sang {formats} rồi thay tệp.",
    ),
    "GS407": error(
        "Âm thanh, video không mở được",
        "không mở được “{file}”: {reason}",
        "Xuất lại thành MP3 (âm thanh) hoặc MP4 mã hóa H.264 và AAC (video) rồi thay tệp.",
        STAYS,
    ),
    "GS608": error(
        "Âm thanh, video quá nặng",
        "“{file}” nặng {size} MB, quá mức cho phép {limit} MB",
        "Xuất lại với chất lượng thấp hơn, hoặc đưa lên kênh của cơ quan rồi ghi “url” thay cho “file”.",
        STAYS,
    ),
    "GS609": error(
        "Âm thanh, video không đúng loại",
        "nội dung của “{file}” không phải là {kind}",
        "Xuất lại từ phần mềm dựng âm thanh, video; đổi đuôi tệp không làm đổi loại tệp.",
        STAYS,
    ),
}

BODY = {
    "GS701": error(
        "HTML trong bài",
        "không dùng HTML trong bài: {text}",
        "Dùng cách viết Markdown; muốn in ký tự < thì viết \\<.",
    ),
    "GS702": error(
        "Liên kết không an toàn",
        "liên kết “{target}” không được phép",
        "Chỉ dùng địa chỉ bắt đầu bằng https://, http://, hoặc / cho trang trong site này.",
    ),
    "GS703": error(
        "Tiêu đề lớn trong bài",
        "không dùng tiêu đề một dấu # trong bài",
        "Tên bài đã là tiêu đề lớn; các mục trong bài bắt đầu từ ##.",
    ),
    "GS704": error(
        "Tiêu đề nhảy cấp",
        "tiêu đề nhảy từ cấp {previous} xuống cấp {level}",
        "Dùng lần lượt ##, ### cho các mục con.",
    ),
    "GS705": error(
        "Ảnh chèn giữa bài",
        "không chèn ảnh bằng Markdown: {target}",
        "Khai báo ảnh ở khóa “photos” kèm mô tả và tên người chụp.",
    ),
    "GS610": error(
        "Năm thành số thứ tự",
        "các đoạn bắt đầu bằng số và dấu chấm ({written}…) in ra thành danh sách {printed}…",
        "Viết “Năm {first}: …” hoặc “**{first}**: …”; nếu là danh sách thì đánh số liền nhau.",
    ),
    "GS611": error(
        "Đoạn văn thành khung mã",
        "đoạn “{text}…” thụt vào bằng tab hoặc bốn dấu cách nên in ra như mã máy tính",
        "Xóa khoảng trống ở đầu dòng; thụt bằng tab thì “guong fix” tự sửa.",
    ),
    "GS612": error(
        "Ô của bảng bị mất",
        "dòng này có {cells} ô mà đầu bảng chỉ có {head}: các ô thừa không in ra",
        "Thêm ô vào đầu bảng, hoặc gộp ô; dấu | trong chữ thì viết \\|.",
    ),
    "GS613": warning(
        "Dấu Markdown in ra trang",
        "{what} ở đây không có tác dụng, in ra nguyên như vậy",
        "{cure}.",
    ),
    "GS706": error(
        "Bài trống",
        "bài chưa có nội dung",
        "Viết nội dung sau dòng --- thứ hai.",
    ),
    "GS707": error(
        "Trang quá lớn",
        "bài khi dựng thành trang nặng quá {limit} kB",
        "Bỏ bớt liên kết, bảng và định dạng lặp lại trong bài.",
    ),
    "GS708": error(
        "Liên kết tới trang không có",
        "không có trang hay tệp nào ở “{target}”",
        "{suggestion}Ghi tên tệp của trang, tính từ thư mục đang viết, ví dụ gioi-thieu.md; hoặc địa chỉ bắt đầu "
        "bằng /, ví dụ /linh-vuc/.",
    ),
    "GS709": error(
        "Ảnh lấy từ nơi khác",
        "ảnh “{target}” không ở trong trang này",
        "Lưu ảnh vào theme/assets rồi ghi địa chỉ của ảnh ở đó, ví dụ /assets/anh.jpg (mkdocs.yml cần có dòng "
        "“custom_dir: theme” ở mục theme).",
    ),
    "GS710": error(
        "Mục điều hướng không tới đâu",
        "mục “nav” dẫn tới “{target}”, không có trang nào như vậy",
        "{suggestion}Ghi tên tệp trong content/pages, ví dụ gioi-thieu.md; hoặc địa chỉ bắt đầu bằng /, "
        "ví dụ /linh-vuc/; hoặc bỏ mục này.",
    ),
    "GS711": error(
        "Không thấy ảnh của trang viết tay",
        "không có tệp ảnh nào ở “{target}”",
        "Đặt ảnh vào theme/assets rồi ghi địa chỉ của ảnh ở đó, ví dụ /assets/anh.jpg (mkdocs.yml cần có dòng "
        "“custom_dir: theme” ở mục theme). Tên tệp phân biệt chữ hoa, chữ thường.",
    ),
    "GS712": error(
        "Dấu đặt ảnh, lời nói không dùng được",
        "“{mark}” không phải dấu đặt ảnh, lời nói, con số, hoặc không đứng riêng một dòng",
        "Viết riêng một dòng, không thụt vào: [[ảnh 2]], [[lời 1]], [[kết quả]], [[âm thanh 1]] hoặc [[video 1]].",
        SHOWS,
    ),
    "GS713": error(
        "Không có mục mà dấu trong bài chỉ tới",
        "dấu này chỉ tới mục thứ {number} của khóa “{key}”, khóa ấy có {count} mục",
        "Sửa số thứ tự, hoặc khai báo thêm ở khóa “{key}”.",
        SHOWS,
    ),
    "GS714": error(
        "Ảnh đầu đã đứng ở đầu trang",
        "ảnh thứ nhất luôn đứng ở đầu trang, không đặt lại trong bài",
        "Bỏ dòng này; muốn đặt ảnh ấy trong bài thì đổi thứ tự ở khóa “photos”.",
        SHOWS,
    ),
}
