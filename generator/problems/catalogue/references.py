"""Codes for places, references and addresses."""

from generator.problems.catalogue.code import STAYS, error, warning

PLACES = {
    "GS401": error(
        "Không có địa phương này",
        "không có địa phương nào tên “{text}”",
        "{suggestion}Ghi đúng tên lúc đó, đủ dấu, ví dụ: xã Phổ Minh, huyện Đức Phổ, tỉnh Quảng Ngãi. "
        "Đơn vị có thật mà danh mục chưa có thì ghi vào content/data/places.yml.",
    ),
    "GS402": error(
        "Địa phương chưa rõ",
        "“{text}” có thể là nhiều nơi: {candidates}",
        "Ghi thêm loại đơn vị hoặc huyện, tỉnh cho đủ.",
    ),
    "GS341": error(
        "Đơn vị đã có trong danh mục",
        "danh mục địa phương đã có “{text}”",
        "{suggestion}Xóa mục này trong content/data/places.yml.",
    ),
    "GS342": error(
        "Đơn vị cấp trên hoặc đơn vị kế thừa không rõ",
        "không có đơn vị nào, hoặc có nhiều đơn vị, tên “{text}” vào lúc đó",
        "{suggestion}Ghi đủ từ nhỏ đến lớn, đúng tên vào ngày “until”; nếu đơn vị ấy cũng còn thiếu thì thêm nó trước.",
    ),
    "GS343": error(
        "Tên đơn vị không hợp với cấp",
        "“{text}” không có loại đơn vị của cấp đã ghi",
        "{suggestion}Ghi cả loại: “Xã …”, “Phường …”, “Thị trấn …” cho xa; “Huyện …”, “Quận …”, “Thị xã …” cho huyen; "
        "“Tỉnh …” cho tinh.",
    ),
    "GS344": error(
        "Mốc thời gian của đơn vị sai",
        "đơn vị không còn từ {text} phải có “successor”, và “from” phải trước “until”",
        "{suggestion}Ghi đơn vị nhận địa bàn ở “successor”, hoặc sửa hai ngày.",
    ),
    "GS370": error(
        "Dòng từ cùng nghĩa không đúng dạng",
        "mỗi mục phải có “same”, hoặc có cả “word” và “finds”",
        "Ghi “- same: [cách nói, cách nói]”, hoặc “- {{word: cách nói, finds: [cách nói]}}”.",
    ),
    "GS371": error(
        "Nhóm từ cùng nghĩa chỉ có một cách nói",
        "nhóm này chỉ có “{text}”",
        "Thêm ít nhất một cách nói nữa, hoặc xóa nhóm.",
    ),
    "GS372": error(
        "Cách nói ghi hai lần",
        "“{text}” đã có ở dòng {first}",
        "Giữ một chỗ; nếu hai nhóm cùng nghĩa thì gộp làm một.",
    ),
    "GS373": error(
        "Từ cùng nghĩa đi vòng",
        "“{word}” tìm thêm “{text}”, mà “{text}” lại dẫn về “{word}”",
        "Gộp chúng vào một nhóm “same”, hoặc bỏ một chiều.",
    ),
    "GS374": error(
        "Cách nói không có chữ",
        "“{text}” không có chữ hay số nào để tìm",
        "Xóa, hoặc ghi bằng chữ.",
    ),
    "GS403": error(
        "Địa phương hiện nay không đúng",
        "“{text}” không phải là một trong các đơn vị hiện nay của địa phương này",
        "Chọn một trong: {candidates}.",
    ),
}

REFERENCES = {
    "GS501": error(
        "Trùng địa chỉ",
        "địa chỉ /{address} đã dùng cho {other}",
        "Đổi tên thư mục của một bài, hoặc bỏ địa chỉ cũ bị trùng trong “aliases”.",
        STAYS,
    ),
    "GS502": error(
        "Không có gương này",
        "không có gương nào tên thư mục “{slug}”",
        "{suggestion}Ghi tên thư mục trong content/profiles; chưa có bài về người này thì bỏ đi.",
    ),
    "GS503": error(
        "Gương chưa được đăng",
        "gương “{slug}” {state} nên bài này không dẫn tới được",
        "Bỏ “{slug}” khỏi “exemplars”, hoặc đăng gương đó trước.",
    ),
    "GS504": error(
        "Địa chỉ cũ ghi sai",
        "“{value}” không phải là địa chỉ trên trang này",
        "Ghi như trên thanh địa chỉ, bắt đầu và kết thúc bằng dấu /, ví dụ /guong/nguyen-van-a/.",
    ),
    "GS505": error(
        "Liên kết không tới đâu",
        "trang này không có địa chỉ {target}",
        "Sửa liên kết, hoặc bỏ đi.",
    ),
}

