package text_test

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"kinora/engine/text"
)

// probe is a text with something for every part of a tokenizer.
const probe = " The  ﬁrst café\u0301 👩‍🚀 红色的球 don't <extra_id_0> </s> a\x00b \xff\n"

// checkTokenizer holds what any tokenizer promises, whatever file it came from.
func checkTokenizer(t *testing.T, tok text.Tokenizer, s string) {
	t.Helper()
	ids := tok.Encode(s)
	for _, id := range ids {
		if id < 0 || id >= int64(tok.VocabSize()) {
			t.Fatalf("Encode(%q) gives %d, outside the vocabulary of %d", s, id, tok.VocabSize())
		}
	}
	tok.Decode(ids)
	if again := tok.Encode(s); !slices.Equal(ids, again) {
		t.Fatalf("Encode(%q) gives %v, then %v", s, ids, again)
	}
	const length = 12
	ids, mask := tok.EncodePrompt(s, length, true)
	if len(ids) != length || len(mask) != length {
		t.Fatalf("EncodePrompt(%q) gives %d ids and a mask of %d", s, len(ids), len(mask))
	}
}

func checkFile(t *testing.T, files fstest.MapFS) {
	t.Helper()
	if tok, err := text.Open(files, "tokenizer"); err == nil {
		checkTokenizer(t, tok, probe)
	}
}

func FuzzSentencePieceFile(f *testing.F) {
	f.Add(abPieces())
	f.Add(readFixture(f, "sp-suffix/spiece.model"))
	f.Add(readFixture(f, "sp-symbols/spiece.model"))
	f.Add(spieceModel(abPieces(), field(3, field(2, tinyTable())), pieceOf("ü", 5, userDefined), pieceOf("é", -1, unused)))
	f.Fuzz(func(t *testing.T, file []byte) {
		checkFile(t, onlyFile("spiece.model", file))
	})
}

func FuzzTokenizerJSON(f *testing.F) {
	f.Add(abUnigram().bytes())
	f.Add(abBPE().bytes())
	f.Add(abUnigram().with("normalizer", object{"type": "Precompiled", "precompiled_charsmap": tinyTable()}).
		with("pre_tokenizer", object{"type": "Metaspace", "replacement": "\u2581"}).
		with("post_processor", object{"type": "BertProcessing", "cls": []any{"a", 2}, "sep": []any{"b", 3}}).
		with("added_tokens", []object{{"id": 9, "content": "</s>", "lstrip": true, "normalized": true}}).bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		checkFile(t, onlyFile("tokenizer.json", file))
	})
}

func FuzzVocabularyAndMerges(f *testing.F) {
	f.Add([]byte(`{"a":0,"b":1,"a</w>":2,"ba</w>":3,"<|startoftext|>":4,"<|endoftext|>":5}`), []byte("#version: 0.2\nb a</w>\n"))
	f.Add([]byte(`{}`), []byte("a b c\r\n\n"))
	f.Fuzz(func(t *testing.T, vocab, merges []byte) {
		checkFile(t, fstest.MapFS{"tokenizer/vocab.json": {Data: vocab}, "tokenizer/merges.txt": {Data: merges}})
	})
}

func FuzzConfiguration(f *testing.F) {
	f.Add([]byte(`{"pad_token":"</s>","extra_ids":3,"padding_side":"left"}`), []byte(`{"eos_token":{"content":"a"}}`), []byte(`{"x":9}`))
	f.Add([]byte(`{"added_tokens_decoder":{"7":{"content":"b","rstrip":true}}}`), []byte(`{"additional_special_tokens":["<extra_id_0>"]}`), []byte(`{}`))
	model := abPieces()
	f.Fuzz(func(t *testing.T, config, special, added []byte) {
		checkFile(t, fstest.MapFS{
			"tokenizer/spiece.model": {Data: model}, "tokenizer/tokenizer_config.json": {Data: config},
			"tokenizer/special_tokens_map.json": {Data: special}, "tokenizer/added_tokens.json": {Data: added},
		})
	})
}

// tinyTable is a normalisation table whose trie has no keys.
func tinyTable() []byte {
	b := binary.LittleEndian.AppendUint32(nil, 1024)
	b = binary.LittleEndian.AppendUint32(b, 1<<10)
	return append(append(b, make([]byte, 1020)...), "x\x00"...)
}

func FuzzNormalisationTable(f *testing.F) {
	f.Add(tinyTable(), "ab")
	f.Add([]byte("\x04\x00\x00\x00\x00\x00\x00\x00\x00"), "\x00\x00")
	f.Fuzz(func(t *testing.T, table []byte, s string) {
		files := onlyFile("spiece.model", spieceModel(abPieces(), field(3, field(2, table))))
		if tok, err := text.Open(files, "tokenizer"); err == nil {
			checkTokenizer(t, tok, s)
		}
		spec := object{"type": "Precompiled", "precompiled_charsmap": base64.StdEncoding.EncodeToString(table)}
		files = onlyFile("tokenizer.json", abUnigram().with("normalizer", spec).bytes())
		if tok, err := text.Open(files, "tokenizer"); err == nil {
			checkTokenizer(t, tok, s)
		}
	})
}

func FuzzEncode(f *testing.F) {
	for _, s := range []string{"", probe, "▁▁ ▁", "<red><blue>", "'S 's", "\xed\xa0\x80", "\U000e0067\u200d\u0301"} {
		f.Add(s)
	}
	tokens := make([]text.Tokenizer, len(models))
	for i, m := range models {
		tokens[i] = open(f, m.folder)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, tok := range tokens {
			checkTokenizer(t, tok, s)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 200, 201, 255, 255})
	tokens := make([]text.Tokenizer, len(models))
	for i, m := range models {
		tokens[i] = open(f, m.folder)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		ids := make([]int64, len(raw)/2)
		for i := range ids {
			ids[i] = int64(int16(binary.LittleEndian.Uint16(raw[2*i:])))
		}
		for _, tok := range tokens {
			if s := tok.Decode(ids); !utf8.ValidString(s) {
				t.Fatalf("Decode(%v) gives %q, which is not UTF-8", ids, s)
			}
		}
	})
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"&amp;lt;b&#x41;&#;&notit;", "“x” ﬁ\r\n", "\x1b[1;31mred\x1b[", "\xff\u0085", "<&nbsp;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := text.Clean(text.CleanWan, s)
		if err != nil || !utf8.ValidString(got) {
			t.Fatalf("Clean(%q) = %q, %v", s, got, err)
		}
	})
}
