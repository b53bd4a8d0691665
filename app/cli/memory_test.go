package cli

import (
	"strings"
	"testing"
)

func TestMemoryIsReadInTheUnitsOfAPerson(t *testing.T) {
	for text, want := range map[string]byteCount{
		"4GB": 4 << 30, "500 MB": 500 << 20, "1.5g": 3 << 29, "2GiB": 2 << 30, "1024": 1024, "64k": 64 << 10, "1tb": 1 << 40,
	} {
		var b byteCount
		if err := b.Set(text); err != nil || b != want {
			t.Errorf("%s is %d, %v", text, b, err)
		}
	}
	for _, text := range []string{"", "GB", "-1GB", "0", "NaN", "inf", "4 giga", "9e99"} {
		b := byteCount(7)
		if err := b.Set(text); err == nil || b != 7 || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %d, %v", text, b, err)
		}
	}
}

func FuzzMemory(f *testing.F) {
	f.Add("4GB")
	f.Add("1e3 kib")
	f.Fuzz(func(t *testing.T, text string) {
		var b byteCount
		if err := b.Set(text); (err == nil) != (b > 0) {
			t.Errorf("%q is %d, %v", text, b, err)
		}
	})
}
