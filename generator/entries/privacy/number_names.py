"""The words that name a private number, and those that make one an amount. Data; names match text without marks.

All are personal data: telephone, identity papers (Circular 59/2021/TT-BCA; nine digits before), social and health
insurance, the tax code of a person, bank account and card.
"""

import re

BANKS = (
    "vietcombank", "vietinbank", "agribank", "bidv", "techcombank", "sacombank", "mb bank", "mbbank", "vpbank",
    "tpbank", "hdbank", "eximbank", "acb", "vib", "shb", "seabank", "msb", "ocb", "lpbank", "momo",
)  # fmt: skip
PHONE_NAME = re.compile(
    r"(?:\b(?:so|sdt|dt|dtdd|dd|tel|phone|mobile|zalo|viber|hotline|lh|alo|goi|call|fax)"
    r"|dien thoai|di dong|lien he|may)\W{0,4}\Z"
)
_ID_NAMES = (
    r"(?:\b(?:c[ .]?m[ .]?n[ .]?d|cmtnd|cmt|c[ .]?c[ .]?c[ .]?d|cc)"
    r"|can cuoc|chung minh|so dinh danh|dinh danh ca nhan)"
)
_ACCOUNT_NAMES = rf"(?:\b(?:s[ .]?t[ .]?k|tk|ck|chuyen khoan|so the|the atm|the ngan hang|tai khoan|{'|'.join(BANKS)}))"
_AFTER_NAME = r"[^0-9\n]{0,30}(?:\n{1,2}[^0-9\n]{0,5})?\Z"
_IN_A_COLUMN = r"[^0-9]{0,200}\|[^0-9]{0,40}\Z"
Named = tuple[str, re.Pattern[str], frozenset[int]]
# Code, what stands before the number, how many digits it has.
NAMED: tuple[Named, ...] = (
    ("GS803", re.compile(_ID_NAMES + _AFTER_NAME), frozenset({9, 12})),
    ("GS803", re.compile(r"(?:bhxh|bao hiem xa hoi)" + _AFTER_NAME), frozenset({10})),
    ("GS803", re.compile(r"(?:bhyt|bao hiem y te)" + _AFTER_NAME), frozenset({10, 13})),
    ("GS803", re.compile(r"(?:ma so thue|mst) ca nhan" + _AFTER_NAME), frozenset({10, 12})),
    ("GS803", re.compile(r"\bho chieu[^0-9\n]{0,20}\b[a-z] ?\Z"), frozenset({7})),
    ("GS810", re.compile(_ACCOUNT_NAMES + _AFTER_NAME), frozenset(range(8, 20))),
)
# The same for a name in the head of a table, above a number in one group.
IN_COLUMNS: tuple[Named, ...] = (
    ("GS803", re.compile(_ID_NAMES + _IN_A_COLUMN), frozenset({9, 12})),
    ("GS810", re.compile(_ACCOUNT_NAMES + _IN_A_COLUMN), frozenset(range(9, 20))),
)
AMOUNT = re.compile(
    r" ?(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ|tỉ|người|lượt|khách|tài khoản|hồ sơ|thẻ|hộ\b|cổ phần|công dân|trường hợp)"
)
