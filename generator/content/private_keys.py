"""The keys that must never stand in the repository, in the spellings that forms and sheets use.

They are the private columns of the official plan's registration form (so_dien_thoai, dia_chi, dan_toc …) and what
Decree 356/2025 makes sensitive data.
"""

from generator.text.vietnamese import slugify

# However a key begins so: “sdt_lien_he”, “soDienThoai”, “Địa chỉ nhà” are all found.
_BEGINNINGS = (
    "sodienthoai", "dienthoai", "sdt", "phone", "mobile", "didong", "zalo", "facebook",
    "email", "thudientu", "diachi", "address", "sonha", "noio", "choohiennay", "hokhau", "thuongtru", "tamtru",
    "dantoc", "ethnic", "tongiao", "religion",
    "cccd", "cmnd", "cmt", "cancuoc", "chungminh", "socccd", "socmnd", "socancuoc", "sochungminh", "sodinhdanh",
    "idnumber", "idcard", "nationalid", "hochieu", "sohochieu", "passport",
    "ngaysinh", "ngaythangnamsinh", "birthda", "dateofbirth",
    "taikhoan", "sotaikhoan", "stk", "bankaccount", "accountnumber",
    "ghichunoibo", "ghichurieng", "noibo", "internal",
)  # fmt: skip
_WHOLE = frozenset({"tel", "dob", "tk", "sotk", "mail", "fb"})


def is_private_key(key: str) -> bool:
    """Tell whether a key, in whatever spelling, holds what only the office's own files may hold."""
    plain = slugify(key).replace("-", "")
    return plain in _WHOLE or plain.startswith(_BEGINNINGS)
