"""Codes for front matter as YAML."""

from generator.problems.catalogue.code import STAYS, error, warning

FRONT_MATTER = {
    "GS201": error(
        "Thiếu --- mở đầu",
        "bài không bắt đầu bằng dòng ---",
        "Đặt một dòng chỉ có --- ở đầu tệp, ngay trước các khóa.",
        STAYS,
    ),
    "GS202": error(
        "Thiếu --- kết thúc",
        "phần khóa không có dòng --- kết thúc",
        "Thêm một dòng chỉ có --- sau khóa cuối cùng, trước nội dung bài.",
        STAYS,
    ),
    "GS203": error(
        "Thừa ---",
        "thừa một dòng ---",
        "Chỉ giữ hai dòng ---: một ở đầu tệp, một sau khóa cuối cùng. Muốn ngăn đoạn trong bài, dùng ***.",
        STAYS,
    ),
    "GS204": error(
        "Khóa ghi sai cú pháp",
        "không đọc được phần khóa: {reason}",
        "{hint}",
        STAYS,
    ),
    "GS205": error(
        "Dấu tab",
        "có dấu tab ở phần khóa{more}",
        "Chạy “guong fix” để tự sửa, hoặc xóa dấu tab; khóa con thì thụt vào bằng hai dấu cách.",
        STAYS,
    ),
    "GS206": error(
        "Ký hiệu & hoặc * của YAML",
        "không dùng ký hiệu tham chiếu {sign} ở phần khóa",
        "Viết giá trị ra đầy đủ; nếu đó là chữ thường thì đặt cả giá trị trong dấu ngoặc kép.",
        STAYS,
    ),
    "GS207": error(
        "Nhãn kiểu của YAML",
        "không dùng nhãn kiểu {tag} ở phần khóa",
        "Bỏ nhãn, chỉ để lại giá trị; nếu đó là chữ thường thì đặt cả giá trị trong dấu ngoặc kép.",
        STAYS,
    ),
    "GS208": error(
        "Khóa ghi hai lần",
        "khóa “{key}” đã có ở dòng {first}",
        "Chỉ giữ một lần; nếu có nhiều giá trị thì ghi thành danh sách.",
        STAYS,
    ),
    "GS209": error(
        "Phần khóa không phải danh sách khóa",
        "phần này phải gồm các dòng “khóa: giá trị”",
        "Xem mẫu ở trang hướng dẫn cho người viết bài.",
        STAYS,
    ),
    "GS210": error(
        "Khóa lồng quá sâu",
        "các khóa lồng nhau quá {limit} tầng",
        "Bỏ bớt dấu cách thụt đầu dòng hoặc dấu ngoặc thừa.",
        STAYS,
    ),
    "GS211": error(
        "Phần khóa quá dài",
        "phần khóa nặng {size} kB, quá mức cho phép {limit} kB",
        "Rút ngắn các khóa; chuyện kể để ở nội dung bài, sau dòng --- thứ hai.",
        STAYS,
    ),
    "GS212": warning(
        "Ngoặc kép của Word quanh giá trị",
        "“{key}” nằm trong dấu ngoặc kép của Word, nên dấu ngoặc in cả ra trang",
        "Bỏ hai dấu ngoặc, chỉ ghi: {inner}. Chạy “guong fix” để tự sửa.",
    ),
    "GS213": error(
        "Ngoặc kép của Word quanh giá trị, không đọc được",
        "{value} nằm trong dấu ngoặc kép của Word nên không đọc được",
        "Bỏ hai dấu ngoặc, chỉ ghi: {inner}. Chạy “guong fix” để tự sửa.",
    ),
    "GS214": error(
        "Chữ sau dấu # bị cắt",
        "“{text}” bị coi là ghi chú, không thuộc giá trị",
        "Đặt cả giá trị trong dấu ngoặc kép; nếu là ghi chú thì để dấu cách sau dấu #:\n{line}",
    ),
}
