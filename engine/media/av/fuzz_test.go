package av_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/media"
)

// FuzzReading probes, plays and jumps in whatever bytes come: frames or a typed error.
func FuzzReading(f *testing.F) {
	for _, p := range media.Presets() {
		if p.Pictures {
			continue
		}
		path := filepath.Join(f.TempDir(), fileName(p))
		writeSmall(f, path)
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte("RIFF\x24\x00\x00\x00WEBPVP8 "))
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := in(t, "any")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err := readAll(ctx, path)
		var typed *media.Error
		if err != nil && !errors.As(err, &typed) {
			t.Fatalf("untyped error %T: %v", err, err)
		}
	})
}
