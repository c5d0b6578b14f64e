"""The words by which a text shows that somebody in it may be under 16, or is not, as patterns.

All but `NAME` are searched for in lower case, in a text with single spaces; names of schools and places are masked.
"""

import re

UPPER = "".join(filter(str.isupper, map(chr, range(0x1F00))))  # Latin with every mark that Vietnamese has
_WORD = rf"[{UPPER}](?:[\w’'ʼ-]*\w)?"
_INITIALS = rf"(?:[{UPPER}]\.\s?){{1,5}}"
# A run of words in capitals, or initials: “Nguyễn Văn A”, “H’Hen Niê”, “N.T.A.”.
NAME = re.compile(rf"(?<![\w.])(?:{_INITIALS}|{_WORD}(?: {_WORD})*)(?![\w])")

# Family names, of the ethnic minorities too: a run of capitals that begins with one is a person's name.
FAMILY_NAMES = frozenset(
    ["nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "lý", "đào", "đinh", "đoàn", "trịnh", "trương", "lâm", "mai", "lưu", "phùng", "tô", "tạ", "cao", "hà",
    "vương", "quách", "thái", "châu", "tống", "từ", "vi", "la", "lại", "lương", "mạc", "nghiêm", "nông", "ninh",
    "quan", "quang", "sầm", "thân", "thạch", "tăng", "thi", "tiêu", "triệu", "trầm", "ung", "văn", "viên", "chu",
    "cù", "doãn", "diệp", "giang", "giáp", "hứa", "hàn", "hầu", "kiều", "khổng", "khuất", "khúc", "kim", "kha",
    "lục", "lò", "lường", "lữ", "ma", "mã", "mùa", "nhan", "ông", "âu", "phó", "phí", "sơn", "sùng", "sái", "tòng",
    "tiết", "tôn", "tưởng", "thẩm", "thào", "trang", "úc", "vàng", "vừ", "giàng", "hạng", "hờ", "thao", "cứ", "cư",
    "chảo", "chang", "bàn", "đường", "đàm", "đậu", "điền", "đồng", "lã", "lỗ", "lăng", "hoa", "hình", "nhâm",
    "ngọ", "quàng", "cà", "cầm", "bạc", "lừ", "vì", "tẩn", "phàn", "sần", "lù", "tráng", "thền", "cháng", "ly",
    "phù", "pờ", "chẻo", "lồ", "siu", "ksor", "rơ", "nay", "kpă", "rmah", "rahlan", "rcom", "niê", "ayun", "êban",
    "hmok", "mlô", "byă", "kbuôr", "y", "h'", "a", "xa", "mấu", "tro", "pinăng", "katơr", "chamaléa", "tapur",
    "danh", "neáng", "đạo", "bá", "não", "thập", "quảng", "bạch", "hán", "lưỡng", "kon", "cil", "k'", "ka", "bon",
    "ya", "ro", "alăng", "pơloong", "arất", "coor", "zơrâm", "bríu", "bhnướch", "ating", "blúp", "hiên", "tơ",
    "ngôl", "riah", "kră", "jan", "krajăn", "đinh", "sô", "viết", "đạt", "cụt", "moong", "lô", "lang", "vi", "lữ",
    "kha", "vang", "xeo", "hùng", "vắt", "và", "xồng", "bá", "cự", "già", "dềnh", "lầu", "hờ", "thò"]
) - {"quảng"}  # fmt: skip
_GRADE = (
    r"lớp (?:\d|10|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|lá|chồi|mầm|mẫu giáo)"
    r"(?!\d| (?:tuổi|tình thương|học hè|trở))"
)
CLASS = rf"{_GRADE}(?:[-/.]?[a-zđ]?\d{{0,2}})\b"
_AGE_NUMBER = r"(?:1[0-5]|[1-9]|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm))?)"
AGE = (
    rf"(?<!\d)(?:{_AGE_NUMBER}\s?tuổi|\d{{1,2}} tháng tuổi|\d{{1,3}} ngày tuổi)\b"
    r"(?! (?:nghề|đảng|quân|trở lên|đã (?:theo|tham gia|phải|mồ côi|mất|bỏ học|đi|làm thuê)))"
)
_PUPIL = (
    r"(?:học sinh|hs|(?:nữ|nam) sinh(?! viên)|học trò|đội viên|nhi đồng|lớp trưởng|lớp phó|liên đội trưởng"
    r"|chi đội trưởng)"
)
_SEP = r"[\s,;(–:-]*"
_LINK = r"(?:(?:là|hiện|nay|năm nay|đang|vừa|mới|tròn|cũng|đều|cùng|chưa|đầy|chỉ|khoảng|lên|em|còn|lúc này)\s)*"
_CALLED = r"(?:(?:có tên|tên|là|mang tên|gọi là|út)\s)*"