ADDRESSES = {
    "GS510": error(
        "Liên kết tới bài đã gỡ",
        "liên kết {target} dẫn tới bài đã gỡ",
        "Bỏ liên kết này, hoặc dẫn tới trang khác.",
    ),
    "GS511": error(
        "Đổi tên mà thiếu địa chỉ cũ",
        "địa chỉ /{address} đã đăng mà nay không còn: có vẻ bài này đổi tên từ “{old}”",
        "Thêm vào bài này dòng: aliases: [/{address}]. Lần sau đổi tên bằng lệnh “guong rename”.",
    ),
    "GS512": error(
        "Bài đã đăng bị xóa",
        "địa chỉ /{address} đã đăng mà nay không còn: bài đã bị xóa",
        "Lấy lại thư mục của bài rồi gỡ bằng lệnh “guong withdraw {slug}”; nếu có bài khác thay thì thêm vào bài ấy "
        "dòng: aliases: [/{address}].",
    ),
    "GS513": error(
        "Bài đã đăng bị ẩn",
        "địa chỉ /{address} đã đăng mà nay không còn: bài {state}",
        "Để bài đăng như trước; nếu thôi đăng thì sau đó gỡ bằng lệnh “guong withdraw {slug}”.",
    ),
    "GS514": error(
        "Mất địa chỉ cũ",
        "địa chỉ cũ /{address} không còn dẫn tới đâu",
        "Thêm lại vào bài này dòng: aliases: [/{address}].",
    ),
    "GS515": error(
        "Mất thông báo đã gỡ",
        "{what} đã gỡ mà nay không còn thông báo ở địa chỉ cũ",
        "Lấy lại thư mục của bài, với khóa “withdrawn” và “aliases” như trước.",
    ),
    "GS516": error(
        "Mất địa chỉ của một mục",
        "địa chỉ /{address} đã đăng mà nay không còn",
        "Lấy lại trang hoặc mục ấy; nếu không thì thêm vào content/data/redirects.yml mục: "
        "{{old: /{address}, new: /{near}}}.",
    ),
    "GS517": error(
        "Chuyển hướng thừa",
        "địa chỉ /{address} vẫn có {other}",
        "Xóa mục chuyển hướng này.",
    ),
    "GS350": warning(
        "Chuyển hướng không còn cần",
        "địa chỉ /{address} nay lại có {other}, nên mục chuyển hướng này không có tác dụng",
        "Xóa mục chuyển hướng này khi tiện.",
    ),
    "GS518": error(
        "Không có bài đang đăng ở địa chỉ này",
        "“{target}” không phải là địa chỉ của bài đang đăng",
        "Ghi địa chỉ của bài vẫn được nêu tên này, ví dụ /guong/nguyen-van-a/; nếu bài ấy cũng đã gỡ thì xóa mục này.",
    ),
    "GS522": error(
        "Không có bài này",
        "không có bài nào ở địa chỉ /{address}",
        "{suggestion}Ghi địa chỉ của bài như trên thanh địa chỉ, ví dụ /guong/nguyen-van-a/, hoặc xóa dòng này.",
        STAYS,
    ),
    "GS523": warning(
        "Bài trong chuyên đề không hiện trên trang",
        "bài /{address} {state} nên chuyên đề không có bài này",
        "Xóa dòng này; bài sắp đăng thì để lại, chuyên đề tự có khi bài đăng.",
    ),
    "GS524": error(
        "Bài không đưa vào chuyên đề được",
        "bài /{address} {reason}, không đưa vào chuyên đề",
        "Xóa dòng này.",
        STAYS,
    ),
    "GS519": error(
        "Đổi số bài đã đăng",
        "địa chỉ ngắn /{address} đã đăng, đã in mà nay không dẫn tới bài này",
        "Ghi lại vào bài này dòng: number: {number}. Số bài không đổi và không dùng lại cho bài khác.",
        STAYS,
    ),
    "GS525": error(
        "Trùng số bài",
        "số bài {number} đã có ở {other}",
        "Xóa dòng này rồi chạy “guong number”: máy ghi một số khác.",
        STAYS,
    ),
    "GS520": error(
        "Thiếu quyết định hủy bỏ",
        "khen thưởng ghi “{status}” mà không có quyết định",
        "Thêm vào mục khen thưởng này: cancelled_by: {{decision: số và ký hiệu, date: năm-tháng-ngày}}.",
    ),
    "GS521": error(
        "Quyết định hủy bỏ không hợp tình trạng",
        "khen thưởng có quyết định hủy bỏ mà tình trạng lại là “{status}”",
        "Ghi “status: huy-bo” hoặc “status: bi-tuoc”; nếu khen thưởng còn hiệu lực thì xóa “cancelled_by”.",
    ),
}
