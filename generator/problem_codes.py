"""The catalogue of problem codes: permanent codes with their Vietnamese texts. Data, no logic.

A code is never reused for another meaning and never renumbered: reports, guides and forges refer to it.
The staff guide's list of errors is made from this table. `{…}` is filled by the check that finds the problem.
"""

from typing import NamedTuple


class Code(NamedTuple):
    """One kind of problem. `in_drafts` says what it does to an entry that is a draft yet."""

    severity: str
    title: str
    message: str
    hint: str
    in_drafts: str


# What an error is in a draft (decision 18): still one, where it is dangerous in a repository or nothing can be read;
# else a warning, and the draft is left out of previews, or shown where only its publication is in question.
STAYS, HIDES, SHOWS = "stays", "hides", "shows"


def _error(title: str, message: str, hint: str, in_drafts: str = HIDES) -> Code:
    return Code("error", title, message, hint, in_drafts)


def _warning(title: str, message: str, hint: str) -> Code:
    return Code("warning", title, message, hint, SHOWS)


_FILE = {
    "GS101": _error(
        "Tệp không phải UTF-8",
        "tệp không ghi theo bảng mã UTF-8 (byte sai thứ {offset})",
        "Mở tệp, chọn “Lưu với bảng mã UTF-8” (Notepad: Save as → Encoding: UTF-8) rồi gửi lại.",
        STAYS,
    ),
    "GS102": _error(
        "Tệp có dấu BOM",
        "đầu tệp có ký tự BOM không nhìn thấy",
        "Lưu lại với bảng mã “UTF-8”, không chọn “UTF-8 with BOM”.",
        STAYS,
    ),
    "GS103": _error(
        "Xuống dòng kiểu Windows",
        "tệp xuống dòng kiểu Windows (CRLF)",
        "Trong VS Code bấm chữ CRLF ở góc dưới bên phải, chọn LF; trong Notepad++ chọn Edit → EOL Conversion → Unix.",
        STAYS,
    ),
    "GS104": _error(
        "Chữ tổ hợp rời (NFD)",
        "chữ “{text}” ghi bằng dấu rời (Unicode tổ hợp)",
        "Gõ lại chữ này bằng bộ gõ đặt ở chế độ “Unicode dựng sẵn”.",
        STAYS,
    ),
    "GS105": _error(
        "Chữ bị hỏng",
        "có ký tự �: chữ ở đây đã bị mất khi chuyển tệp",
        "Gõ lại chữ bị mất theo bản gốc.",
        STAYS,
    ),
    "GS106": _error(
        "Chữ của bảng mã cũ",
        "“{text}” giống chữ gõ bằng bảng mã cũ {encoding}",
        "Chuyển văn bản sang Unicode (UniKey: Công cụ → Chuyển mã) rồi dán lại.",
        STAYS,
    ),
    "GS107": _error(
        "Tệp quá lớn",
        "tệp nặng quá mức cho phép {limit} kB",
        "Rút ngắn bài; nếu tệp có ảnh dán trong chữ thì bỏ ra và để ảnh thành tệp riêng.",
        STAYS,
    ),
    "GS108": _error(
        "Liên kết tượng trưng",
        "“{name}” là liên kết tượng trưng (symbolic link)",
        "Thay bằng tệp hoặc thư mục thật.",
        STAYS,
    ),
    "GS109": _error(
        "Ký tự điều khiển",
        "có ký tự không nhìn thấy {name}",
        "Xóa ký tự này: đặt con trỏ ngay sau nó, bấm Backspace rồi gõ lại.",
        STAYS,
    ),
    "GS110": _warning(
        "Dấu cách không ngắt",
        "có dấu cách không ngắt (thường do dán từ Word)",
        "Thay bằng dấu cách thường.",
    ),
    "GS111": _error(
        "Tệp đặt sai chỗ",
        "“{name}” không thuộc bài nào nên sẽ không được đăng",
        "{expected}",
        STAYS,
    ),
    "GS112": _error(
        "Tên thư mục không hợp lệ",
        "tên thư mục “{name}” không dùng làm địa chỉ được",
        "Đổi thành “{slug}”: chỉ dùng chữ thường không dấu, số và dấu gạch nối, dài không quá 80 ký tự.",
        STAYS,
    ),
    "GS113": _error(
        "Thư mục không có bài",
        "thư mục này không có tệp index.md",
        "Thêm tệp index.md chứa bài viết, hoặc xóa thư mục.",
        STAYS,
    ),
    "GS114": _error(
        "Chữ cái của bảng chữ khác",
        "“{word}” lẫn chữ {alphabet} “{letter}” ({point}) với chữ Latinh “{latin}” ({latin_point})",
        "Xóa từ này rồi gõ lại bằng bàn phím tiếng Việt; hai chữ cái trông giống nhau nhưng tìm kiếm không ra.",
    ),
    "GS115": _error(
        "Dấu chồng lên nhau",
        "“{letter}” mang {count} dấu chồng lên nhau",
        "Xóa từ này rồi gõ lại.",
    ),
    "GS116": _error(
        "Không phải tệp thường",
        "“{name}” không phải là tệp thường (ống dẫn, ổ cắm hoặc thiết bị)",
        "Xóa đi; trong thư mục của bài chỉ để index.md và ảnh, âm thanh, video.",
    ),
    "GS117": _error(
        "Chữ kiểu trang trí",
        "“{text}” là chữ kiểu trang trí, máy đọc và tìm kiếm không đọc được",
        "Gõ lại thành “{plain}”.",
    ),
    "GS120": _error(
        "Lời nhắc của bài nháp còn lại",
        "bài còn {count} lời nhắc chưa viết; lời nhắc đầu tiên: “{text}”",
        "Viết nội dung thay cho cả phần “(Cần viết: …)”, hoặc bỏ mục đó; chưa viết xong thì giữ “draft: true”.",
        SHOWS,
    ),
}

