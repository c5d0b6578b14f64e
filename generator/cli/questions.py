"""The questions of `guong new`; each answer is checked at once, and none is preselected."""

from collections.abc import Iterable

from generator.cli.prompts import Choice, Terminal
from generator.content.context import Context
from generator.content.data.term_names import names_of
from generator.content.data.terms import RANKS, AwardTerm, Term
from generator.content.data.vocabularies import Vocabulary
from generator.content.entry_kinds import ENTRY_KINDS
from generator.content.value_types import MAX_YEAR, MIN_YEAR
from generator.editing.answers import Answers, place_of, read_day, term_of
from generator.entries.validate import reference_day
from generator.gazetteer import ABROAD, NATIONWIDE, PSEUDO_PLACES
from generator.text.vietnamese import fold

_MOST_FIELDS = _MOST_DEEDS = 3
_MAX_LINE = 120  # characters
_KINDS = tuple(Choice(kind.name, f"{kind.label}: {kind.description}") for kind in ENTRY_KINDS)


def ask_answers(terminal: Terminal, context: Context) -> Answers:
    """Ask for every value of a draft."""
    terms = context.vocabularies
    terminal.say("Tạo bài nháp. Ctrl+C để dừng, chưa ghi gì.")
    entry_kind = ENTRY_KINDS[terminal.choose("Bài này là gì?", _KINDS)[0]]
    has_person = entry_kind.has_person
    is_child = _yes(terminal, "\nBài có nêu trẻ em dưới 16 tuổi không")
    if is_child:
        terminal.say(
            "Chỉ ghi tên theo dạng gia đình và các em đã đồng ý, ví dụ “em N.T.A.”; địa chỉ bài không mang tên."
        )
    name = terminal.ask("Tên như in trên bài" if has_person else "Tên bài", _line)
    subject_type = terminal.choose("Đối tượng", _choices(terms.subject_types))[0] if has_person else ""
    role = terminal.ask("Chức vụ, công việc (để trống nếu không ghi)", _line_or_nothing) if has_person else ""
    fields = terminal.choose("Lĩnh vực, lĩnh vực chính ghi trước", _choices(terms.fields), most=_MOST_FIELDS)
    deeds = _ask_deeds(terminal, terms.deeds)
    kind = terminal.choose("Loại gương", _choices(terms.kinds))[0]
    genre = terminal.choose("Thể loại", _choices(terms.genres))[0] if entry_kind.asks_genre else ""
    day = terminal.ask("\nNgày đăng dự kiến", read_day, default=f"{context.settings.today:%d/%m/%Y}")
    year = terminal.ask("Năm của việc được kể", _year, default=str(day.year))
    place = _ask_place(terminal, context, year, day.isoformat())
    awards = _ask_awards(terminal, terms.awards)
    author = terminal.ask("Người viết, đơn vị viết (để trống nếu chưa rõ)", _line_or_nothing)
    basis, reference, scopes, giver = _ask_consent(terminal, context)
    return Answers(
        entry_kind, name, subject_type, role, fields, deeds, (place,), day.isoformat(), year, kind, genre,
        awards, author, basis, reference, scopes, giver, is_child,
    )  # fmt: skip


def ask_slug(terminal: Terminal, message: str, other: str) -> str:
    """Print why an address cannot be used and ask for another; `other` is the proposal."""
    terminal.say(f"\n{message}")
    return terminal.ask("Địa chỉ khác cho bài này", _line, default=other)


def confirmed(terminal: Terminal, question: str) -> bool:
    """Ask for confirmation."""
    return _yes(terminal, question)


def _ask_deeds(terminal: Terminal, deeds: Vocabulary[Term]) -> tuple[str, ...]:
    """Ask for the deeds; a site may have none."""
    if not deeds.terms:
        return ()
    question = "Việc tốt mà bài kể, việc chính ghi trước; không có mục nào hợp thì để trống"
    return terminal.choose(question, _choices(deeds), least=0, most=_MOST_DEEDS)


def _ask_place(terminal: Terminal, context: Context, year: str, day: str) -> str:
    on = reference_day(read_day(day), int(year))
    terminal.say("\nĐịa phương, đúng tên lúc đó: gõ tên xã, phường, có dấu hoặc không dấu, rồi chọn trong danh sách.")
    nationwide, abroad = PSEUDO_PLACES[NATIONWIDE], PSEUDO_PLACES[ABROAD]
    terminal.say(f"Việc ở nhiều nơi trên cả nước thì ghi {nationwide}; ở nước ngoài thì ghi {abroad}.")

    def place(text: str) -> str:
        return place_of(_line(text), on, context.gazetteer)

    return terminal.ask("Địa phương", place, lambda text: context.gazetteer.complete(text, on))


