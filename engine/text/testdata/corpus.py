"""Sentences of our own to train the small test models on, and strings to try them with."""

import random
import unicodedata

SENTENCES = """
A red ball rolls to the right across a green meadow.
Two grey cats watch the rain from a warm window sill, tails twitching.
The old lighthouse keeper climbs 214 steps with a lantern in his left hand.
Slow dolly shot: steam rises from a bowl of noodles, shallow depth of field.
At dawn the harbour is silent; only ropes creak and gulls argue.
A paper boat drifts down the gutter, spins twice, and sinks at 3:47 p.m.
"Don't look back," she whispered, and the train began to move.
Camera pans left past a row of yellow houses, then tilts up to the clouds.
It's raining, they're late, we've lost the key and I'm not sorry we'd tried.
Neon signs flicker over wet asphalt while a courier cycles through the frame.
A tiny robot waters sunflowers on the roof of a 12-storey car park.
Snow falls upward in this place, and nobody seems to mind it much.
Three identical twins juggle oranges under a striped circus tent.
The whale surfaces beside the kayak; its eye is calm and very old.
Time-lapse of mould growing on bread, 60 fps, macro lens, black background.
An astronaut reads a newspaper on a park bench, autumn leaves everywhere.
Ein roter Ball rollt langsam über die grüne Wiese nach rechts.
Die Straßenbahn hält quietschend vor dem Café, drei Gäste steigen aus.
Während der Bäcker Brötchen formt, fällt Schnee auf die leeren Gassen.
Übermütige Füchse spielen im hohen Gras, die Kamera fährt näher heran.
Der Leuchtturmwärter zählt 214 Stufen und flucht über sein Knie.
Am Ende der Allee brennt noch ein Licht, größer als alle anderen.
Schäumende Wellen schlagen gegen die Kaimauer, Möwen kreischen.
Un chat noir traverse la rue déserte, très tôt le matin, à Noël.
La niña corre detrás de una cometa azul; el viento sopla muy fuerte.
Красный шар катится по зелёному лугу, а вдалеке лает собака.
一个红色的球在绿色的草地上向右滚动。
老渔夫坐在船头，望着远处的灯塔，海面很平静。
镜头缓缓拉近，雨滴沿着窗户滑落，猫在打盹。
清晨的街道上空无一人，只有一辆自行车经过。
机器人在屋顶给向日葵浇水，城市在它身后醒来。
赤いボールが緑の草原を右へ転がっていく。
窓の外では雨が降り、猫が静かに眠っている。
빨간 공이 초록 들판을 가로질러 오른쪽으로 굴러간다.
الكرة الحمراء تتدحرج إلى اليمين عبر المرج الأخضر.
लाल गेंद हरे मैदान में दाईं ओर लुढ़कती है।
""".strip().splitlines()

THINGS = ("ball", "cat", "paper boat", "lighthouse", "robot", "fox", "kite", "tram", "whale", "teapot", "dragon", "umbrella")
COLOURS = ("red", "green", "blue", "yellow", "pale violet", "black", "snow-white", "copper")
MOVES = ("rolls", "drifts", "flies", "tumbles", "glides", "hops", "spins", "crawls")
PLACES = ("across a meadow", "over the harbour", "through the fog", "under a bridge", "past the window", "along the tracks")
DINGE = ("Ball", "Fuchs", "Drache", "Schirm", "Kessel", "Zug", "Wal", "Roboter")
FARBEN = ("rote", "grüne", "blaue", "gelbe", "weiße", "schwarze")
ORTE = ("über die Wiese", "durch den Nebel", "unter der Brücke", "am Fenster vorbei", "längs der Gleise")
EIGEN = ("红色", "绿色", "蓝色", "黄色", "白色", "黑色")
SACHEN = ("球", "猫", "机器人", "风筝", "灯塔", "龙", "雨伞", "茶壶")
WEGE = ("穿过草地", "飞过海港", "经过窗户", "在雾中", "在桥下")
EMOJI = ("🙂", "🎬", "🚀", "❤️", "👩‍🚀", "👍🏽", "🇩🇪", "☔", "🏴󠁧󠁢󠁳󠁣󠁴󠁿")


