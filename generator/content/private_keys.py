"""The private keys, in the spellings of forms and sheets: they must never be in the repository.

They are the private columns of the official registration form (so_dien_thoai, dia_chi, dan_toc …) and the sensitive
data of Decree 356/2025.
"""

from generator.text.vietnamese import slugify

# Prefixes of normalised keys: they match “sdt_lien_he”, “soDienThoai” and “Địa chỉ nhà”.
_PREFIXES = (
    "sodienthoai", "dienthoai", "sdt", "phone", "mobile", "didong", "zalo", "facebook",
    "email", "thudientu", "diachi", "address", "sonha", "noio", "choohiennay", "hokhau", "thuongtru", "tamtru",
    "dantoc", "ethnic", "tongiao", "religion",
    "cccd", "cmnd", "cmt", "cancuoc", "chungminh", "socccd", "socmnd", "socancuoc", "sochungminh", "sodinhdanh",
    "idnumber", "idcard", "nationalid", "hochieu", "sohochieu", "passport",
    "ngaysinh", "ngaythangnamsinh", "birthda", "dateofbirth",
    "taikhoan", "sotaikhoan", "stk", "bankaccount", "accountnumber",
    "ghichunoibo", "ghichurieng", "noibo", "internal",
)  # fmt: skip
_EXACT = frozenset({"tel", "dob", "tk", "sotk", "mail", "fb"})


def is_private_key(key: str) -> bool:
    """Return whether a key, in any spelling, belongs in the office's own files alone."""
    plain = slugify(key).replace("-", "")
    return plain in _EXACT or plain.startswith(_PREFIXES)
