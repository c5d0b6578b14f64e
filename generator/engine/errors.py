"""The error that stops a build for a reason other than the content, and the reasons that the system gives."""

import errno


class BuildError(Exception):
    """A build that cannot continue; the message gives the reason to its user, in Vietnamese. Not for bugs."""


_REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.EEXIST: "chỗ ấy đã có tệp hay thư mục khác",
    errno.EISDIR: "chỗ ấy là một thư mục",
    errno.ENOTDIR: "trên đường dẫn có một tệp ở chỗ của thư mục",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.ENOSPC: "hết chỗ trên ổ đĩa",
    errno.EDQUOT: "hết dung lượng được cấp trên ổ đĩa",
    errno.EFBIG: "tệp lớn quá mức mà hệ thống cho phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EIO: "ổ đĩa bị lỗi đọc, ghi",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết tượng trưng vòng tròn",
    errno.EMFILE: "mở quá nhiều tệp một lúc",
    errno.ENFILE: "mở quá nhiều tệp một lúc",
    errno.ENOMEM: "hết bộ nhớ",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.EADDRINUSE: "cổng đang được chương trình khác dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}


def reason_of(error: OSError) -> str:
    """Return the reason of a system's error in Vietnamese; a rare one in the system's own words."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