_FRONT_MATTER = {
    "GS201": _error(
        "Thiếu --- mở đầu",
        "bài không bắt đầu bằng dòng ---",
        "Đặt một dòng chỉ có --- ở đầu tệp, ngay trước các khóa.",
        STAYS,
    ),
    "GS202": _error(
        "Thiếu --- kết thúc",
        "phần khóa không có dòng --- kết thúc",
        "Thêm một dòng chỉ có --- sau khóa cuối cùng, trước nội dung bài.",
        STAYS,
    ),
    "GS203": _error(
        "Thừa ---",
        "thừa một dòng ---",
        "Chỉ giữ hai dòng ---: một ở đầu tệp, một sau khóa cuối cùng. Muốn ngăn đoạn trong bài, dùng ***.",
        STAYS,
    ),
    "GS204": _error(
        "Khóa ghi sai cú pháp",
        "không đọc được phần khóa: {reason}",
        "{hint}",
        STAYS,
    ),
    "GS205": _error(
        "Dấu tab",
        "có dấu tab ở phần khóa",
        "Thay dấu tab bằng hai dấu cách.",
        STAYS,
    ),
    "GS206": _error(
        "Ký hiệu & hoặc * của YAML",
        "không dùng ký hiệu tham chiếu {sign} ở phần khóa",
        "Viết giá trị ra đầy đủ; nếu đó là chữ thường thì đặt cả giá trị trong dấu ngoặc kép.",
        STAYS,
    ),
    "GS207": _error(
        "Nhãn kiểu của YAML",
        "không dùng nhãn kiểu {tag} ở phần khóa",
        "Bỏ nhãn, chỉ để lại giá trị; nếu đó là chữ thường thì đặt cả giá trị trong dấu ngoặc kép.",
        STAYS,
    ),
    "GS208": _error(
        "Khóa ghi hai lần",
        "khóa “{key}” đã có ở dòng {first}",
        "Chỉ giữ một lần; nếu có nhiều giá trị thì ghi thành danh sách.",
        STAYS,
    ),
    "GS209": _error(
        "Phần khóa không phải danh sách khóa",
        "phần này phải gồm các dòng “khóa: giá trị”",
        "Xem mẫu ở trang hướng dẫn cho người viết bài.",
        STAYS,
    ),
    "GS210": _error(
        "Khóa lồng quá sâu",
        "các khóa lồng nhau quá {limit} tầng",
        "Bỏ bớt dấu cách thụt đầu dòng hoặc dấu ngoặc thừa.",
        STAYS,
    ),
    "GS211": _error(
        "Phần khóa quá dài",
        "phần khóa nặng {size} kB, quá mức cho phép {limit} kB",
        "Rút ngắn các khóa; chuyện kể để ở nội dung bài, sau dòng --- thứ hai.",
        STAYS,
    ),
}

