"""Japanese, as data: function words, by which kana are cut (see ``unspaced``), and what verbs and kanji stand for.

A word is a pair of kanji, a verb or adjective with the kana of its ending, a run of katakana or Latin letters, or one
particle; so 400 words are about 700 characters. Terms are kanji: every form of 増える is 増. Turns of phrase are found by
terms too, so that 言う, 言い and 言われる are one.
"""
# ruff: noqa: E501, SIM905 - word lists read best as text, and kana are counted twice as wide.

from __future__ import annotations

import re
import unicodedata

from debate.judge.languages.language import Language
from debate.judge.languages.unspaced import Segmenter

_PARTICLES = """
が は を に で と も の へ や か ね よ な し ば て だ ぞ さ から まで より など だけ しか ほど ばかり くらい ぐらい のに ので
けれど けれども けど ながら つつ たり には では とは にも でも とも への からの での との こそ さえ すら のは のが のを のも
"""

_ENDINGS = """
です でした でしょう だった だろう である であり であれば であって ます ました ません ませんでした ましょう
ない なく なくて なかった なければ なくては ならない なりません なくなる なくなり なくなって なくなった なくなります
ではない でない ではなく でなく ではありません じゃない じゃなく とはいえない
ずに ぬ べき べきだ べきです べきではない べきではありません べきでは かもしれない かもしれません はず はずだ はずです わけ わけではない
という といった といって ということ というのは といえる といえない いう いわれ いった いって いえ いえる いえない いえません
にとって によって により による において における について に関して ために ため として としても とすれば とは限らない
する して した すれば しない しなければ しなかった され された されて される させ させる しよう します しました しません
ある あり あった あれば あって あります ありません いる いて いた いない いません おり います
なる なり なって なった なれば なります なりました くる きた きて いく いって いき てくる ていく ておく しまう しまい
もらう もらい もらえ くれる くれ られる られ られて られない れる れば れない せる たい たく たくない ほしい できる できない
できます できません できた でき てしまう ている ていた ていない ています てしまい てある
ても ては てから たら たり なら ならば もっと もっとも とても あまり すべて
"""

_WORDS = """
のでしょう のでしょうか なのでしょう なのでしょうか のだろう なのだろう のだろうか のです なのです のだ なのだ のである なのである
やめる やめ やめて やめれば やめろ わかる わかり もつ もって もらいたい くださる ください
これ それ あれ この その あの ここ そこ どこ だれ なに どう どの こう そう ああ こういう そういう こうした そうした
そして しかし だが ところが また さらに つまり たとえば もし もしも たとえ なぜ なぜなら だから したがって よって ゆえに むしろ
かえって もちろん たしかに まず つぎに なお ただ ただし まったく すでに もう まだ いつ いつも とき ところ こと もの よう ような
ように ようだ ようです ようになる らしい みたい みたいな そんな こんな どんな すぐ ほとんど たくさん さまざま いろいろ とくに
ほかに ほか それぞれ みんな わたし わたしたち あなた みなさん うえ なか まま ずつ やはり いくら そもそも まして
こども おとな いじめ けが うそ まわり きまり ことば ひと おかね つながり やりとり きっかけ おしゃれ ちがい ちがう ちから
"""

_FUNCTIONS = frozenset((*_PARTICLES.split(), *_ENDINGS.split(), *_WORDS.split()))
_CONTENT = frozenset(
    "こども おとな いじめ けが うそ まわり きまり ことば ひと おかね つながり やりとり きっかけ おしゃれ ちがい ちがう ちから".split()
)
_FIXED = """
必ずしも 必ず 少なくとも 少ない 少なく 少なかった 少なさ 危ない 危なく 思わず 絶えず 関わらず かかわらず 限らない 限りません 限らず 子ども 子供 友だち 友達
間違い 間違う 間違っ 裏返し 一人 二人 一番 一方 一部 一つ 二つ 三つ 十分 大人 大切 大事 大変 大きな 大きい 小さな 小さい 新しい 高い 無い 無く
"""
"""Words that would be cut wrongly, or taken for a negation (少ない is “few”)."""

