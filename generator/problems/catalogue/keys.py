"""Codes for keys and their values."""

from generator.problems.catalogue.code import SHOWS, error, warning

KEYS = {
    "GS301": error(
        "Khóa lạ",
        "không có khóa nào tên “{key}”{where}",
        "{suggestion}{known}",
    ),
    "GS302": error(
        "Thiếu khóa bắt buộc",
        "thiếu khóa “{key}”{where}",
        "Thêm khóa “{key}”: {meaning}.",
    ),
    "GS303": error(
        "Giá trị sai dạng",
        "khóa “{key}” phải là {expected}",
        "{example}",
    ),
    "GS351": error(
        "Khóa con chưa thụt vào",
        "{names} là khóa con của “{key}” mà chưa thụt vào",
        "Thụt vào hai dấu cách:\n{lines}",
    ),
    "GS352": warning(
        "Ngày sau ngày của bài",
        "“{key}” ghi {value}, muộn hơn ngày của bài ({last})",
        "Kiểm tra lại hai ngày; nếu việc ấy có sau khi đăng thì ghi “updated”: ngày sửa bài.",
    ),
    "GS353": warning(
        "Ngày chưa tới",
        "“{key}” ghi {value}, mà hôm nay mới là {today}",
        "Kiểm tra lại năm, tháng, ngày.",
    ),
    "GS354": warning(
        "Tên toàn chữ in hoa",
        "“{text}” viết toàn chữ in hoa",
        "Viết thường, ví dụ “{plain}”; trang tự in to.",
    ),
    "GS355": warning(
        "Mã của Word, HTML in ra",
        "“{text}” là mã của Word hoặc HTML, in ra nguyên như vậy",
        "Xóa đoạn mã này; lần sau dán từ Word thì dùng “Dán chỉ văn bản”.",
    ),
    "GS356": warning(
        "Một người có hai bài",
        "{name}, cùng địa phương, cùng năm, đã có ở {other}",
        "Nếu là một người thì gộp vào một bài; nếu là hai người trùng tên thì không phải sửa.",
    ),
    "GS360": warning(
        "Chưa xếp việc tốt",
        "bài chưa ghi “deeds”, mà có vẻ kể: {deeds}",
        "Đúng thì thêm dòng dưới đây, bớt mục không đúng; không mục nào đúng thì ghi “deeds: []”.\n{line}",
    ),
    "GS361": error(
        "Dấu hiệu việc tốt sai dạng",
        "“{value}” không dùng làm dấu hiệu được",
        "Ghi cụm từ như trong bài; chỗ có vài chữ bất kỳ thì ghi một dấu “…” ở giữa, ví dụ “hiến … m²”.",
    ),
    "GS304": error(
        "Chữ quá ngắn hoặc quá dài",
        "khóa “{key}” dài {length} ký tự; cần {wanted}",
        "Viết lại cho đủ độ dài.",
    ),
    "GS305": error(
        "Không phải ngày",
        "“{value}” không phải là ngày hợp lệ",
        "{meant}Ghi năm-tháng-ngày, ví dụ 2026-05-19.",
    ),
    "GS306": error(
        "Không phải năm",
        "“{value}” không phải là năm hợp lệ",
        "Ghi năm bằng bốn chữ số, từ {minimum} đến {maximum}.",
    ),
    "GS307": error(
        "Giá trị không có trong danh mục",
        "“{value}” không có trong danh mục {vocabulary}",
        "{suggestion}Danh mục nằm ở tệp {file}.",
    ),
    "GS308": error(
        "Không phải true hoặc false",
        "“{value}” không phải là true hoặc false",
        "Chỉ ghi true (có) hoặc false (không).",
    ),
    "GS309": error(
        "Địa chỉ web sai",
        "“{value}” không phải là địa chỉ web",
        "Ghi đầy đủ, bắt đầu bằng https:// hoặc http://.",
    ),
    "GS310": error(
        "Danh sách sai số lượng",
        "khóa “{key}” có {count} mục; cần {wanted}",
        "Thêm hoặc bớt mục.",
    ),
    "GS311": error(
        "Thiếu nguồn",
        "bài không có nguồn (sources), cũng không có tác giả (author)",
        "Thêm “sources” nếu bài tổng hợp từ nơi khác, hoặc “author” nếu là bài tự viết.",
        SHOWS,
    ),
    "GS312": error(
        "Giá trị lặp",
        "“{value}” có hai lần trong “{key}”",
        "Chỉ giữ một lần.",
    ),
    "GS313": error(
        "Ngày trái nhau",
        "“{later}” ({later_value}) sớm hơn “{earlier}” ({earlier_value})",
        "Kiểm tra lại hai ngày này.",
    ),
    "GS314": error(
        "Năm không khớp thư mục",
        "bài nằm ở thư mục năm {folder} nhưng xếp vào năm {year}",
        "Chuyển bài sang content/stories/{year}/, hoặc ghi “year: {folder}”.",
    ),
    "GS315": error(
        "Hạng không đúng",
        "“{award}” không có hạng “{rank}”",
        "{wanted}",
    ),
    "GS316": error(
        "Khen thưởng thiếu tên cụ thể",
        "“{award}” phải ghi rõ tên ở khóa “label”",
        "Thêm “label”: tên đúng như ghi trên bằng hoặc quyết định.",
    ),
    "GS317": error(
        "Khen thưởng không hợp đối tượng",
        "“{award}” không dành cho {subject}",
        "Kiểm tra lại hình thức khen thưởng hoặc khóa “subject_type”.",
    ),
    "GS318": error(
        "Đề nghị chưa phải khen thưởng",
        "khen thưởng đang đề nghị không đưa vào bài giới thiệu gương",
        "Bỏ mục này; thêm lại khi đã có quyết định.",
    ),
    "GS319": warning(
        "Khen thưởng không có trong luật lúc đó",
        "“{award}” không có trong {law} (năm {year})",
        "Kiểm tra lại năm và tên hình thức khen thưởng; nếu đúng thì không phải sửa.",
    ),
    "GS320": error(
        "Bài mẫu trên trang chính thức",
        "trang chính thức không nhận bài mẫu (sample: true)",
        "Xóa bài mẫu này khỏi thư mục content.",
        SHOWS,
    ),
    "GS321": error(
        "Cơ sở chỉ dành cho bài mẫu",
        "cơ sở “{basis}” chỉ dùng cho bài mẫu",
        "Ghi đúng cơ sở công khai, ví dụ “dong-y”; hoặc thêm “sample: true” nếu đây là bài mẫu.",
        SHOWS,
    ),
    "GS322": error(
        "Giá trị để trống",
        "khóa “{key}” để trống",
        "Ghi giá trị, hoặc xóa cả dòng khóa này.",
    ),
    "GS323": error(
        "Địa bàn lẫn với từ khác",
        "“{value}” phải đứng một mình trong “locality”",
        "Chỉ ghi “{value}”, hoặc chỉ ghi các địa phương.",
    ),
    "GS324": warning(
        "Từ so sánh tột bậc, nói quá",
        "“{text}”: {label}, trong câu không có con số hay nguồn",
        "{advice}",
    ),
    "GS325": warning(
        "Mở đầu như công văn",
        "bài mở đầu bằng lối công văn: “{text}”",
        "{advice}",
    ),
    "GS326": warning(
        "Con số chưa có nguồn",
        "bài nêu con số (“{text}”) mà không có nguồn (sources) hay minh chứng (evidence)",
        "Thêm “sources” hoặc “evidence” cho biết con số lấy từ đâu.",
    ),
    "GS327": warning(
        "Khen thưởng thiếu số quyết định",
        "“{award}” chưa có số quyết định",
        "Thêm “decision”: số, ký hiệu của quyết định khen thưởng, và “date”: ngày ký.",
    ),
    "GS328": warning(
        "Chú thích ảnh thiếu tên người được khen",
        "chú thích nêu “{text}” mà không nêu tên người được giới thiệu",
        "Nêu tên người được khen, được giới thiệu trong ảnh.",
    ),
    "GS329": warning(
        "Viết sai chính tả",
        "“{text}”: có thể viết sai",
        "{advice}",
    ),
    "GS330": warning(
        "Câu quá dài",
        "câu này dài {words} chữ, khó nghe và khó hiểu",
        "Tách thành các câu ngắn, mỗi câu nhiều nhất {most} chữ.",
    ),
    "GS331": warning(
        "Thông tin nhạy cảm",
        "“{text}”: {label} của người được nêu là dữ liệu nhạy cảm",
        "{advice}",
    ),
    "GS345": error(
        "Không phải số bài",
        "“{value}” không phải là số bài",
        "Xóa dòng này rồi chạy “guong number”: máy ghi một số từ 1 đến {maximum}.",
    ),
    "GS340": error(
        "Không phải ngày, tháng hay năm",
        "“{value}” không phải là ngày, tháng hay năm hợp lệ",
        "{suggestion}Ghi như 2023-07-15; nguồn chỉ cho biết tháng thì 2023-07, chỉ cho biết năm thì 2023.",
    ),
    "GS332": warning(
        "Điều cần cân nhắc",
        "“{text}”: {label}",
        "{advice}",
    ),
}
