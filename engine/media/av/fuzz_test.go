package av_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
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

// FuzzHearing listens to whatever bytes come: samples or a typed error.
func FuzzHearing(f *testing.F) {
	dir := f.TempDir()
	for _, c := range sounding {
		args := append([]string{"-f", "lavfi", "-i", "anoisesrc=duration=0.2", "-ac", "2"}, c.args...)
		ffmpeg(f, dir, append(args, c.name)...)
		data, err := os.ReadFile(filepath.Join(dir, c.name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, int64(100))
		f.Add(data[:len(data)/2], int64(60_000))
	}
	f.Fuzz(func(t *testing.T, data []byte, at int64) {
		path := in(t, "any")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		var typed *media.Error
		if err := listen(ctx, path, at); err != nil && !errors.As(err, &typed) {
			t.Fatalf("untyped error %T: %v", err, err)
		}
	})
}

// listen reads a file's sound from its beginning, and from sample number at.
func listen(ctx context.Context, path string, at int64) error {
	s, err := av.OpenSound(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close()
	buf := make([]float32, 9600)
	return errors.Join(s.Read(ctx, 0, buf), s.Read(ctx, at, buf), s.Read(ctx, -at, buf))
}