def _ask_awards(terminal: Terminal, awards: Vocabulary[AwardTerm]) -> tuple[str, ...]:
    """Ask for awards until an empty answer."""
    given: list[str] = []
    terminal.say("\nKhen thưởng đã có quyết định (đang đề nghị thì không ghi).")
    while True:
        named = terminal.ask(
            "Hình thức khen thưởng khác" if given else "Hình thức khen thưởng (để trống nếu không có)",
            lambda text: _term(text, awards),
            lambda text: _labels(text, awards),
        )
        if not named:
            return tuple(given)
        term = awards[named]
        parts = [named]
        if term.ranks:
            ranks = [Choice(rank, RANKS[rank]) for rank in term.ranks]
            parts.append(f"rank={terminal.choose('Hạng', ranks)[0]}")
        if term.needs_label:
            parts.append(f"label={terminal.ask('Tên đầy đủ theo quyết định', _detail)}")
        if year := terminal.ask("Năm của quyết định (để trống nếu chưa rõ)", _year_or_nothing):
            parts.append(f"year={year}")
        if decision := terminal.ask("Số quyết định (để trống nếu chưa rõ)", _detail_or_nothing):
            parts.append(f"decision={decision}")
        given.append("; ".join(parts))


def _ask_consent(terminal: Terminal, context: Context) -> tuple[str, str, tuple[str, ...], str]:
    """Ask for the legal basis, its reference, the purposes, who agreed.

    No purpose is preselected: silence is no consent (requirements L6, docs/requirements.md).
    """
    terms = context.vocabularies
    bases = [Choice(term.slug, term.label) for term in terms.legal_bases if not term.sample_only]
    chosen = terminal.choose("Cơ sở công khai thông tin; chưa có thì để trống, bổ sung trước khi đăng", bases, least=0)
    if not chosen:
        return "", "", (), ""
    needs = terms.legal_bases[chosen[0]].needs
    question = f"Căn cứ: {needs}" if needs else "Số của giấy đồng ý (giấy giữ ở cơ quan)"
    reference = terminal.ask(question, _line if needs else _line_or_nothing)
    scopes = terminal.choose(
        "Các mục đích đã được đồng ý, chỉ ghi đúng những gì có trong giấy", _choices(terms.consent_scopes),
        least=0, most=len(terms.consent_scopes.terms),
    )  # fmt: skip
    giver = terminal.choose("Ai đồng ý", _choices(terms.consent_givers), least=0)
    return chosen[0], reference, scopes, next(iter(giver), "")


def _yes(terminal: Terminal, question: str) -> bool:
    return terminal.ask(f"{question} (c = có, k = không)", _flag)


def _choices(vocabulary: Vocabulary[Term]) -> list[Choice]:
    return [Choice(term.slug, term.label, names_of(term)) for term in vocabulary]


def _labels(text: str, vocabulary: Vocabulary[AwardTerm]) -> Iterable[str]:
    wanted = fold(text)
    return [term.label for term in vocabulary if wanted and any(wanted in fold(name) for name in names_of(term))][:10]


def _term(text: str, vocabulary: Vocabulary[AwardTerm]) -> str:
    return term_of(text, vocabulary).slug if text else ""


def _line(text: str) -> str:
    if not text:
        raise ValueError("cần ghi câu trả lời")
    return _line_or_nothing(text)


def _line_or_nothing(text: str) -> str:
    if len(text) > _MAX_LINE:
        raise ValueError(f"dài {len(text)} ký tự, nhiều nhất {_MAX_LINE}")
    return text


def _detail(text: str) -> str:
    return _detail_or_nothing(_line(text))


def _detail_or_nothing(text: str) -> str:
    if ";" in text:
        raise ValueError("không dùng dấu chấm phẩy")
    return _line_or_nothing(text)


def _year(text: str) -> str:
    if len(text) == 4 and text.isdecimal() and MIN_YEAR <= int(text) <= MAX_YEAR:  # noqa: PLR2004
        return text
    raise ValueError(f"ghi năm bằng bốn chữ số, từ {MIN_YEAR} đến {MAX_YEAR}")


def _year_or_nothing(text: str) -> str:
    return _year(text) if text else ""


def _flag(text: str) -> bool:
    answers = {"c": True, "co": True, "k": False, "khong": False}
    if fold(text) not in answers:
        raise ValueError("gõ c (có) hoặc k (không)")
    return answers[fold(text)]