_KEYS = {
    "GS301": _error(
        "Khóa lạ",
        "không có khóa nào tên “{key}”{where}",
        "{suggestion}Các khóa được dùng: {known}.",
    ),
    "GS302": _error(
        "Thiếu khóa bắt buộc",
        "thiếu khóa “{key}”{where}",
        "Thêm khóa “{key}”: {meaning}.",
    ),
    "GS303": _error(
        "Giá trị sai dạng",
        "khóa “{key}” phải là {expected}",
        "{example}",
    ),
    "GS304": _error(
        "Chữ quá ngắn hoặc quá dài",
        "khóa “{key}” dài {length} ký tự; cần {wanted}",
        "Viết lại cho đủ độ dài.",
    ),
    "GS305": _error(
        "Không phải ngày",
        "“{value}” không phải là ngày hợp lệ",
        "Ghi năm-tháng-ngày, ví dụ 2026-05-19.",
    ),
    "GS306": _error(
        "Không phải năm",
        "“{value}” không phải là năm hợp lệ",
        "Ghi năm bằng bốn chữ số, từ {minimum} đến {maximum}.",
    ),
    "GS307": _error(
        "Giá trị không có trong danh mục",
        "“{value}” không có trong danh mục {vocabulary}",
        "{suggestion}Danh mục nằm ở tệp {file}.",
    ),
    "GS308": _error(
        "Không phải true hoặc false",
        "“{value}” không phải là true hoặc false",
        "Chỉ ghi true (có) hoặc false (không).",
    ),
    "GS309": _error(
        "Địa chỉ web sai",
        "“{value}” không phải là địa chỉ web",
        "Ghi đầy đủ, bắt đầu bằng https:// hoặc http://.",
    ),
    "GS310": _error(
        "Danh sách sai số lượng",
        "khóa “{key}” có {count} mục; cần {wanted}",
        "Thêm hoặc bớt mục.",
    ),
    "GS311": _error(
        "Thiếu nguồn",
        "bài không có nguồn (sources), cũng không có tác giả (author)",
        "Thêm “sources” nếu bài tổng hợp từ nơi khác, hoặc “author” nếu là bài tự viết.",
        SHOWS,
    ),
    "GS312": _error(
        "Giá trị lặp",
        "“{value}” có hai lần trong “{key}”",
        "Chỉ giữ một lần.",
    ),
    "GS313": _error(
        "Ngày trái nhau",
        "“{later}” ({later_value}) sớm hơn “{earlier}” ({earlier_value})",
        "Kiểm tra lại hai ngày này.",
    ),
    "GS314": _error(
        "Năm không khớp thư mục",
        "bài nằm ở thư mục năm {folder} nhưng xếp vào năm {year}",
        "Chuyển bài sang content/stories/{year}/, hoặc ghi “year: {folder}”.",
    ),
    "GS315": _error(
        "Hạng không đúng",
        "“{award}” không có hạng “{rank}”",
        "{wanted}",
    ),
    "GS316": _error(
        "Khen thưởng thiếu tên cụ thể",
        "“{award}” phải ghi rõ tên ở khóa “label”",
        "Thêm “label”: tên đúng như ghi trên bằng hoặc quyết định.",
    ),
    "GS317": _error(
        "Khen thưởng không hợp đối tượng",
        "“{award}” không dành cho {subject}",
        "Kiểm tra lại hình thức khen thưởng hoặc khóa “subject_type”.",
    ),
    "GS318": _error(
        "Đề nghị chưa phải khen thưởng",
        "khen thưởng đang đề nghị không đưa vào bài giới thiệu gương",
        "Bỏ mục này; thêm lại khi đã có quyết định.",
    ),
    "GS319": _warning(
        "Khen thưởng không có trong luật lúc đó",
        "“{award}” không có trong {law} (năm {year})",
        "Kiểm tra lại năm và tên hình thức khen thưởng; nếu đúng thì không phải sửa.",
    ),
    "GS320": _error(
        "Bài mẫu trên trang chính thức",
        "trang chính thức không nhận bài mẫu (sample: true)",
        "Xóa bài mẫu này khỏi thư mục content.",
        SHOWS,
    ),
    "GS321": _error(
        "Cơ sở chỉ dành cho bài mẫu",
        "cơ sở “{basis}” chỉ dùng cho bài mẫu",
        "Ghi đúng cơ sở công khai, ví dụ “dong-y”; hoặc thêm “sample: true” nếu đây là bài mẫu.",
        SHOWS,
    ),
    "GS322": _error(
        "Giá trị để trống",
        "khóa “{key}” để trống",
        "Ghi giá trị, hoặc xóa cả dòng khóa này.",
    ),
    "GS323": _error(
        "Địa bàn lẫn với từ khác",
        "“{value}” phải đứng một mình trong “locality”",
        "Chỉ ghi “{value}”, hoặc chỉ ghi các địa phương.",
    ),
    "GS324": _warning(
        "Từ so sánh tột bậc, nói quá",
        "“{text}”: {label}, trong câu không có con số hay nguồn",
        "{advice}",
    ),
    "GS325": _warning(
        "Mở đầu như công văn",
        "bài mở đầu bằng lối công văn: “{text}”",
        "{advice}",
    ),
    "GS326": _warning(
        "Con số chưa có nguồn",
        "bài nêu con số (“{text}”) mà không có nguồn (sources) hay minh chứng (evidence)",
        "Thêm “sources” hoặc “evidence” cho biết con số lấy từ đâu.",
    ),
    "GS327": _warning(
        "Khen thưởng thiếu số quyết định",
        "“{award}” chưa có số quyết định",
        "Thêm “decision”: số, ký hiệu của quyết định khen thưởng, và “date”: ngày ký.",
    ),
    "GS328": _warning(
        "Chú thích ảnh thiếu tên người được khen",
        "chú thích nêu “{text}” mà không nêu tên người được giới thiệu",
        "Nêu tên người được khen, được giới thiệu trong ảnh.",
    ),
    "GS329": _warning(
        "Viết sai chính tả",
        "“{text}”: có thể viết sai",
        "{advice}",
    ),
    "GS330": _warning(
        "Câu quá dài",
        "câu này dài {words} chữ, khó nghe và khó hiểu",
        "Tách thành các câu ngắn, mỗi câu nhiều nhất {most} chữ.",
    ),
    "GS331": _warning(
        "Thông tin nhạy cảm",
        "“{text}”: {label} của người được nêu là dữ liệu nhạy cảm",
        "{advice}",
    ),
    "GS332": _warning(
        "Điều cần cân nhắc",
        "“{text}”: {label}",
        "{advice}",
    ),
}

