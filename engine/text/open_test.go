package text_test

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kinora/engine/text"
)

// abPieces are <unk>, </s>, the mark of a space, a, b and ab.
func abPieces() []byte {
	return spieceModel(
		pieceOf("<unk>", 0, unknown), pieceOf("</s>", 0, control), pieceOf("\u2581", -2, normal),
		pieceOf("a", -3, normal), pieceOf("b", -3, normal), pieceOf("ab", -4, normal),
		trainer(number(42, 1), number(41, -1)),
	)
}

func TestOpenPrefersTokenizerJSON(t *testing.T) {
	files := fstest.MapFS{
		"tok/spiece.model":   {Data: abPieces()},
		"tok/tokenizer.json": {Data: abUnigram().bytes()},
	}
	tok, err := text.Open(files, "tok")
	if err != nil {
		t.Fatal(err)
	}
	if got := tok.VocabSize(); got != 5 {
		t.Errorf("VocabSize is %d, so another file was read", got)
	}
}

func TestOpenSaysWhatIsMissing(t *testing.T) {
	for _, dir := range []string{"tokenizer", "nowhere"} {
		_, err := text.Open(onlyFile("readme.txt", nil), dir)
		if !errors.Is(err, text.ErrMissing) || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "spiece.model") {
			t.Errorf("%s: got %v", dir, err)
		}
	}
}

func TestOpenPassesOnWhatTheFileSystemSays(t *testing.T) {
	if _, err := text.Open(fstest.MapFS{"tokenizer/spiece.model/x": {}}, "tokenizer"); err == nil {
		t.Error("a folder in the place of a file was read")
	}
	if _, err := text.Open(os.DirFS(t.TempDir()), "../x"); !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

func TestOpenRefusesBrokenSentencePieceModels(t *testing.T) {
	whole := abPieces()
	byteModel := spieceModel(pieceOf("<unk>", 0, unknown), pieceOf("a", -1, normal), trainer(number(35, 1)))
	for _, c := range []struct {
		name string
		file []byte
		kind error
		says string
	}{
		{"an empty file", nil, text.ErrCorrupt, "unknown"},
		{"a file cut in the middle", whole[:len(whole)/2], text.ErrCorrupt, "cut short"},
		{"text", []byte("not a model at all"), text.ErrCorrupt, ""},
		{
			"a field of length 2^60",
			[]byte{0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f},
			text.ErrCorrupt, "cut short",
		},
		{"a model of type BPE", spieceModel(whole, trainer(number(3, 2))), text.ErrUnsupported, "type 2"},
		{"a piece that is defined twice", spieceModel(whole, pieceOf("ab", -1, normal)), text.ErrCorrupt, `"ab"`},
		{"an empty piece", spieceModel(whole, pieceOf("", -1, normal)), text.ErrCorrupt, "empty"},
		{"a score that is no number", spieceModel(whole, pieceOf("c", float32(math.NaN()), normal)), text.ErrCorrupt, `"c"`},
		{"an infinite score", spieceModel(whole, pieceOf("c", float32(math.Inf(-1)), normal)), text.ErrCorrupt, `"c"`},
		{"a second unknown piece", spieceModel(whole, pieceOf("<unk2>", 0, unknown)), text.ErrCorrupt, "0 and 6"},
		{"a kind that does not exist", spieceModel(whole, pieceOf("c", 0, 9)), text.ErrCorrupt, "kind 9"},
		{"a byte piece without byte fallback", spieceModel(whole, pieceOf("<0x41>", 0, byteKind)), text.ErrCorrupt, "<0x41>"},
		{"a byte piece that is no byte", spieceModel(byteModel, pieceOf("<0xgg>", 0, byteKind)), text.ErrCorrupt, "<0xgg>"},
		{"byte fallback without byte pieces", byteModel, text.ErrCorrupt, "0 byte pieces"},
		{
			"a table whose trie is larger than it",
			spieceModel(whole, field(3, field(2, []byte{0xff, 0, 0, 0, 1}))),
			text.ErrCorrupt, "255",
		},
		{"a table of three bytes", spieceModel(whole, field(3, field(2, []byte{1, 2, 3}))), text.ErrCorrupt, "3 bytes"},
		{
			"a table without a NUL at the end",
			spieceModel(whole, field(3, field(2, []byte{4, 0, 0, 0, 0, 0, 0, 0, 'x'}))),
			text.ErrCorrupt, "NUL",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkRefusal(t, onlyFile("spiece.model", c.file), "tokenizer/spiece.model", c.kind, c.says)
		})
	}
}

// checkRefusal wants an error of a kind that names the file and says why.
func checkRefusal(t *testing.T, files fs.FS, file string, kind error, says string) {
	t.Helper()
	_, err := text.Open(files, "tokenizer")
	var e *text.Error
	if !errors.As(err, &e) || !errors.Is(err, kind) {
		t.Fatalf("got %v, want %v", err, kind)
	}
	if e.File != file || !strings.Contains(e.Detail, says) || strings.Contains(err.Error(), "\n") {
		t.Errorf("%q does not name %s and say %q in one line", err, file, says)
	}
}