_NEGATORS = """
ない なく なくて なかった なければ なりません ません ませんでした ではない でない ではなく でなく ではありません じゃない じゃなく
ずに ず ぬ しない しなかった しません れない られない いない いません ありません できない できません たくない てない ていない べきではない べきではありません
わけではない とはいえない いえない いえません とは限らない 無い 無く
"""

_KANJI_STOP = """
言 思 見 考 来 行 出 入 持 使 取 合 上 下 中 前 後 時 方 人 事 物 者 的 性 化 間 今 何 私 僕 彼 我 等 達 他 同 各 全 以 特 場合
自分 私達 彼ら 皆 的に 私たち 一方 一部 一つ 二つ 三つ 一番 必ず 少なくとも
"""

_COMMON = """
問題 理由 必要 大切 大事 重要 意見 主張 反論 議論 考え 結果 原因 影響 方法 解決 対策 例え 実際 事実 本当 確か 当然 可能 不可 不可能 効果 意味 目的 場所
場合 状況 状態 社会 世界 世の 生活 時代 時間 現在 将来 未来 最近 最初 最後 毎日 今日 昔 年 月 日 週 回 度 点 面 例 数 多 少ない 多い 高い 低 大きい 大きな
小さい 小さな 良 悪 強 弱 新しい 古 正 違 間違い 間違う 変 増 減 続 始 終 止 起 与 受 得 失 作 決 選 比 調 知 分 感 聞 話 書 読 教 示 認 守 求 望 助 利用
使用 存在 関係 対 限 広 深 早 遅 近 遠 長 短 難 易 簡単 困難 心配 不安 安心 安全 危険 危ない 十分 不十分 大変 無理 普通 一般 特別 具体 全体 部分 個人 人間
人々 大人 男 女 親 皆 努力 行動 行為 活動 参加 経験 理解 判断 選択 自然 環境 国 町 家 手 目 心 力 気 声 道 店 形 名 頭 体 金 円 割 評価 実現 提供 発生
増加 減少 向上 低下 改善 変化 成長 機会 能力 条件 立場 根拠 証拠 説明 期待 希望 程度 期間 以上 以下 以外 先 次 初 半 倍 位 差 種類 内容 部 側 相手 双方
"""

_GOOD = """
良 安全 安心 自由 平等 公平 公正 正 便利 成長 向上 改善 効果 利益 利点 有益 有効 大切 大事 重要 幸 喜 楽 助 守 支 協力 尊重 信頼 自立 自主 責任 健康 平和 解決 成功
集中 豊 充実 能力 意欲 努力 学 育 明 簡単 快適 得 役立 節約 個性 友情 友達 希望 発展 進歩 促進 可能 安定 優 親切 創造 一体
"""
_ILL = """
悪 危険 危ない 不安 不便 不平等 不公平 不利 損 害 被害 弊害 問題 困 苦 痛 怖 恐 悲 死 病 事故 犯罪 暴力 差別 いじめ 失 失敗 低下 悪化 減 妨 邪魔 迷惑 負担 無駄 浪費 束縛 強制
押し 禁止 罰 依存 中毒 嫌 争 対立 混乱 孤立 孤独 貧 格差 弱 衰 疲 遅 難 困難 無理 不可能 欠 欠点 不足 奪 壊 盗 嘘 うそ 誤 間違い 心配 ストレス トラブル リスク 圧力 我慢 窮屈
"""
_TURNING = "減 防 禁 禁止 無 避 止 抑 解消 解決 廃止 予防 防止 軽減 奪 失 損 妨 壊 減少 制限"


def _respell(word: str) -> str:
    """A word's term: its kanji without the kana of an ending, katakana without the long sound at the end."""
    if _INFLECTED.fullmatch(word):
        return word.rstrip(_KANA)
    return word.rstrip("ー") if len(word) > 3 else word  # shorter words (バー) would lose half of it