_PLACES = {
    "GS401": _error(
        "Không có địa phương này",
        "không có địa phương nào tên “{text}”",
        "{suggestion}Ghi đúng tên lúc đó, đủ dấu, từ nhỏ đến lớn: xã, huyện, tỉnh.",
    ),
    "GS402": _error(
        "Địa phương chưa rõ",
        "“{text}” có thể là nhiều nơi: {candidates}",
        "Ghi thêm loại đơn vị hoặc huyện, tỉnh cho đủ.",
    ),
    "GS403": _error(
        "Địa phương hiện nay không đúng",
        "“{text}” không phải là một trong các đơn vị hiện nay của địa phương này",
        "Chọn một trong: {candidates}.",
    ),
}

_REFERENCES = {
    "GS501": _error(
        "Trùng địa chỉ",
        "địa chỉ /{address} đã dùng cho {other}",
        "Đổi tên thư mục của một bài, hoặc bỏ địa chỉ cũ bị trùng trong “aliases”.",
        STAYS,
    ),
    "GS502": _error(
        "Không có gương này",
        "không có gương nào tên thư mục “{slug}”",
        "{suggestion}Ghi đúng tên thư mục trong content/profiles.",
    ),
    "GS503": _error(
        "Gương chưa được đăng",
        "gương “{slug}” {state} nên bài này không dẫn tới được",
        "Bỏ “{slug}” khỏi “exemplars”, hoặc đăng gương đó trước.",
    ),
    "GS504": _error(
        "Địa chỉ cũ ghi sai",
        "“{value}” không phải là địa chỉ trên trang này",
        "Ghi như trên thanh địa chỉ, bắt đầu và kết thúc bằng dấu /, ví dụ /guong/nguyen-van-a/.",
    ),
    "GS505": _error(
        "Liên kết không tới đâu",
        "trang này không có địa chỉ {target}",
        "Sửa liên kết, hoặc bỏ đi.",
    ),
}