def sentence(rng: random.Random) -> str:
    kind = rng.randrange(5)
    if kind == 0:
        return f"Der {rng.choice(FARBEN)} {rng.choice(DINGE)} gleitet {rng.choice(ORTE)}."
    if kind == 1:
        return f"一个{rng.choice(EIGEN)}的{rng.choice(SACHEN)}{rng.choice(WEGE)}。"
    if kind == 2:
        return f"{rng.choice(SENTENCES)} {rng.choice(EMOJI)}"
    return f"The {rng.choice(COLOURS)} {rng.choice(THINGS)} {rng.choice(MOVES)} {rng.choice(PLACES)}, {rng.randrange(2, 90)} seconds."


def corpus(count: int) -> list[str]:
    rng = random.Random(11)
    return SENTENCES * 3 + [sentence(rng) for _ in range(count)]


CRAFTED = [
    "", " ", "  ", "\t", "\n", "\r\n", "\u3000", "\u00a0", "a", "A", "▁", "▁▁a▁", " ▁ a", "hello", " hello", "hello ", "  hello   world  ",
    "Hello World", "HELLO\tWORLD\nHELLO\r\nWORLD\rWORLD", "line\u2028sep\u2029para\u0085next", "tab\tand\vvertical\fform",
    "ﬁne ﬂuﬀy ﬃ ﬄ ﬅ ﬆ", "Ｆｕｌｌ　ｗｉｄｔｈ　ｔｅｘｔ！？１２３", "ｶﾀｶﾅ ﾊﾟﾝ ｶﾞｷﾞ", "①②③ Ⅳ ㎏ ㍿ ½ ⁵ ™ ℃ №", "e\u0301te\u0301 cafe\u0301 A\u030a n\u0303",
    "a\u0301\u0323 a\u0323\u0301 ṩ s\u0323\u0307 s\u0307\u0323", "ﬁ\u0301x ﬀ\u0308 ①\u0301 ™\u0301", "Å Å Å Ω Ω K K", "가각힣 가각", "Ǆ ǅ ǆ ŉ ſ ſt ĳ",
    "zero\u200bwidth\u200cnon\u200djoiner\u2060word\ufeffbom", "soft\u00adhyphen", "bidi \u202aleft\u202c \u202eright\u202c \u2066x\u2069",
    "\x00", "a\x00b", "\x01\x02\x03 bell\x07 del\x7f esc\x1b[31m", "\x1c\x1d\x1e\x1f", "\x80\x9f\x85", "\ufffd \ufffe \uffff", "\U0010ffff\U000e0001",
    "🙂🙂 🙂", "👩‍🚀 👩\u200d👩\u200d👧\u200d👦 👍🏽", "🇩🇪🇫🇷🇩", "❤ ❤️ ❤\ufe0e", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣ #️⃣", "𝒯𝓱𝑒 𝕢𝕦𝕚𝕔𝕜 𝖇𝖗𝖔𝖜𝖓 𝟏𝟐𝟑", "𠀀𠀁𪜀", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "don't can't I'm we've they'll he'd it's", "DON'T CAN'T I'M", "''s 't 're'm 'll'd x's! '", "rock'n'roll o'clock 'twas", "’s curly don’t “quotes” ‘single’ «guille»",
    "a.b,c;d:e!f?g", "!!!???...", "--- --__-- ~~~", "#hash @name $5 50% ^x & * ( ) [ ] { } | \\ / < > = + ` ~", "http://example.org/a?b=c&d=%20", "name@example.org",
    "123 4567890 1,234.56 3.14e-10 0x1F", "٣٤٥ १२३ 一二三 Ⅷ ½", "c++ c# f(x)=y_1", "snake_case camelCase kebab-case", "supercalifragilisticexpialidocious antidisestablishmentarianism",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ababababababababab", "a a a a a a a a", "的的的的的的", "的 的 的", "ßẞ STRASSE straße İstanbul ıI ΣΑΣ σας ΧΑΟΣ", "ÀÉÎÕÜ àéîõü Ñ ñ Ç ç",
    "Привет, мир! ПРИВЕТ", "Γειά σου Κόσμε", "שלום עולם", "שָׁלוֹם", "مرحبا بالعالم ١٢٣", "ﷺ ﻻ ﻼ", "สวัสดีชาวโลก กำ", "नमस्ते दुनिया क्षत्रिय", "ನಮಸ್ಕಾರ", "こんにちは世界 がぎぐ か\u3099", "안녕하세요", "ཨོཾ་མ", "ᚠᚢᚦ ᏣᎳᎩ ዓለም",
    "<unk>", "<s>", "</s>", "<pad>", "a</s>b", "<unk> <unk>", "<0x41>", "<0x0A><0xFF>", "<extra_id_0>", "<|endoftext|>", "<|startoftext|> a", "</w>", "a</w> b</w>",
    "<red>", "x<red>y", "<red><blue>", "<red> <blue>", " <red> ", "<red><red><blue><blue>", "@hero runs", "@hero2 runs", "@heroine", "a b", "xa by a b", "@hero@hero2@hero", "<ctl>", "x <ctl> y", "##", "###", "#####",
    "mixed 中文 and English 混合 text", "中文，标点。！？；：", "一个红色的球roll到右边", "日本語とEnglish", "end with space ", "\u2003em\u2002en\u2009thin\u200ahair\u202fnnbsp\u205fmath\u1680ogham",
    "a\u0300\u0301\u0302\u0303\u0304\u0305", "a" + "\u0301\u0323\u0308" * 20 + "b", "q" + "\u0323" * 31 + "\u0301" + "\u1e69" + "\u0307\u0327" * 40 + "가\u11a8", "\u0301" * 64, "x\u034f" + "\u0302" * 35,
    "\u0301start with mark", " \u0301", "\u0301", "\u200d", "\ufeff", "\ufe0f", "a\u034fb", "…", "⋯ ‥ ․", "‐ ‑ ‒ – — ― −", "～ 〜 ~ ∼", "·•∙⋅・･", "\u00b4 \u0060 \u00a8 \u00af \u00b8", "x² + y³ = z₁", "ªº µ ĸ",
]


