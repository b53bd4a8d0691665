"""Makes the fixtures of this folder: small models and what the reference implementations say.

Not part of the build; the tests only read what it wrote. To run it again:

    python3 -m venv venv
    venv/bin/pip install sentencepiece==0.2.3 transformers==4.57.1 tokenizers==0.22.2 ftfy==6.3.1 protobuf
    venv/bin/python generate.py
"""

import html
import io
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import ftfy
import sentencepiece as spm
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from transformers import CLIPTokenizerFast, T5TokenizerFast

from corpus import CRAFTED, byte_strings, corpus, strings

HERE = Path(__file__).parent
TEXTS = strings()
BYTES = byte_strings()


def dump(path: Path, value) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n")


def dump_lines(path: Path, record: dict) -> None:
    """One entry per line, so that changes can be read."""
    parts = []
    for key, value in record.items():
        rows = ",\n".join(json.dumps(row, ensure_ascii=True, separators=(",", ":")) for row in value)
        parts.append(f"{json.dumps(key)}:[\n{rows}\n]")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{" + ",\n".join(parts) + "}\n")


def train_sentencepiece(name: str, **options) -> spm.SentencePieceProcessor:
    model = io.BytesIO()
    spm.SentencePieceTrainer.train(
        sentence_iterator=iter(corpus(1500)), model_writer=model, model_type="unigram", num_threads=1,
        hard_vocab_limit=False, minloglevel=2, **options,
    )
    (HERE / name).mkdir(parents=True, exist_ok=True)
    (HERE / name / "spiece.model").write_bytes(model.getvalue())
    return spm.SentencePieceProcessor(model_proto=model.getvalue())


def golden_sentencepiece(name: str, model: spm.SentencePieceProcessor) -> None:
    ids = [model.encode(text) for text in TEXTS]
    dump_lines(HERE / "golden" / f"{name}.json", {
        "ids": ids,
        "decoded": [model.decode(row) for row in ids],
        "byte_ids": [model.encode(text) for text in BYTES],
    })


