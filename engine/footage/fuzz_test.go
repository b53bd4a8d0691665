package footage_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"path/filepath"
	"testing"
	"time"

	"kinora/engine/footage"
	"kinora/engine/media"
)

func seeds(f *testing.F) {
	f.Helper()
	img := noisy(20, 12)
	for _, name := range []string{"a.png", "a.jpg", "a.gif", "a.bmp"} {
		data := read(f, converted(f, img, name))
		f.Add(data)
		f.Add(cut(data))
	}
	f.Add([]byte("RIFF\x24\x00\x00\x00WEBPVP8 "))
}

// FuzzWhole holds what is said of a picture's end against Go's own decoders: what they
// read to the end is never called cut short.
func FuzzWhole(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		err := footage.Whole(bytes.NewReader(data), int64(len(data)))
		c, _, bad := image.DecodeConfig(bytes.NewReader(data))
		if err == nil || bad != nil || c.Width*c.Height > 1<<20 {
			return
		}
		if _, _, bad := image.Decode(bytes.NewReader(data)); bad == nil {
			t.Fatalf("a picture that can be read is %v", err)
		}
	})
}

// FuzzOpen gives frames or a typed error for whatever bytes come.
func FuzzOpen(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		defer cancel()
		c, err := footage.Open(ctx, write(t, filepath.Join(t.TempDir(), "any"), data))
		var list []*image.RGBA
		if err == nil {
			list, err = c.Frames(ctx, footage.Request{Count: 3, Size: small})
		}
		var typed *media.Error
		if err != nil && !errors.As(err, &typed) {
			t.Fatalf("untyped error %T: %v", err, err)
		}
		if err == nil && len(list) == 0 {
			t.Fatal("neither a frame nor an error")
		}
	})
}
