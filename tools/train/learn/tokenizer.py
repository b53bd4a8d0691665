"""Trains the tokenizer (SentencePiece Unigram) on captions: `python -m learn.tokenizer`."""

import io
import random

import sentencepiece

from world import captions, sample
from world.scene import Shape

from . import store

PREFIX = "tokenizer"
LENGTHS = ("tag", "sentence", "sentence", "rich")
# words people may well write that no caption has
WORDS = """a an the and or of in on at to from with over under through across near by up down left right
one two three some many slowly quickly fast slow gently softly smoothly now then while again
day night morning evening sun moon star stars sky cloud clouds hill hills mountain mountains tree trees
grass sand wave waves wind rain snow winter summer spring autumn light dark bright pale deep warm cold
red orange yellow green blue purple pink white black brown grey gold silver
cat dog horse cow sheep duck whale plane train bus truck ship kite house tower bridge flower
person man woman girl boy child children people hello video picture scene film cartoon animation style paper cut
make show please want see look nothing something round square soft hard happy sad old new
walk run jump fly swim roll fall rise turn spin grow shrink stop go come move wait stay""".split()


def corpus(count=20000):
    """Captions of many scenes, and the word list."""
    rng = random.Random(11)
    for seed in range(count):
        s = sample.scene(1_000_000 + seed, Shape(128, 80, 1 if seed % 10 == 0 else 25))
        yield captions.write(s, rng, rng.choice(("en", "en", "zh")), rng.choice(LENGTHS)).text
    for word in WORDS:
        yield from (word, word.capitalize(), f"the {word}")


def train():
    """Writes tokenizer.model into the store; through memory, because a file's path would be kept in the model."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=corpus(), model_writer=model, vocab_size=2048, model_type="unigram",
        byte_fallback=True, normalization_rule_name="nmt_nfkc", pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
        hard_vocab_limit=False, minloglevel=1,
    )  # fmt: skip
    store.path(PREFIX + ".model").write_bytes(model.getvalue())


def load():
    """The trained tokenizer."""
    return sentencepiece.SentencePieceProcessor(model_file=str(store.path(PREFIX + ".model")))


def encode(tokenizer, text, length):
    """Ids with the end mark, padded with zeros to the length."""
    ids = tokenizer.encode(text)[: length - 1] + [tokenizer.eos_id()]
    return ids + [0] * (length - len(ids))


if __name__ == "__main__":
    train()
    pieces = load()
    print(pieces.get_piece_size(), pieces.encode("a red ball rolls to the right across a green meadow", out_type=str))