_KANA = "".join(map(chr, range(0x3041, 0x3097)))
_INFLECTED = re.compile(r"[\u3005\u3400-\u9fff]+[\u3041-\u3096]+")


def opened(word: str, _written: str, after: str) -> tuple[str, ...]:
    """What turns of phrase are found by: the term; and a “が” before a comma is the conjunction, “but”."""
    if word == "が" and after[:1] in {"、", ",", "，"}:
        return ("が、",)
    if word.startswith("言え"):
        return ("言え",)  # “one can say” is the player's own, other forms are somebody's
    return (word if word in _WHOLE else _respell(word),)


def patterns(lines: str) -> str:
    """Turns of phrase as they are written, one a line, cut as answers are.

    ``(言う|思う)`` is either, a “?” behind it or behind a letter makes that optional, ``…`` is up to four words, ``^`` the beginning of a clause, and “が、” the conjunction.
    """
    found = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        for expanded in _expanded(line.removeprefix("^")):
            parts = [" ".join(_cut(part)) for part in expanded.split("…")]
            found.append(("^ " if line.startswith("^") else "") + " ~4 ".join(parts))
    return "\n".join(dict.fromkeys(found))  # many forms of a verb are one term


_CHOICE = re.compile(r"\(([^()]*)\)(\?)?|(.)\?")


def _expanded(line: str) -> list[str]:
    match = _CHOICE.search(line)
    if match is None:
        return [line]
    options = (match.group(1) or match.group(3) or "").split("|")
    if match.group(2) or match.group(3):
        options.append("")
    return [found for option in options for found in _expanded(line[: match.start()] + option + line[match.end() :])]


def _cut(written: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", written)
    comma = plain.endswith("が、")
    plain = plain.rstrip("、")
    words = [opened(plain[start:end].casefold(), "", "")[0] for start, end in _SEGMENT(plain)]
    return [*words[:-1], "が、"] if comma else words


_WHOLE = frozenset(_FIXED.split())
_SEGMENT = Segmenter(_FUNCTIONS, _WHOLE)

_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)}
_NUMBERS = (
    _DIGITS
    | {f"{word}十": 10 * number for word, number in _DIGITS.items() if 1 < number < 10}
    | {f"十{word}": 10 + number for word, number in _DIGITS.items() if number < 10}
    | {"百": 100, "千": 1000, "一万": 10_000, "半数": 50}
)

_VARIANTS = {
    "スマホ": "スマートフォン", "ケータイ": "スマートフォン", "携帯": "スマートフォン", "アプリ": "アプリケーション",
    "子ども": "子供", "こども": "子供", "友だち": "友達", "%": "percent", "パーセント": "percent", "ネット": "インターネット",
    "先生": "教師", "教員": "教師", "みんな": "皆", "いじめ": "苛め", "勉強": "学習",
}  # fmt: skip

_BASE = Language(
    code="ja",
    stemmer="",
    respell=_respell,
    variants=_VARIANTS,
    numbers=_NUMBERS,
    keeps_marks=True,
    segment=_SEGMENT,
    opens=opened,
)


def _terms(text: str) -> dict[str, None]:
    return dict.fromkeys(_BASE.stem(word) for word in text.split())


JAPANESE = Language(
    code="ja",
    stemmer="",
    respell=_respell,
    variants=_VARIANTS,
    numbers=_NUMBERS,
    keeps_marks=True,
    segment=_SEGMENT,
    opens=opened,
    stop_words=(_FUNCTIONS - _CONTENT) | frozenset(_NEGATORS.split()) | frozenset(_KANA),
    negators=frozenset(_NEGATORS.split()),
    common=frozenset(_terms(_COMMON)) | frozenset(_terms(_KANJI_STOP)),
    valence=dict.fromkeys(_terms(_GOOD), 1) | dict.fromkeys(_terms(_ILL), -1),
    turning=frozenset(_terms(_TURNING)),
)