func TestOpenRefusesTokenizerJSONThatItWouldReadWrongly(t *testing.T) {
	unigram, bpe := abUnigram(), abBPE()
	model := func(base object, key string, value any) object {
		return base.with("model", base["model"].(object).with(key, value))
	}
	for _, c := range []struct {
		name string
		file object
		kind error
		says string
	}{
		{"no model", object{}, text.ErrCorrupt, "model"},
		{"a WordPiece model", object{"model": object{"type": "WordPiece"}}, text.ErrUnsupported, "WordPiece"},
		{"Unigram without unk_id", model(unigram, "unk_id", nil), text.ErrUnsupported, "unk_id"},
		{"an unk_id outside the vocabulary", model(unigram, "unk_id", 5), text.ErrCorrupt, "5"},
		{"a vocabulary that is no list", model(unigram, "vocab", 1), text.ErrCorrupt, "Unigram"},
		{"BPE with byte fallback", model(bpe, "byte_fallback", true), text.ErrUnsupported, "byte_fallback"},
		{"BPE with a prefix", model(bpe, "continuing_subword_prefix", "##"), text.ErrUnsupported, "##"},
		{"BPE with dropout", model(bpe, "dropout", 0.1), text.ErrUnsupported, "dropout"},
		{"BPE without a vocabulary", model(bpe, "vocab", object{}), text.ErrCorrupt, "empty"},
		{"an id below zero", model(bpe, "vocab", object{"a": -1}), text.ErrCorrupt, "-1"},
		{"an id that asks for memory", model(bpe, "vocab", object{"a": 1 << 40}), text.ErrCorrupt, `"a"`},
		{"a merge of unknown pieces", model(bpe, "merges", []string{"a c"}), text.ErrCorrupt, "merge 1"},
		{"an unknown token that is not there", model(bpe, "unk_token", "?"), text.ErrCorrupt, `"?"`},
		{
			"another normalizer",
			unigram.with("normalizer", object{"type": "BertNormalizer"}),
			text.ErrUnsupported, "BertNormalizer",
		},
		{
			"another one in a sequence",
			unigram.with("normalizer", object{"type": "Sequence", "normalizers": []object{{"type": "Nmt"}}}),
			text.ErrUnsupported, "Nmt",
		},
		{
			"a pattern of its own",
			unigram.with("normalizer", object{"type": "Replace", "pattern": object{"Regex": "x?"}}),
			text.ErrUnsupported, "x?",
		},
		{
			"a broken table",
			unigram.with("normalizer", object{"type": "Precompiled", "precompiled_charsmap": "AAAA"}),
			text.ErrCorrupt, "3 bytes",
		},
		{"another pre-tokenizer", unigram.with("pre_tokenizer", object{"type": "Digits"}), text.ErrUnsupported, "Digits"},
		{
			"another split",
			bpe.with("pre_tokenizer", object{"type": "Split", "pattern": object{"Regex": `\d`}, "behavior": "Isolated"}),
			text.ErrUnsupported, `\\d`,
		},
		{
			"ByteLevel by its own pattern",
			bpe.with("pre_tokenizer", object{"type": "ByteLevel", "add_prefix_space": false}),
			text.ErrUnsupported, "ByteLevel",
		},
		{
			"ByteLevel with a space",
			bpe.with("pre_tokenizer", object{"type": "ByteLevel", "add_prefix_space": true}),
			text.ErrUnsupported, "add_prefix_space",
		},
		{
			"a mark of two characters",
			unigram.with("pre_tokenizer", object{"type": "Metaspace", "replacement": "__"}),
			text.ErrCorrupt, "__",
		},
		{
			"a scheme nobody knows",
			unigram.with("pre_tokenizer", object{"type": "Metaspace", "replacement": "_", "prepend_scheme": "last"}),
			text.ErrUnsupported, "last",
		},
		{
			"another post-processor",
			unigram.with("post_processor", object{"type": "PairProcessing"}),
			text.ErrUnsupported, "PairProcessing",
		},
		{
			"a template without ids",
			unigram.with("post_processor", template(object{"SpecialToken": object{"id": "</s>"}})),
			text.ErrCorrupt, "</s>",
		},
		{
			"a template with the text twice",
			unigram.with("post_processor", template(object{"Sequence": object{}}, object{"Sequence": object{}})),
			text.ErrUnsupported, "twice",
		},
		{
			"ends without ids",
			unigram.with("post_processor", object{"type": "RobertaProcessing"}),
			text.ErrCorrupt, "RobertaProcessing",
		},
		{
			"ends outside the vocabulary",
			unigram.with("post_processor", object{"type": "BertProcessing", "cls": []any{"x", 9}, "sep": []any{"y", 9}}),
			text.ErrCorrupt, "9",
		},
		{
			"an added token with a wild id",
			unigram.with("added_tokens", []object{{"id": 1 << 40, "content": "x"}}),
			text.ErrCorrupt, `"x"`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkRefusal(t, onlyFile("tokenizer.json", c.file.bytes()), "tokenizer/tokenizer.json", c.kind, c.says)
		})
	}
	checkRefusal(t, onlyFile("tokenizer.json", []byte("{")), "tokenizer/tokenizer.json", text.ErrCorrupt, "")
}

