package footage_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/footage"
	"kinora/engine/media"
	"kinora/projects"
)

// noisy is a picture that does not compress to nothing.
func noisy(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	state := uint32(1)
	for i := range img.Pix {
		state = state*1664525 + 1013904223
		img.Pix[i] = uint8(state >> 24)
		if i%4 == 3 {
			img.Pix[i] = 255
		}
	}
	return img
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func cut(data []byte) []byte { return data[:len(data)*6/10] }

// claiming is a PNG whose header names another size.
func claiming(data []byte, w, h uint32) []byte {
	out := bytes.Clone(data)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	binary.BigEndian.PutUint32(out[29:], crc32.ChecksumIEEE(out[12:29]))
	return out
}

var refused = []struct {
	name  string
	make  func(t *testing.T, dir string) string
	kind  media.Kind
	words string
}{
	{"half a PNG", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.png"), cut(pngOf(t, noisy(200, 200))))
	}, media.Truncated, "cut short"},
	{"half a JPEG", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.jpg"), cut(jpegOf(t, noisy(200, 200))))
	}, media.Truncated, "cut short"},
	{"half a GIF", func(t *testing.T, dir string) string {
		var b bytes.Buffer
		if err := gif.Encode(&b, noisy(200, 200), nil); err != nil {
			t.Fatal(err)
		}
		return write(t, filepath.Join(dir, "a.gif"), cut(b.Bytes()))
	}, media.Truncated, "cut short"},
	{"half a BMP", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.bmp"), cut(read(t, converted(t, noisy(200, 200), "a.bmp"))))
	}, media.Corrupt, "not enough data"},
	{"half an MP4 with its index at the end", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.mp4"), cut(read(t, x264(t, noisy(200, 200), "a.mp4", "-pix_fmt", "yuv420p"))))
	}, media.Corrupt, "cut short"},
	{"a letter with the name of a picture", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.png"), []byte("Dear Mara,\nthe pictures are on the other disk.\n"))
	}, media.Unsupported, "is a text, not a video or picture"},
	{"sound alone", func(t *testing.T, dir string) string {
		ffmpeg(t, dir, "-f", "lavfi", "-i", "sine=duration=1", "a.wav")
		return filepath.Join(dir, "a.wav")
	}, media.NoVideo, "no video"},
	{"a picture of 400 million pixels", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.png"), claiming(pngOf(t, noisy(8, 8)), 20000, 20000))
	}, media.TooLarge, "too large"},
	{"a HEIC of tiles", func(t *testing.T, _ string) string { return heic(t, 4, 0) }, media.Unsupported, "made of tiles"},
	{"a HEIC on its side", func(t *testing.T, _ string) string { return heic(t, 1, 3) }, media.Unsupported, "turned by its own header"},
	{"an empty file", func(t *testing.T, dir string) string {
		return write(t, filepath.Join(dir, "a.mov"), nil)
	}, media.Empty, "empty"},
	{"no file", func(_ *testing.T, dir string) string { return filepath.Join(dir, "a.mov") }, media.Missing, "no such file"},
	{"a folder", func(_ *testing.T, dir string) string { return dir }, media.Unsupported, "folder"},
	{"colours as ICtCp", func(t *testing.T, dir string) string {
		path := x264(t, corners(160, 96), "plain.mp4", "-pix_fmt", "yuv420p")
		ffmpeg(t, dir, "-i", path, "-c", "copy", "-bsf:v", "h264_metadata=matrix_coefficients=14", "a.mp4")
		return filepath.Join(dir, "a.mp4")
	}, media.Unsupported, "export it as BT.709"},
}

func TestWhatCannotBeReadIsRefusedInOneClearLine(t *testing.T) {
	for _, c := range refused {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t, t.TempDir())
			clip, err := footage.Open(t.Context(), path)
			if err == nil {
				_, err = clip.Frames(t.Context(), footage.Request{Size: projects.Size{Width: 64, Height: 64}})
				t.Errorf("was opened: %d frames, %v s, %q; then %v", clip.Count, clip.Duration, clip.Notes, err)
				return
			}
			t.Log(err)
			checkKind(t, err, c.kind)
			text := strings.TrimPrefix(err.Error(), path)
			if !strings.Contains(text, c.words) || strings.Contains(text, "\n") || len(text) > 200 {
				t.Errorf("%q is not one clear line with %q", text, c.words)
			}
		})
	}
}