_ADDRESSES = {
    "GS510": _error(
        "Liên kết tới bài đã gỡ",
        "liên kết {target} dẫn tới bài đã gỡ",
        "Bỏ liên kết này, hoặc dẫn tới trang khác.",
    ),
    "GS511": _error(
        "Đổi tên mà thiếu địa chỉ cũ",
        "địa chỉ /{address} đã đăng mà nay không còn: có vẻ bài này đổi tên từ “{old}”",
        "Thêm vào bài này dòng: aliases: [/{address}]. Lần sau đổi tên bằng lệnh “guong rename”.",
    ),
    "GS512": _error(
        "Bài đã đăng bị xóa",
        "địa chỉ /{address} đã đăng mà nay không còn: bài đã bị xóa",
        "Lấy lại thư mục của bài rồi gỡ bằng lệnh “guong withdraw {slug}”; nếu có bài khác thay thì thêm vào bài ấy "
        "dòng: aliases: [/{address}].",
    ),
    "GS513": _error(
        "Bài đã đăng bị ẩn",
        "địa chỉ /{address} đã đăng mà nay không còn: bài {state}",
        "Để bài đăng như trước; nếu thôi đăng thì sau đó gỡ bằng lệnh “guong withdraw {slug}”.",
    ),
    "GS514": _error(
        "Mất địa chỉ cũ",
        "địa chỉ cũ /{address} không còn dẫn tới đâu",
        "Thêm lại vào bài này dòng: aliases: [/{address}].",
    ),
    "GS515": _error(
        "Mất thông báo đã gỡ",
        "{what} đã gỡ mà nay không còn thông báo ở địa chỉ cũ",
        "Lấy lại thư mục của bài, với khóa “withdrawn” và “aliases” như trước.",
    ),
    "GS516": _error(
        "Mất địa chỉ của một mục",
        "địa chỉ /{address} đã đăng mà nay không còn",
        "Lấy lại trang hoặc mục ấy; nếu không thì thêm vào content/data/redirects.yml mục: "
        "{{old: /{address}, new: /{near}}}.",
    ),
    "GS517": _error(
        "Chuyển hướng thừa",
        "địa chỉ /{address} vẫn có {other}",
        "Xóa mục chuyển hướng này.",
    ),
    "GS518": _error(
        "Không có bài đang đăng ở địa chỉ này",
        "“{target}” không phải là địa chỉ của bài đang đăng",
        "Ghi địa chỉ của bài vẫn được nêu tên này, ví dụ /guong/nguyen-van-a/; nếu bài ấy cũng đã gỡ thì xóa mục này.",
    ),
    "GS520": _error(
        "Thiếu quyết định hủy bỏ",
        "khen thưởng ghi “{status}” mà không có quyết định",
        "Thêm vào mục khen thưởng này: cancelled_by: {{decision: số và ký hiệu, date: năm-tháng-ngày}}.",
    ),
    "GS521": _error(
        "Quyết định hủy bỏ không hợp tình trạng",
        "khen thưởng có quyết định hủy bỏ mà tình trạng lại là “{status}”",
        "Ghi “status: huy-bo” hoặc “status: bi-tuoc”; nếu khen thưởng còn hiệu lực thì xóa “cancelled_by”.",
    ),
}

_MEDIA = {
    "GS601": _error(
        "Không thấy tệp ảnh",
        "không có tệp “{file}” trong thư mục của bài",
        "{suggestion}Đặt ảnh cạnh tệp index.md và ghi đúng tên, kể cả chữ hoa, chữ thường.",
    ),
    "GS602": _error(
        "Ảnh thiếu mô tả hoặc tên người chụp",
        "ảnh thiếu “{key}”",
        "Thêm “{key}”: {meaning}.",
    ),
    "GS603": _error(
        "Đường dẫn ra ngoài thư mục",
        "“{file}” nằm ngoài thư mục của bài",
        "Chỉ ghi tên tệp đặt cạnh index.md, không có dấu / hay ..",
        STAYS,
    ),
    "GS604": _error(
        "Không đọc được ảnh",
        "không đọc được ảnh “{file}”: {reason}",
        "Lưu lại ảnh thành JPEG, PNG hoặc WebP rồi thay tệp.",
        STAYS,
    ),
    "GS605": _error(
        "Ảnh quá lớn",
        "ảnh “{file}” {size}, quá mức cho phép {limit}",
        "Thu nhỏ ảnh trước khi đưa lên.",
        STAYS,
    ),
    "GS606": _error(
        "Tệp không được dùng",
        "tệp “{file}” không có trong “photos” hay “audio”, “video” của bài",
        "Thêm vào khóa tương ứng, hoặc xóa tệp.",
    ),
    "GS607": _error(
        "Âm thanh, video sai định dạng",
        "“{file}” không phải định dạng phát được trên mọi máy",
        "Chuyển sang {formats} rồi thay tệp.",
    ),
    "GS608": _error(
        "Âm thanh, video quá nặng",
        "tệp nặng {size} MB, quá mức cho phép {limit} MB",
        "Xuất lại với chất lượng thấp hơn, hoặc đưa lên kênh của cơ quan rồi ghi “url” thay cho “file”.",
    ),
    "GS609": _error(
        "Âm thanh, video không đúng loại",
        "nội dung tệp không phải là {kind}",
        "Xuất lại từ phần mềm dựng âm thanh, video; đổi đuôi tệp không làm đổi loại tệp.",
    ),
}