# What follows a name.
AGE_AFTER = re.compile(rf"{_SEP}{_LINK}(?:được\s)?{AGE}")
CLASS_AFTER = re.compile(
    rf"{_SEP}{_LINK}(?:(?:{_PUPIL}|học)\s(?:giỏi\s|xuất sắc\s|nghèo\s)?)?{CLASS}"
    rf"|\s?[,(–-]\s?(?:[1-9]|10)[a-hđ]\d?\b(?!\s[a-z])"
)
PUPIL_AFTER = re.compile(rf"{_SEP}{_LINK}(?:{_PUPIL}|trẻ (?:mẫu giáo|mầm non))\b(?! (?:cũ|đại học|cao đẳng|lớp 1[12]))")
BIRTH_AFTER = re.compile(
    rf"{_SEP}{_LINK}(?:sinh|s\.?n\.?)(?: năm| ngày"
    rf"| tháng)?:?\s?(?:\d{{1,2}}[/.-])?(?:\d{{1,2}}[/.-])?(?P<year>\d{{4}})\b"
    rf"|{_SEP}{_LINK}sinh ngày \d{{1,2}} tháng \d{{1,2}} năm (?P<other>\d{{4}})\b"
)
_ADULT = (
    r"(?:nữ |nam )?(?:cựu|nguyên|cố|sinh viên|học viên|nghiên cứu sinh|kỹ sư|kĩ sư|cử nhân|thạc sĩ|tiến sĩ"
    r"|bác sĩ|y sĩ|y tá|điều dưỡng|dược sĩ|công nhân"
    r"|bộ đội|chiến sĩ|liệt sĩ|giáo viên|cô giáo|thầy giáo|nhân viên|cán bộ|công chức|viên chức|bí thư"
    r"|phó bí thư|chủ tịch|phó"
    r"|trưởng|giám đốc|đảng viên|nông dân|thợ|tài xế|lái xe|chủ (?:nhà|quán|cơ sở)|(?:đại|thượng|trung"
    r"|thiếu) (?:úy|tá)|hạ sĩ|binh nh"
    r"|(?:học sinh )?lớp 1[12]|(?:1[6-9]|[2-9]\d|1\d\d) tuổi|(?:mười (?:sáu|bảy|tám|chín)|(?:hai|ba|bốn|năm|sáu"
    r"|bảy|tám|chín) mươi)"
    r"|ngày ấy|năm xưa|thuở ấy|nay (?:là|đã|đỗ)|sau này|đã (?:lập gia đình|tốt nghiệp|đi làm))"
)
ADULT_AFTER = re.compile(rf"(?:[^.;!?]{{0,60}}?[,(–-])?\s?{_LINK}{_ADULT}")

