package av

import (
	"bufio"
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"unicode/utf8"
)

func somePNG(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestTextsOfAPictureAreReadBack(t *testing.T) {
	texts := map[string]string{"kinora_recipe": strings.Repeat(`{"ü":"球"}`, 300), "comment": "one = two", "empty": ""}
	data := withTexts(somePNG(t), texts)
	if _, err := png.Decode(bytes.NewReader(data)); err != nil {
		t.Fatalf("with texts it is no PNG any more: %v", err)
	}
	got := readTexts(bufio.NewReader(bytes.NewReader(data)))
	for key, want := range texts {
		if got[key] != want {
			t.Errorf("%s came back as %.40q", key, got[key])
		}
	}
}

func TestAForeignCommentOfAGIFIsItsComment(t *testing.T) {
	data := appendComment([]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00"), "drawn by hand")
	got := readTexts(bufio.NewReader(bytes.NewReader(append(data, 0x3b))))
	if got["comment"] != "drawn by hand" {
		t.Errorf("read %q", got)
	}
}

// FuzzTexts reads texts out of whatever bytes come, within its bounds.
func FuzzTexts(f *testing.F) {
	f.Add(withTexts(somePNG(f), map[string]string{"a": "b"}))
	f.Add(appendComment([]byte("GIF89a\x01\x00\x01\x00\x91\x00\x00abcdefghijkl"), "a=b"))
	f.Add([]byte("GIF89a"))
	// Bytes that are no text in any encoding.
	f.Add([]byte("GIF8000000000!\xfe\x1b\x9d\x00\x00\xc8\xd4\xfa\x82\xc2c\xe9\xfa\xca\x7f\xfa8eqH\x16lG\xb54\x03\xe6=0\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for key, text := range readTexts(bufio.NewReader(bytes.NewReader(data))) {
			// Lower case letters may take more bytes than their capitals.
			if len(key)+len(text) > 2*len(data) || !utf8.ValidString(key) || !utf8.ValidString(text) {
				t.Errorf("%q: %q out of %d bytes", key, text, len(data))
			}
		}
	})
}
