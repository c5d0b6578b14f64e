"""The error of a sound or film that cannot be published."""


class RecordingError(ValueError):
    """The file cannot be published; the argument is the reason, in Vietnamese."""


CUT = "tệp bị hỏng hoặc bị cắt ngang"
OTHER_FORMAT = ""  # not of the format at all
MOST_PARTS = 1_000_000  # of one file; two hours of film have some 800,000