# What precedes a name, up to it.
_BEFORE = r"(?:^|(?<=[\s(“\"–-]))"
CHILD_BEFORE = re.compile(
    rf"(?P<before>\w+\s)?{_BEFORE}(?:em bé|cháu bé|cậu bé|cô bé|bé gái|bé trai|em nhỏ|em|cháu|bé)\s{_CALLED}$"
)
PUPIL_BEFORE = re.compile(
    rf"(?P<before>\w+\s)?{_BEFORE}(?:em |bạn |cháu )?(?:{_PUPIL}|thiếu niên|trẻ|bạn nhỏ)\s{_CALLED}$"
)
_OF_CHILD = rf"(?:{_PUPIL}|em|cháu|bé|cậu|cô bé|bạn|trẻ|con)"
CLASS_BEFORE = re.compile(
    rf"(?P<before>\w+\s)?{_BEFORE}{_OF_CHILD}\b[^.;,]{{0,25}}?\b{CLASS}[\s,]*(?:§[§\s]*,?\s?)?{_CALLED}$"
)
AGE_BEFORE = re.compile(
    rf"(?P<before>\w+\s)?{_BEFORE}{_OF_CHILD}\b[^.;,]{{0,20}}?{AGE}(?: của [^.,;]{{1,40}}?)?[\s,]*{_CALLED}$"
)
NOT_BEFORE = frozenset({"cựu", "nguyên", "cũ", "trẻ", "anh", "chị", "con", "cho", "dạy", "nhiệm", "viên", "đội"})
PLURAL = frozenset(
    {"các", "những", "nhiều", "hai", "ba", "bốn", "năm", "mấy", "mọi", "bọn", "đàn", "nhóm", "toàn", "thể", "tất"}
)
_ADULT_TITLES = (
    "ông", "bà", "anh", "chị", "cô", "chú", "bác", "cụ", "thầy", "dì", "cậu", "mợ", "thím", "dượng", "mẹ", "má", "cha",
    "bố", "chồng", "vợ", "vợ chồng em", "vợ chồng cháu",
    "đồng chí", "cán bộ", "bí thư", "tổng bí thư", "chủ tịch", "giám đốc", "phó", "nông dân",
    "công nhân", "thợ", "nghệ nhân", "doanh nhân", "già làng", "linh mục", "mục sư", "đại đức", "thượng tọa",
    "hòa thượng", "ni sư", "tài xế", "lái xe", "nhà (?:báo|thơ|văn|giáo)", "chủ (?:quán|cơ sở|nhà)",
    "(?<!lớp )(?<!đội )trưởng", "trưởng (?:thôn|bản|ấp|buôn)", "(?:đại|thượng|trung|thiếu) (?:úy|tá|tướng)",
    "(?:giáo|nhân|đảng|đoàn|thành|hội|xã|sinh|học|diễn|vận động|huấn luyện|tình nguyện) viên",
    "(?:bác|y|dược|chiến|nghệ|ca|nhạc|họa|kỹ|kĩ|võ|thi|tiến|thạc|hạ|liệt) (?:sĩ|sỹ|sư)",
)  # fmt: skip
ADULT_BEFORE = re.compile(rf"\b(?:{'|'.join(_ADULT_TITLES)})\s$")
# Names of something else: schools, units, funds, streets, newspapers, and what they are called.
_THINGS = (
    "trường", "liên đội", "chi đội", "quỹ", "học bổng", "giải", "giải thưởng", "đường", "phố", "xã", "phường",
    "thị trấn", "huyện", "quận", "tỉnh", "thành phố", "thị xã", "thôn", "bản", "làng", "ấp", "buôn", "xóm", "khu phố",
    "tổ dân phố", "đội", "báo", "tạp chí", "chương trình", "công ty", "hợp tác xã", "bệnh viện", "trung tâm", "chợ",
    "cầu", "chùa", "nhà thờ", "hội", "câu lạc bộ", "đồn", "phong trào", "lớp học", "ủy ban", "sân vận động",
    "tượng đài", "công viên",
)  # fmt: skip
_OF_THINGS = (
    "tiểu học", "thcs", "thpt", "th", "mầm non", "mẫu giáo", "trung học cơ sở", "trung học phổ thông", "phổ thông",
    "ptdt", "ptdtbt", "ptdtnt", "nội trú", "bán trú", "số", "thanh niên", "thiếu niên", "nhi đồng", "biên phòng",
    "phụ nữ", "&", "và",
)  # fmt: skip
NAMED_THING = re.compile(rf"\b(?i:{'|'.join(_THINGS)})(?: (?i:{'|'.join(_OF_THINGS)})(?!\w))*(?:[ -](?:{_WORD}|\d+))+")
# A sentence without any of these words, or a class (“5A”), shows no child.
CUES = (
    "em", "cháu", "bé", "trẻ", "lớp", "tuổi", "học sinh", "hs", "nữ sinh", "nam sinh", "học trò", "đội viên",
    "đội trưởng", "nhi đồng", "thiếu niên", "sinh", "sn", "s.n",
    *(f"{grade}{group}" for grade in range(1, 11) for group in "abcdeghđ"),
)  # fmt: skip
PAST = re.compile(r"(?<!sinh )(?<!sinh năm )\b(?:năm |/|từ )?(?P<year>(?:19|20)\d\d)\b")
HISTORIC = re.compile(r"\b(?i:liệt sĩ|hy sinh|anh hùng)\b")