def assigned(rng: random.Random, low: int, high: int) -> str:
    """A character between low and high that Unicode 14 knows, so that tables agree."""
    while True:
        c = chr(rng.randrange(low, high))
        if unicodedata.category(c) not in ("Cn", "Cs"):
            return c


BLOCKS = [
    (0x00, 0x80), (0x20, 0x7F), (0x80, 0x250), (0x250, 0x370), (0x300, 0x370), (0x370, 0x600), (0x600, 0x900), (0x900, 0xE00), (0xE00, 0x1200), (0x1100, 0x1200),
    (0x1E00, 0x2000), (0x2000, 0x2070), (0x2070, 0x2200), (0x2460, 0x2500), (0x3000, 0x3400), (0x4E00, 0x9FFF), (0xAC00, 0xD7A4), (0xF900, 0xFB00),
    (0xFB00, 0xFE00), (0xFE00, 0xFFFE), (0x10000, 0x11000), (0x1D400, 0x1D800), (0x1F000, 0x1FA00), (0x20000, 0x20100), (0xE0020, 0xE0080), (0x0, 0x30000),
]


def noise(rng: random.Random) -> str:
    kind = rng.randrange(6)
    if kind == 0:
        low, high = rng.choice(BLOCKS)
        return "".join(assigned(rng, low, high) for _ in range(rng.randrange(1, 12)))
    if kind == 1:
        return "".join(assigned(rng, *rng.choice(BLOCKS)) for _ in range(rng.randrange(1, 16)))
    if kind == 2:
        words = sentence(rng).split(" ")
        return "".join(w + rng.choice([" ", " ", "  ", "\n", "\t", "\u3000", "\u200b", "", "▁", " \u0301"]) for w in words)
    if kind == 3:
        text = list(sentence(rng))
        for _ in range(rng.randrange(1, 6)):
            text.insert(rng.randrange(len(text) + 1), assigned(rng, *rng.choice(BLOCKS)))
        return "".join(text)
    if kind == 4:
        return unicodedata.normalize(rng.choice(["NFD", "NFKD", "NFC"]), sentence(rng)).swapcase()
    return " ".join(rng.choice(CRAFTED) for _ in range(rng.randrange(2, 5)))


def strings() -> list[str]:
    rng = random.Random(7)
    return CRAFTED + SENTENCES + [sentence(rng) for _ in range(40)] + [noise(rng) for _ in range(420)]


def byte_strings() -> list[bytes]:
    """Strings that are not UTF-8: random bytes, cut characters, surrogates, overlong forms."""
    rng = random.Random(5)
    out = [b"\xff", b"a\xc3", b"\xed\xa0\x80x", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xf0\x9f\x99", b"\xe2\x96", b"ok \x80\x80 ok", b"\xef\xbf\xbd"]
    for _ in range(60):
        text = bytearray(noise(rng).encode("utf-8", "surrogatepass"))
        for _ in range(rng.randrange(1, 4)):
            text.insert(rng.randrange(len(text) + 1), rng.randrange(0x80, 0x100))
        out.append(bytes(text[: rng.randrange(1, len(text) + 1)]))
    return out