_BODY = {
    "GS701": _error(
        "HTML trong bài",
        "không dùng HTML trong bài: {text}",
        "Dùng cách viết Markdown; muốn in ký tự < thì viết \\<.",
    ),
    "GS702": _error(
        "Liên kết không an toàn",
        "liên kết “{target}” không được phép",
        "Chỉ dùng địa chỉ bắt đầu bằng https://, http://, hoặc / cho trang trong site này.",
    ),
    "GS703": _error(
        "Tiêu đề lớn trong bài",
        "không dùng tiêu đề một dấu # trong bài",
        "Tên bài đã là tiêu đề lớn; các mục trong bài bắt đầu từ ##.",
    ),
    "GS704": _error(
        "Tiêu đề nhảy cấp",
        "tiêu đề nhảy từ cấp {previous} xuống cấp {level}",
        "Dùng lần lượt ##, ### cho các mục con.",
    ),
    "GS705": _error(
        "Ảnh chèn giữa bài",
        "không chèn ảnh bằng Markdown: {target}",
        "Khai báo ảnh ở khóa “photos” kèm mô tả và tên người chụp.",
    ),
    "GS706": _error(
        "Bài trống",
        "bài chưa có nội dung",
        "Viết nội dung sau dòng --- thứ hai.",
    ),
    "GS707": _error(
        "Trang quá lớn",
        "bài khi dựng thành trang nặng quá {limit} kB",
        "Bỏ bớt liên kết, bảng và định dạng lặp lại trong bài.",
    ),
}

