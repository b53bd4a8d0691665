package words_test

import (
	"encoding/json"
	"os"
	"testing"
)

// TestNoTextIsTranslatedTwice: of two lines with one key the last would hold, unseen.
func TestNoTextIsTranslatedTwice(t *testing.T) {
	for _, file := range []string{"translations/en.json", "translations/zh.json"} {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		seen, depth, key := map[string]bool{}, 0, true
		for d := json.NewDecoder(f); d.More() || depth > 0; {
			token, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			switch text := token.(type) {
			case json.Delim:
				if text == '{' {
					depth++
				} else {
					depth--
				}
				key = true
			case string:
				if depth == 1 && key {
					if seen[text] {
						t.Errorf("%s has %q twice", file, text)
					}
					seen[text] = true
				}
				key = depth != 1 || !key
			}
		}
	}
}
