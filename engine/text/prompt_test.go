package text_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"kinora/engine/text"
)

func TestPromptsAreCutAndFilled(t *testing.T) {
	tok, err := text.Open(onlyFile("spiece.model", abPieces()), "tokenizer")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, prompt string
		length       int
		pad          bool
		ids, mask    []int64
	}{
		{"no limit", "ab ab", 0, true, []int64{2, 5, 2, 5, 1}, []int64{1, 1, 1, 1, 1}},
		{"room to spare, not padded", "ab", 9, false, []int64{2, 5, 1}, []int64{1, 1, 1}},
		{"room to spare, padded", "ab", 5, true, []int64{2, 5, 1, 0, 0}, []int64{1, 1, 1, 0, 0}},
		{"an exact fit", "ab", 3, true, []int64{2, 5, 1}, []int64{1, 1, 1}},
		{"too long: the end stays", "ab ab", 3, true, []int64{2, 5, 1}, []int64{1, 1, 1}},
		{"room for the end alone", "ab", 1, true, []int64{1}, []int64{1}},
		{"nothing to say", "", 3, true, []int64{1, 0, 0}, []int64{1, 0, 0}},
		{"a negative limit is none", "ab", -4, true, []int64{2, 5, 1}, []int64{1, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			ids, mask := tok.EncodePrompt(c.prompt, c.length, c.pad)
			if !slices.Equal(ids, c.ids) || !slices.Equal(mask, c.mask) {
				t.Errorf("got %v %v, want %v %v", ids, mask, c.ids, c.mask)
			}
		})
	}
}

func TestPromptsAreCutAtTheLeftWhereTheConfigurationSaysSo(t *testing.T) {
	files := onlyFile("spiece.model", abPieces())
	files["tokenizer/tokenizer_config.json"] = &fstest.MapFile{Data: []byte(`{"truncation_side":"left"}`)}
	tok, err := text.Open(files, "tokenizer")
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := tok.EncodePrompt("a b", 3, true); !slices.Equal(got, []int64{2, 4, 1}) {
		t.Errorf("got %v", got)
	}
}

func TestTwoCLIPEndsLeaveNoRoomWhereTheLimitIsOne(t *testing.T) {
	ids, mask := open(t, "clip-json").EncodePrompt("a cat", 1, true)
	if len(ids) != 1 || len(mask) != 1 {
		t.Errorf("got %v %v", ids, mask)
	}
}

func TestAnEncodedPromptBelongsToTheCaller(t *testing.T) {
	tok := open(t, "sp-bytes")
	first, _ := tok.EncodePrompt("a red ball", 16, true)
	want := slices.Clone(first)
	for i := range first {
		first[i] = -1
	}
	if again, _ := tok.EncodePrompt("a red ball", 16, true); !slices.Equal(again, want) {
		t.Errorf("got %v, want %v", again, want)
	}
}

func TestDecodeSkipsWhatIsNotInTheVocabulary(t *testing.T) {
	for _, m := range models {
		tok := open(t, m.folder)
		ids := tok.Encode("hello")
		strange := slices.Concat([]int64{-1, 1 << 40}, ids, []int64{int64(tok.VocabSize()), -1 << 62})
		if got, want := tok.Decode(strange), tok.Decode(ids); got != want {
			t.Errorf("%s: got %q, want %q", m.golden, got, want)
		}
	}
}

func TestAddedTokensTakeSpacesAndMindWordsAsTheySay(t *testing.T) {
	base := abUnigram()
	for _, c := range []struct {
		name  string
		token object
		text  string
		want  []int64
	}{
		{"plain", object{}, "a x b", []int64{2, 1, 7, 1, 3}},
		{"spaces on the left", object{"lstrip": true}, "a  x b", []int64{2, 7, 1, 3}},
		{"spaces on the right", object{"rstrip": true}, "a x  b", []int64{2, 1, 7, 3}},
		{"inside a word", object{}, "axb", []int64{2, 7, 3}},
		{"not inside a word", object{"single_word": true}, "axb", []int64{2, 0, 3}},
		{"not at the end of a word", object{"single_word": true}, "ax", []int64{2, 0}},
		{"a word of its own", object{"single_word": true}, "a x", []int64{2, 1, 7}},
		{"twice in a row, both taking spaces", object{"lstrip": true, "rstrip": true}, " x  x ", []int64{7, 7}},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := base.with("added_tokens", []object{c.token.with("id", 7).with("content", "x")})
			file = file.with("normalizer", object{"type": "Replace", "pattern": object{"String": " "}, "content": "\u2581"})
			tok, err := text.Open(onlyFile("tokenizer.json", file.bytes()), "tokenizer")
			if err != nil {
				t.Fatal(err)
			}
			if got := tok.Encode(c.text); !slices.Equal(got, c.want) {
				t.Errorf("Encode(%q) = %v, want %v", c.text, got, c.want)
			}
		})
	}
}