_PRIVACY = {
    "GS801": _error(
        "Thiếu cơ sở công khai",
        "bài nêu người thật mà chưa có cơ sở công khai thông tin (consent)",
        "Thêm khóa “consent” với “basis” và “scopes” (Điều 16 Luật Bảo vệ dữ liệu cá nhân).",
        SHOWS,
    ),
    "GS802": _error(
        "Số điện thoại",
        "“{text}” giống số điện thoại",
        "Xóa số này; chỉ số của cơ quan đã khai báo mới được đăng.",
        STAYS,
    ),
    "GS803": _error(
        "Số giấy tờ tùy thân",
        "“{text}” giống số căn cước hoặc chứng minh nhân dân",
        "Xóa số này khỏi bài.",
        STAYS,
    ),
    "GS804": _error(
        "Khóa riêng tư",
        "không lưu “{key}” trong kho bài viết",
        "Xóa khóa này; thông tin riêng chỉ giữ trong hồ sơ của cơ quan.",
        STAYS,
    ),
    "GS805": _error(
        "Chưa đồng ý đăng web",
        "phạm vi đồng ý chưa có “dang-web”",
        "Chỉ đăng khi người được nêu đã đồng ý; khi đó thêm “dang-web” vào “scopes”.",
        SHOWS,
    ),
    "GS806": _error(
        "Cơ sở công khai thiếu căn cứ",
        "cơ sở “{basis}” phải kèm “reference”",
        "Thêm “reference”: {meaning}.",
        SHOWS,
    ),
    "GS807": _error(
        "Thiếu thẩm định an toàn",
        "bài thuộc “{term}” phải có “safety_review”",
        "Thêm người thẩm định và ngày: safety_review: {{reviewer: …, date: …}}.",
        SHOWS,
    ),
    "GS808": _error(
        "Dùng AI không được phép",
        "“{use}” không được dùng trên trang này",
        "Thay bằng ảnh, giọng nói thật.",
    ),
    "GS809": _error(
        "Địa chỉ thư điện tử",
        "“{text}” là địa chỉ thư điện tử",
        "Xóa địa chỉ này; nếu là của cơ quan thì khai báo ở mục office trong mkdocs.yml.",
        STAYS,
    ),
    "GS810": _error(
        "Tài khoản ngân hàng",
        "“{text}” giống số tài khoản ngân hàng",
        "Xóa số này; việc ủng hộ để người đọc liên hệ với cơ quan.",
        STAYS,
    ),
    "GS811": _error(
        "Địa chỉ nhà",
        "“{text}” giống địa chỉ nhà",
        "Chỉ ghi đến xã, phường (nếu cần thì đến thôn, tổ dân phố); địa chỉ cơ quan thì khai báo ở mục office "
        "trong mkdocs.yml.",
        STAYS,
    ),
    "GS812": _warning(
        "Ảnh, tiếng, video không được đăng",
        "{what} “{file}” sẽ không được đăng: phạm vi đồng ý chưa có “{scope}”",
        "Khi người trong {what} đồng ý thì thêm “{scope}” vào “scopes”; ảnh không có người thì ghi "
        "“without_people: true”.",
    ),
    "GS813": _error(
        "Cơ sở không dùng cho bài giới thiệu gương",
        "“{basis}” chỉ cho phép đăng ảnh của hoạt động ấy, không cho phép giới thiệu riêng một người",
        "Xin sự đồng ý của người được giới thiệu rồi ghi “dong-y”, hoặc viết thành câu chuyện về hoạt động.",
        SHOWS,
    ),
    "GS814": _error(
        "Cơ sở đã hết thời gian áp dụng",
        "“{basis}” chỉ dùng cho bài đăng đến hết ngày {last}",
        "Ghi đúng cơ sở công khai của bài này, ví dụ “dong-y”.",
        SHOWS,
    ),
    "GS815": _error(
        "Loại gương cho biết điều riêng tư",
        "loại gương “{kind}” tự nó đã cho biết điều riêng tư mà chưa được đồng ý công khai",
        "Khi người được nêu đồng ý (“{label}”) thì thêm “{scope}” vào “scopes”; nếu không, chọn loại gương khác.",
        SHOWS,
    ),
    "GS816": _error(
        "Đăng lại chưa được phép",
        "bài đăng lại dài {words} chữ mà chưa có sự cho phép của nơi đăng bài gốc",
        "Ghi “permission”: văn bản hoặc thư cho phép; nếu chưa có, chỉ giữ tên bài, hai dòng (nhiều nhất {most} chữ) "
        "và liên kết tới bài gốc.",
        SHOWS,
    ),
    "GS817": _error(
        "Trẻ em thiếu người đồng ý",
        "bài về trẻ em phải có sự đồng ý của {label}",
        "Xin đủ các sự đồng ý rồi thêm “{giver}” vào khóa “giver” của “consent”; trẻ dưới 7 tuổi thì ghi "
        "“is_under_7: true”, chỉ cần cha, mẹ hoặc người giám hộ.",
        SHOWS,
    ),
    "GS818": _error(
        "Tên trẻ em trên địa chỉ trang",
        "tên thư mục “{slug}” có tên của trẻ em",
        "Đổi tên thư mục thành tên không lộ danh tính, ví dụ theo việc làm: “cau-be-tra-lai-cua-roi”.",
        SHOWS,
    ),
    "GS819": _error(
        "Trường, lớp, xã của trẻ em",
        "bài nêu cả trường, cả “{text}”, cả xã, phường: gộp lại thì biết ngay đó là trẻ nào",
        "Bỏ ít nhất một trong ba điều ấy.",
        SHOWS,
    ),
    "GS820": _error(
        "Hoàn cảnh riêng kèm họ tên trẻ em",
        "bài nói về sức khỏe, hoàn cảnh riêng của trẻ mà ghi đủ họ tên “{name}”",
        "Chỉ ghi tên gọi hoặc chữ đầu, ví dụ “em A.”, “em N.T.A.”.",
        SHOWS,
    ),
    "GS821": _error(
        "Trẻ em: chưa hẹn ngày rà soát",
        "bài về trẻ em phải được rà soát lại trong vòng 12 tháng",
        "Ghi “review_due”: một ngày không muộn hơn {last}.",
        SHOWS,
    ),
    "GS822": _error(
        "Trẻ em ở mục nổi bật",
        "bài về trẻ em không đưa vào mục nổi bật",
        "Xóa khóa “featured_until”.",
        SHOWS,
    ),
}