func template(single ...object) object {
	return object{"type": "TemplateProcessing", "single": single}
}

func TestOpenRefusesAVocabularyThatIsNotOfCLIP(t *testing.T) {
	vocab := []byte(`{"a":0,"b":1,"a</w>":2,"<|startoftext|>":3,"<|endoftext|>":4}`)
	for _, c := range []struct {
		name  string
		files fstest.MapFS
		file  string
		kind  error
		says  string
	}{
		{"no merges", onlyFile("vocab.json", vocab), "merges.txt", text.ErrCorrupt, "vocab.json"},
		{
			"a list",
			fstest.MapFS{"tokenizer/vocab.json": {Data: []byte("[]")}, "tokenizer/merges.txt": {}},
			"vocab.json",
			text.ErrCorrupt, "",
		},
		{
			"no end token",
			fstest.MapFS{"tokenizer/vocab.json": {Data: []byte(`{"a":0}`)}, "tokenizer/merges.txt": {}},
			"vocab.json",
			text.ErrCorrupt, "<|endoftext|>",
		},
		{
			"another class", fstest.MapFS{
				"tokenizer/vocab.json": {Data: vocab}, "tokenizer/merges.txt": {},
				"tokenizer/tokenizer_config.json": {Data: []byte(`{"tokenizer_class":"GPT2Tokenizer"}`)},
			}, "vocab.json", text.ErrUnsupported, "GPT2Tokenizer",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			checkRefusal(t, c.files, "tokenizer/"+c.file, c.kind, c.says)
		})
	}
}

func TestOpenRefusesConfigurationsThatContradictTheVocabulary(t *testing.T) {
	for _, c := range []struct {
		name, config, file string
		kind               error
		says               string
	}{
		{"no JSON", `{`, "tokenizer_config.json", text.ErrCorrupt, ""},
		{"a side that does not exist", `{"padding_side":"top"}`, "tokenizer_config.json", text.ErrUnsupported, "top"},
		{"sentinels below zero", `{"extra_ids":-1}`, "tokenizer_config.json", text.ErrCorrupt, "-1"},
		{"sentinels without end", `{"extra_ids":1000000000}`, "tokenizer_config.json", text.ErrCorrupt, "1000000000"},
		{"padding that is no piece", `{"pad_token":"[PAD]"}`, "spiece.model", text.ErrCorrupt, "[PAD]"},
		{"an end that is no piece", `{"eos_token":{"content":"[END]"}}`, "spiece.model", text.ErrCorrupt, "[END]"},
		{
			"a beginning that is no piece",
			`{"add_bos_token":true,"bos_token":"[GO]"}`, "spiece.model",
			text.ErrCorrupt, "[GO]",
		},
		{
			"an added token without a number",
			`{"added_tokens_decoder":{"x":{"content":"y"}}}`, "spiece.model",
			text.ErrCorrupt, `"x"`,
		},
		{
			"an added token far away",
			`{"added_tokens_decoder":{"99999999999":{"content":"y"}}}`, "spiece.model",
			text.ErrCorrupt, `"y"`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := onlyFile("spiece.model", abPieces())
			files["tokenizer/tokenizer_config.json"] = &fstest.MapFile{Data: []byte(c.config)}
			checkRefusal(t, files, "tokenizer/"+c.file, c.kind, c.says)
		})
	}
}

func TestConfigurationsSayHowPromptsBeginEndAndAreFilled(t *testing.T) {
	vocabulary := spieceModel(abPieces(), pieceOf("<go>", 0, control), pieceOf("<pad>", 0, control))
	for _, c := range []struct {
		name, config, special string
		want                  []int64
	}{
		{"nothing said: the model's end, padded with 0", `{}`, `{}`, []int64{2, 5, 1, 0, 0}},
		{"a beginning is only added on demand", `{"bos_token":"<go>"}`, `{}`, []int64{2, 5, 1, 0, 0}},
		{"a beginning on demand", `{"add_bos_token":true,"bos_token":"<go>"}`, `{}`, []int64{6, 2, 5, 1, 0}},
		{"no end", `{"add_eos_token":false,"pad_token":"<pad>"}`, `{}`, []int64{2, 5, 7, 7, 7}},
		{"padding from the map of special tokens", `{}`, `{"pad_token":{"content":"<pad>"}}`, []int64{2, 5, 1, 7, 7}},
		{"the configuration wins over the map", `{"pad_token":"<go>"}`, `{"pad_token":"<pad>"}`, []int64{2, 5, 1, 6, 6}},
		{"padding on the left", `{"padding_side":"left","pad_token":"<pad>"}`, `{}`, []int64{7, 7, 2, 5, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := onlyFile("spiece.model", vocabulary)
			files["tokenizer/tokenizer_config.json"] = &fstest.MapFile{Data: []byte(c.config)}
			files["tokenizer/special_tokens_map.json"] = &fstest.MapFile{Data: []byte(c.special)}
			tok, err := text.Open(files, "tokenizer")
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := tok.EncodePrompt("ab", 5, true); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
