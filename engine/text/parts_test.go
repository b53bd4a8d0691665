package text_test

import (
	"encoding/json"
	"testing"

	"kinora/engine/text"
)

// partCase is written as [name, tokenizer.json, ids of each text].
type partCase struct {
	name string
	file json.RawMessage
	ids  [][]int64
}

func (c *partCase) UnmarshalJSON(b []byte) error {
	row := [3]any{&c.name, &c.file, &c.ids}
	return json.Unmarshal(b, &row)
}

func TestPartsOfTokenizerJSONWorkAsInTheLibrary(t *testing.T) {
	var want struct {
		Texts []string   `json:"texts"`
		Cases []partCase `json:"cases"`
	}
	readGolden(t, "parts", &want)
	if len(want.Cases) < 10 {
		t.Fatalf("only %d cases", len(want.Cases))
	}
	for _, c := range want.Cases {
		t.Run(c.name, func(t *testing.T) {
			tok, err := text.Open(onlyFile("tokenizer.json", c.file), "tokenizer")
			if err != nil {
				t.Fatal(err)
			}
			compareIDs(t, tok, want.Texts, c.ids)
		})
	}
}