def sentencepiece_models() -> None:
    t5 = dict(pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    byte_model = train_sentencepiece("sp-bytes", vocab_size=800, byte_fallback=True, normalization_rule_name="nmt_nfkc", **t5)
    dump(HERE / "sp-bytes" / "tokenizer_config.json", {"pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"})
    golden_sentencepiece("sp-bytes", byte_model)
    golden_sentencepiece("sp-plain", train_sentencepiece(
        "sp-plain", vocab_size=400, character_coverage=0.98, normalization_rule_name="nmt_nfkc_cf"))
    symbols = ["<red>", "<blue>", "<red><blue>", "@hero", "@hero2", "a b", "🙂", "##", "###", "é"]
    golden_sentencepiece("sp-symbols", train_sentencepiece(
        "sp-symbols", vocab_size=500, character_coverage=0.98, normalization_rule_name="identity",
        remove_extra_whitespaces=False, user_defined_symbols=symbols, control_symbols=["<ctl>"]))
    golden_sentencepiece("sp-suffix", train_sentencepiece(
        "sp-suffix", vocab_size=400, character_coverage=0.98, normalization_rule_name="identity",
        treat_whitespace_as_suffix=True, user_defined_symbols=symbols[:3]))
    golden_sentencepiece("sp-bare", train_sentencepiece(
        "sp-bare", vocab_size=700, byte_fallback=True, normalization_rule_name="identity", split_by_whitespace=False,
        add_dummy_prefix=False, remove_extra_whitespaces=False, allow_whitespace_only_pieces=True))
    golden_sentencepiece("t5", train_sentencepiece(
        "t5", vocab_size=600, character_coverage=0.99, normalization_rule_name="nmt_nfkc", **t5))


def golden_fast(name: str, tokenizer, texts: list[str]) -> None:
    ids = [tokenizer(text, add_special_tokens=False)["input_ids"] for text in texts]
    record: dict = {"ids": ids}
    if texts is TEXTS:
        record["decoded"] = [tokenizer.decode(row, skip_special_tokens=True, clean_up_tokenization_spaces=False) for row in ids]
    else:  # SentencePiece shows unknown tokens, transformers does not
        record["texts"] = texts
    prompts = []
    for length in (2, 8, 20):
        for text in texts[:: len(texts) // 40]:
            row = tokenizer(text, max_length=length, truncation=True, padding="max_length")
            prompts.append([text, length, row["input_ids"], row["attention_mask"]])
    record["prompts"] = prompts
    dump_lines(HERE / "golden" / f"{name}.json", record)


SENTINELS = [
    "<extra_id_0>", "the <extra_id_0> rolls <extra_id_1> right", "a<extra_id_99>b", "<extra_id_0><extra_id_1>", " <extra_id_3> ", "x <extra_id_100> y",
    "ein <extra_id_12>, zwei<extra_id_5>", "<extra_id_>", "<extra_id_1", "<EXTRA_ID_1>", "<extra_id_7>  <extra_id_8>", "red<extra_id_0> ball",
]


def t5_models() -> None:
    extra = [f"<extra_id_{i}>" for i in range(100)]
    dump(HERE / "t5" / "tokenizer_config.json", {
        "tokenizer_class": "T5Tokenizer", "extra_ids": 100, "additional_special_tokens": extra, "model_max_length": 512,
        "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"})
    fast = T5TokenizerFast.from_pretrained(HERE / "t5")
    golden_fast("t5-sentinels", fast, SENTINELS + [s for s in CRAFTED if s.isascii() and s.isprintable() and "<" not in s])
    fast.save_pretrained(HERE / "t5-json")
    for name in ("spiece.model", "added_tokens.json", "special_tokens_map.json"):
        (HERE / "t5-json" / name).unlink(missing_ok=True)
    golden_fast("t5-json", T5TokenizerFast.from_pretrained(HERE / "t5-json"), TEXTS)


class Bare:
    """A tokenizers.Tokenizer with the few calls of transformers that golden_fast needs."""

    def __init__(self, tokenizer: Tokenizer):
        self.tokenizer = tokenizer

    def __call__(self, text, add_special_tokens=True, max_length=None, truncation=False, padding=None):
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        if max_length:
            self.tokenizer.enable_truncation(max_length)
            self.tokenizer.enable_padding(length=max_length, pad_id=0, pad_token="<pad>", direction="left")
        row = self.tokenizer.encode(text, add_special_tokens=add_special_tokens)
        return {"input_ids": row.ids, "attention_mask": row.attention_mask}

    def decode(self, ids, **_):
        return self.tokenizer.decode(ids)


def umt5_model() -> None:
    """The vocabulary of sp-bytes the way multilingual T5 models carry theirs."""
    from sentencepiece import sentencepiece_model_pb2

    proto = sentencepiece_model_pb2.ModelProto()
    proto.ParseFromString((HERE / "sp-bytes" / "spiece.model").read_bytes())
    tokenizer = Tokenizer(models.Unigram([(p.piece, p.score) for p in proto.pieces], unk_id=2, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([
        normalizers.Precompiled(proto.normalizer_spec.precompiled_charsmap), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")])
    tokenizer.decoder = decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace(replacement="▁", prepend_scheme="always")])
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
    tokenizer.add_special_tokens(["<pad>", "</s>", "<unk>"])
    tokenizer.add_tokens(["meadow", "Wiese "])
    folder = HERE / "umt5-json"
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    dump(folder / "tokenizer_config.json", {"pad_token": {"content": "<pad>"}, "padding_side": "left"})
    golden_fast("umt5-json", Bare(tokenizer), TEXTS)


CLIP_PATTERN = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


def train_clip(count: int = 560) -> tuple[list[str], list[tuple[str, str]]]:
    """Plain byte-pair encoding; ties go by spelling, so that every run gives the same merges."""
    normalizer = normalizers.Sequence([normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()])
    splitter = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(CLIP_PATTERN), behavior="removed", invert=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    words = Counter()
    for line in corpus(1500):
        words.update(word for word, _ in splitter.pre_tokenize_str(normalizer.normalize_str(line)))
    spelled = {word: [*word[:-1], word[-1] + "</w>"] for word in words}
    merges = []
    for _ in range(count):
        pairs = Counter()
        for word, parts in spelled.items():
            for pair in zip(parts, parts[1:]):
                pairs[pair] += words[word]
        best = max(pairs, key=lambda pair: (pairs[pair], pair))
        merges.append(best)
        spelled = {word: merge(parts, best) for word, parts in spelled.items()}
    return sorted(pre_tokenizers.ByteLevel.alphabet()), merges


def merge(parts: list[str], pair: tuple[str, str]) -> list[str]:
    out = []
    for part in parts:
        if out and (out[-1], part) == pair:
            out[-1] += part
        else:
            out.append(part)
    return out


def write_clip(folder: Path, alphabet: list[str], merges: list[tuple[str, str]], config: dict) -> None:
    tokens = dict.fromkeys(alphabet + [c + "</w>" for c in alphabet] + ["".join(m) for m in merges])
    vocabulary = {token: i for i, token in enumerate([*tokens, "<|startoftext|>", "<|endoftext|>"])}
    dump(folder / "vocab.json", vocabulary)
    (folder / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
    dump(folder / "tokenizer_config.json", {"tokenizer_class": "CLIPTokenizer", "model_max_length": 77, **config})


def clip_models() -> None:
    alphabet, merges = train_clip()
    write_clip(HERE / "clip-json", alphabet, merges, {})
    fast = CLIPTokenizerFast.from_pretrained(HERE / "clip-json")
    shutil.rmtree(HERE / "clip-json")
    fast.save_pretrained(HERE / "clip-json")
    for name in ("vocab.json", "merges.txt"):
        (HERE / "clip-json" / name).unlink()
    golden_fast("clip-json", CLIPTokenizerFast.from_pretrained(HERE / "clip-json"), TEXTS)
    # Without the first byte of emoji, so that something is unknown, and padded with "!".
    hole = "ð"
    kept = [m for m in merges if hole not in m[0] + m[1]]
    token = lambda content: {"__type": "AddedToken", "content": content, "lstrip": False, "normalized": True, "rstrip": False, "single_word": False}
    write_clip(HERE / "clip-files", [c for c in alphabet if c != hole], kept, {
        "bos_token": token("<|startoftext|>"), "eos_token": token("<|endoftext|>"), "unk_token": token("<|endoftext|>"), "pad_token": "!"})
    golden_fast("clip-files", CLIPTokenizerFast.from_pretrained(HERE / "clip-files"), TEXTS)


def small_unigram(normalizer, pre_tokenizer, added=()) -> Tokenizer:
    """A few pieces of sp-plain under other settings."""
    model = spm.SentencePieceProcessor(model_file=str(HERE / "sp-plain" / "spiece.model"))
    pieces = [(model.id_to_piece(i), model.get_score(i)) for i in range(150)]
    seen = {p for p, _ in pieces}
    pieces += [(c, -9.0 - i / 8) for i, c in enumerate("abcdefghijklmnopqrstuvwxyz \u0301\u0308_<>") if c not in seen]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    if normalizer:
        tokenizer.normalizer = normalizer
    if pre_tokenizer:
        tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.add_tokens(list(added))
    return tokenizer


def parts_golden() -> None:
    """Parts of the tokenizers library, one at a time, as whole tokenizer.json files."""
    space = lambda scheme, split=True: pre_tokenizers.Metaspace(replacement="▁", prepend_scheme=scheme, split=split)
    every = [AddedToken("red"), AddedToken("ball", lstrip=True), AddedToken("cat", rstrip=True), AddedToken("the", single_word=True), AddedToken("FOX", normalized=False),
             AddedToken("Ei", normalized=True), AddedToken("red ball", normalized=False, lstrip=True, rstrip=True), AddedToken("é", single_word=True)]
    cases = {
        "no parts": (None, None),
        "NFC": (normalizers.NFC(), space("always")),
        "NFD": (normalizers.NFD(), space("always")),
        "NFKC": (normalizers.NFKC(), space("always")),
        "NFKD": (normalizers.NFKD(), space("always")),
        "lower case": (normalizers.Lowercase(), space("always")),
        "strip": (normalizers.Strip(left=True, right=True), space("always")),
        "strip on the left": (normalizers.Strip(left=True, right=False), space("never")),
        "replace a string": (normalizers.Replace("ll", "l l"), space("always")),
        "replace spaces": (normalizers.Replace(Regex(" +"), "_"), space("always")),
        "mark at the beginning": (None, space("first")),
        "mark at the beginning of words": (None, pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), space("first")])),
        "no marks": (None, space("never")),
        "marks without cuts": (None, space("always", split=False)),
        "added tokens": (normalizers.Lowercase(), space("always"), every),
        "added tokens, mark at the beginning": (normalizers.Lowercase(), space("first"), every),
    }
    texts = TEXTS[::7] + [text for text in CRAFTED if "\u0323" in text]
    texts += ["The red ball", "red", "a red ball rolls", "ball  cat  ball", "the then bathe the", "FOX fox Fox xFOXx", "Ei ei ein", " red ball red  ball ", "redball", "é café éa é.", "the", "  the  "]
    rows = []
    for name, case in cases.items():
        tokenizer = small_unigram(*case)
        rows.append([name, json.loads(tokenizer.to_str()), [tokenizer.encode(t, add_special_tokens=False).ids for t in texts]])
    dump_lines(HERE / "golden" / "parts.json", {"texts": texts, "cases": rows})


ESCAPED = [
    "a &amp; b", "&lt;b&gt;bold&lt;/b&gt;", "&amp;amp;", "&amp;lt;", "&#65;&#x42;&#X43;", "&#8217;s", "&#0;", "&#1;x", "&#128;", "&#x80;&#x9f;", "&#xD800;", "&#x110000;",
    "&#65", "&copy 2020", "&copy;", "&notit;", "&notin;", "&noSuchThing;", "&;", "&", "&&", "&#;", "&#x;", "caf&eacute;", "tea &nbsp; time", "&quot;hi&quot;", "fish &amp chips &lt", "&#xfdd0;y",
    "<p>&amp;</p>", "“Don’t” ‘go’ ‚low‛ „deep‟", "ﬁne ﬂuﬃest Ĳssel", "ＬＯＵＤ　ＮＯＩＳＥＳ ｶﾞｷﾞ", "one\r\ntwo\rthree\u2028four", "  spaced \t\n out  ", "\x1b[31mred\x1b[0m", "a\x00b\x07c\x7f", "\ufeffbom \ufffc object",
    "e\u0301 cafe\u0301", "x\u206ay", "zero\u200bwidth", "\x1c\x1dfs", "non\u00a0breaking\u3000ideographic", "plain text stays as it is", "一个红色的球。", "🙂 smile", "don't", "ŉ", "a\u0085b \u0092tis",
]


def cleaned(text: str) -> str:
    """What diffusers does to a prompt for Wan."""
    text = html.unescape(html.unescape(ftfy.fix_text(text))).strip()
    return re.sub(r"\s+", " ", text).strip()


def clean_golden() -> None:
    dump_lines(HERE / "golden" / "clean.json", {
        "pairs": [[text, cleaned(text)] for text in ESCAPED + TEXTS],
        "unescaped": [[text, html.unescape(text)] for text in ESCAPED]})


def main() -> None:
    for folder in HERE.iterdir():
        if folder.is_dir() and folder.name != "fuzz":
            shutil.rmtree(folder)
    dump_lines(HERE / "golden" / "strings.json", {"texts": TEXTS, "bytes": [b.hex() for b in BYTES]})
    sentencepiece_models()
    t5_models()
    umt5_model()
    clip_models()
    parts_golden()
    clean_golden()


main()