_CONSULTATIONS = {
    "GS750": _error(
        "Thời hạn lấy ý kiến quá ngắn",
        "chỉ có {days} ngày làm việc để góp ý; phải có ít nhất {least}",
        "Ghi “until” từ ngày {earliest} trở đi, hoặc xóa khóa này để tự tính.",
        SHOWS,
    ),
    "GS751": _error(
        "Hội đồng họp trước khi hết hạn góp ý",
        "hội đồng họp ngày {council}, trong khi hạn góp ý đến hết ngày {until}",
        "Đăng thông báo sớm hơn, hoặc lùi ngày họp.",
        SHOWS,
    ),
    "GS752": _error(
        "Thông báo lấy ý kiến có lời giới thiệu",
        "thông báo lấy ý kiến không dùng khóa “{key}”",
        "Xóa khóa này: thông báo chỉ nêu ai được đề nghị, về việc gì.",
        SHOWS,
    ),
    "GS753": _error(
        "Đề nghị ghi như đã khen thưởng",
        "trong thông báo lấy ý kiến, khen thưởng mới là đề nghị",
        "Ghi “status: de-nghi” cho mục này.",
        SHOWS,
    ),
    "GS754": _warning(
        "Chưa có ngày nghỉ lễ của năm",
        "danh mục ngày nghỉ chưa có năm {year} nên hạn góp ý có thể tính thiếu",
        "Thêm ngày nghỉ lễ, Tết của năm ấy vào content/data/public_holidays.yml.",
    ),
}

_SITE = {
    "GS902": _error(
        "Danh mục trùng mã",
        "mã “{slug}” đã có ở dòng {first}",
        "Mỗi mã chỉ dùng một lần; mã đã đăng thì không đổi.",
        STAYS,
    ),
    "GS903": _error(
        "Thẻ chèn lạ",
        "không có thẻ chèn “{mark}”",
        "{suggestion}Các thẻ được dùng: {known}.",
        STAYS,
    ),
    "GS904": _error(
        "Thiếu danh mục",
        "không có tệp danh mục này",
        "Thêm lại tệp từ bản trước.",
        STAYS,
    ),
    "GS905": _error(
        "Thiếu thông tin trang",
        "cấu hình thiếu “{key}”: {meaning}",
        "Thêm “{key}” vào mục guong-sang trong mkdocs.yml.",
        STAYS,
    ),
    "GS906": _error(
        "Liên kết hỏng trên trang",
        "liên kết tới {target} không có trang nào",
        "Sửa chỗ tạo ra liên kết này.",
        STAYS,
    ),
    "GS907": _error(
        "Liên kết tới mục không có",
        "trang {target} không có mục #{anchor}",
        "Sửa chỗ tạo ra liên kết này.",
        STAYS,
    ),
    "GS908": _error(
        "Chữ của hệ thống lọt ra trang",
        "trang có chữ của hệ thống: “{text}”",
        "Xóa chữ này trong bài gốc.",
        STAYS,
    ),
    "GS909": _error(
        "Trùng id trên trang",
        "id “{anchor}” có hai lần trên một trang",
        "Đổi một trong hai tiêu đề trùng nhau.",
        STAYS,
    ),
    "GS910": _error(
        "Trang gọi ra ngoài",
        "trang tải {target} từ nơi khác",
        "Để tệp đó trong trang này; không tải từ máy chủ khác.",
        STAYS,
    ),
    "GS911": _error(
        "Còn tên người đã gỡ",
        "tệp này còn tên người đã gỡ ({whose})",
        "Tạo lại trang rồi kiểm tra lại; nếu vẫn còn thì tìm nơi chữ này lọt vào và xóa ở đó.",
    ),
    "GS912": _error(
        "Còn tệp của bài đã gỡ",
        "tệp này thuộc bài đã gỡ ({whose})",
        "Chạy lại “guong build”: lệnh này xóa tệp của bài đã gỡ.",
    ),
    "GS913": _error(
        "Bài khác còn nêu người đã gỡ",
        "bài này còn nêu tên người đã gỡ ({whose})",
        "Sửa chỗ này. Nếu là người khác trùng tên thì thêm “{address}” vào “keeps” của mục “withdrawn” ở bài đã gỡ.",
    ),
}

CODES: dict[str, Code] = {
    **_FILE, **_FRONT_MATTER, **_KEYS, **_PLACES, **_REFERENCES, **_ADDRESSES, **_MEDIA, **_BODY, **_PRIVACY,
    **_CONSULTATIONS, **_SITE,
}  # fmt: skip
