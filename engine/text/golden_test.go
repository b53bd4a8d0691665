package text_test

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"kinora/engine/text"
)

// samples are the strings that every model encodes.
type samples struct {
	Texts []string `json:"texts"`
	Bytes []string `json:"bytes"` // not UTF-8, in hex
}

// golden is what a reference implementation made of samples, or of texts of its own.
type golden struct {
	Texts   []string  `json:"texts"`
	IDs     [][]int64 `json:"ids"`
	Decoded []string  `json:"decoded"`
	ByteIDs [][]int64 `json:"byte_ids"`
	Prompts []prompt  `json:"prompts"`
}

// prompt is written as [text, length, ids, mask].
type prompt struct {
	text      string
	length    int
	ids, mask []int64
}

func (p *prompt) UnmarshalJSON(b []byte) error {
	row := [4]any{&p.text, &p.length, &p.ids, &p.mask}
	return json.Unmarshal(b, &row)
}

func readGolden(tb testing.TB, name string, v any) {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "golden", name+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		tb.Fatal(err)
	}
}

func readFixture(tb testing.TB, name string) []byte {
	tb.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func open(tb testing.TB, folder string) text.Tokenizer {
	tb.Helper()
	files := os.DirFS("testdata")
	if folder == alone {
		files = fstest.MapFS{alone + "/spiece.model": {Data: readFixture(tb, "t5/spiece.model")}}
	}
	tok, err := text.Open(files, folder)
	if err != nil {
		tb.Fatal(err)
	}
	return tok
}

// alone is T5's vocabulary without the configuration that adds tokens.
const alone = "t5-alone"

// models pairs the folders of fixtures with their goldens.
var models = []struct{ folder, golden string }{
	{"sp-bytes", "sp-bytes"},
	{"sp-plain", "sp-plain"},
	{"sp-symbols", "sp-symbols"},
	{"sp-suffix", "sp-suffix"},
	{"sp-bare", "sp-bare"},
	{alone, "t5"},
	{"t5", "t5-sentinels"},
	{"t5-json", "t5-json"},
	{"umt5-json", "umt5-json"},
	{"clip-json", "clip-json"},
	{"clip-files", "clip-files"},
}

func TestEncodesAndDecodesAsTheReferenceDoes(t *testing.T) {
	var shared samples
	readGolden(t, "strings", &shared)
	if len(shared.Texts) < 500 {
		t.Fatalf("only %d strings to try", len(shared.Texts))
	}
	for _, m := range models {
		t.Run(m.golden, func(t *testing.T) {
			var want golden
			readGolden(t, m.golden, &want)
			texts := shared.Texts
			if want.Texts != nil {
				texts = want.Texts
			}
			tok := open(t, m.folder)
			compareIDs(t, tok, texts, want.IDs)
			compareTexts(t, tok, want)
			compareIDs(t, tok, unhex(t, shared.Bytes[:len(want.ByteIDs)]), want.ByteIDs)
			comparePrompts(t, tok, want.Prompts)
		})
	}
}

func compareIDs(t *testing.T, tok text.Tokenizer, texts []string, want [][]int64) {
	t.Helper()
	if len(texts) != len(want) {
		t.Fatalf("%d strings but %d goldens", len(texts), len(want))
	}
	wrong := 0
	for i, s := range texts {
		if got := tok.Encode(s); !slices.Equal(got, want[i]) {
			wrong++
			t.Errorf("Encode(%q)\n got %v\nwant %v", s, got, want[i])
		}
	}
	t.Logf("%d of %d equal", len(texts)-wrong, len(texts))
}

func compareTexts(t *testing.T, tok text.Tokenizer, want golden) {
	t.Helper()
	for i, ids := range want.IDs[:len(want.Decoded)] {
		if got := tok.Decode(ids); got != want.Decoded[i] {
			t.Errorf("Decode(%v)\n got %q\nwant %q", ids, got, want.Decoded[i])
		}
	}
}

func comparePrompts(t *testing.T, tok text.Tokenizer, want []prompt) {
	t.Helper()
	for _, p := range want {
		ids, mask := tok.EncodePrompt(p.text, p.length, true)
		if !slices.Equal(ids, p.ids) || !slices.Equal(mask, p.mask) {
			t.Errorf("EncodePrompt(%q, %d, true)\n got %v %v\nwant %v %v", p.text, p.length, ids, mask, p.ids, p.mask)
		}
	}
}

func unhex(t *testing.T, rows []string) []string {
	t.Helper()
	out := make([]string, len(rows))
	for i, s := range rows {
		b, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = string(b)
	}
	return out
}
