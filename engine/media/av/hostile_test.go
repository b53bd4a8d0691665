package av_test

import (
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// patience is how long one broken file may take, also under the race detector.
const patience = 20 * time.Second

// readAll does with a file what the studio does: look, play, jump. It returns the
// number of frames that came out before the first error.
func readAll(ctx context.Context, path string) (frames int, err error) {
	if _, err := av.Probe(ctx, path); err != nil {
		return 0, err
	}
	r, err := av.Open(ctx, path, av.Options{Width: 64, CacheFrames: 3})
	if err != nil {
		return 0, err
	}
	defer r.Close()
	for frames < 200 {
		f, err := r.Next(ctx)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return frames, err
		}
		frames++
		f.Release()
	}
	for _, at := range []int64{3, 0, 1, 100, 2} {
		f, err := r.At(ctx, rational.Int(at))
		if err != nil {
			return frames, err
		}
		f.Release()
	}
	return frames, nil
}

// checkVerdict demands frames or one clear typed error, soon.
func checkVerdict(t *testing.T, path string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	frames, err := readAll(ctx, path)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("still busy after %v", patience)
	}
	var typed *media.Error
	if err != nil && !errors.As(err, &typed) {
		t.Fatalf("untyped error %T: %v", err, err)
	}
	if err == nil && frames == 0 {
		t.Fatal("neither a frame nor an error")
	}
	if typed != nil && typed.Path != path {
		t.Errorf("the error is about %q", typed.Path)
	}
	t.Logf("%d frames, %v", frames, err)
}

// goodFiles makes one small good file of each important format.
func goodFiles(t testing.TB, dir string) []string {
	t.Helper()
	writeNumbered(t, filepath.Join(dir, "source.mkv"), 128, 64, 72, rational.Int(24))
	files := map[string][]string{
		"h264.mp4":       {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "24", "-movflags", "+faststart"},
		"h264-index.mp4": {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "24"},
		"hevc.mkv":       {"-c:v", "libx265", "-pix_fmt", "yuv420p", "-x265-params", "log-level=error:keyint=24"},
		"vp9.webm":       {"-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-cpu-used", "8", "-g", "24"},
		"mpeg4.avi":      {"-c:v", "mpeg4", "-g", "24"},
		"stream.ts":      {"-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "24"},
		"animation.gif":  {"-frames:v", "20"},
		"picture.png":    {"-frames:v", "1"},
		"picture.jpg":    {"-frames:v", "1"},
		"prores.mov":     {"-c:v", "prores_ks", "-frames:v", "10"},
	}
	var names []string
	for name, args := range files {
		ffmpeg(t, dir, append(append([]string{"-i", "source.mkv"}, args...), name)...)
		names = append(names, name)
	}
	return append(names, "source.mkv")
}

// Every good file is cut at four places and has bits flipped in three ways: in its
// first kilobyte, anywhere, and everywhere a little.
func TestDamagedFilesGiveFramesOrATypedError(t *testing.T) {
	dir := t.TempDir()
	for _, name := range goodFiles(t, dir) {
		good, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for kind, data := range damaged(good, 7) {
			t.Run(name+" "+kind, func(t *testing.T) {
				bad := t.TempDir()
				path := filepath.Join(bad, name)
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
				checkVerdict(t, path)
				if left := entries(t, bad); len(left) != 1 {
					t.Errorf("reading left %v behind", left)
				}
			})
		}
	}
}

func damaged(good []byte, seed uint64) map[string][]byte {
	dice := rand.New(rand.NewPCG(seed, seed))
	flip := func(count, within int) []byte {
		data := append([]byte{}, good...)
		for range count {
			data[dice.IntN(min(within, len(data)))] ^= 1 << dice.IntN(8)
		}
		return data
	}
	return map[string][]byte{
		"cut after 10 bytes":           good[:min(10, len(good))],
		"cut after a tenth":            good[:len(good)/10],
		"cut in the middle":            good[:len(good)/2],
		"cut before the last bytes":    good[:len(good)-7],
		"with 20 bits of its head off": flip(20, 1024),
		"with one bit off":             flip(1, len(good)),
		"with many bits off":           flip(len(good)/50+1, len(good)),
	}
}

// wrong is a file that is no video, and what must be said of it.
type wrong struct {
	name string
	data []byte
	kind media.Kind
}

func wrongFiles(t *testing.T, dir string) []wrong {
	t.Helper()
	read := func(name string, args ...string) []byte {
		ffmpeg(t, dir, append(append([]string{"-f", "lavfi", "-i", "color=s=64x64:d=1"}, args...), name)...)
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	good := read("good.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p")
	pic := read("good.png", "-frames:v", "1")
	anim := read("good.gif", "-frames:v", "2")
	playlist := "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\ngood.mp4\n#EXT-X-ENDLIST\n"
	return []wrong{
		{"nothing.mp4", []byte{}, media.Empty},
		{"text.mp4", []byte("This is a letter to my aunt, and no video at all.\n"), media.Unsupported},
		{"text.txt", []byte("This is a letter to my aunt, and no video at all.\n"), media.Unsupported},
		{"zeros.mp4", make([]byte, 100_000), media.Unsupported},
		{"program.exe", append([]byte("MZ\x90\x00\x03"), make([]byte, 5000)...), media.Unsupported},
		{"list.m3u8", []byte(playlist), media.Unsupported},
		{"list.ffconcat", []byte("ffconcat version 1.0\nfile good.mp4\n"), media.Unsupported},
		{"page.html", []byte("<!DOCTYPE html><html><body>video</body></html>"), media.Unsupported},
		{"huge.png", sized(pic, 60000, 60000), media.TooLarge},
		{"wide.png", sized(pic, 1<<30, 1), media.TooLarge},
		{"absurd.png", sized(pic, 0x7fffffff, 0x7fffffff), media.TooLarge},
		{"huge.gif", append([]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00"), anim[13:]...), media.TooLarge},
		{"head.mp4", good[:40], media.Corrupt},
		{"head.mkv", []byte("\x1aE\xdf\xa3\x9fB\x86\x81\x01"), media.Corrupt},
		{"head.gif", []byte("GIF89a"), media.Corrupt},
		{"head.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), media.Corrupt},
	}
}

func TestFilesThatAreNoVideoSayWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	for _, c := range wrongFiles(t, dir) {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.name)
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
			checkKind(t, path, c.kind)
		})
	}
}

// What FFmpeg logged about a file that is gone is not said of the next one, whose
// contexts may lie where that one's lay.
func TestAFileIsNotBlamedForAnEarlierOne(t *testing.T) {
	dir := t.TempDir()
	paths := map[string]string{}
	for _, c := range wrongFiles(t, dir) {
		paths[c.name] = filepath.Join(dir, c.name)
		if err := os.WriteFile(paths[c.name], c.data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for range 300 {
		for _, large := range []string{"huge.png", "absurd.png", "huge.gif"} {
			checkKind(t, paths[large], media.TooLarge)
			for _, cut := range []string{"head.jpg", "head.mkv", "head.mp4"} {
				checkKind(t, paths[cut], media.Corrupt)
			}
		}
		if t.Failed() {
			return
		}
	}
}

func TestWhatHasNoPicturesOrTooManyIsRefused(t *testing.T) {
	dir := t.TempDir()
	ffmpeg(t, dir, "-f", "lavfi", "-i", "sine=duration=1", "sound.wav")
	ffmpeg(t, dir, "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", "sound.mp4")
	ffmpeg(t, dir, "-f", "lavfi", "-i", "color=s=17000x16:d=1", "-frames:v", "2", "-c:v", "ffv1", "wide.mkv")
	for name, kind := range map[string]media.Kind{
		"sound.wav": media.NoVideo, "sound.mp4": media.NoVideo, "wide.mkv": media.TooLarge,
		"": media.Unsupported, "no such.mp4": media.Missing, "no_%04d.png": media.Missing,
	} {
		t.Run("file "+name, func(t *testing.T) { checkKind(t, filepath.Join(dir, name), kind) })
	}
	t.Run("an empty path", func(t *testing.T) { checkKind(t, "", media.Missing) })
	info, err := av.Probe(t.Context(), filepath.Join(dir, "sound.mp4"))
	if err != nil || info.Video != nil || info.Audio == nil {
		t.Errorf("Probe says %+v, %v", info, err)
	}
}

// sized is a PNG that claims another size, with the checksum made right.
func sized(png []byte, w, h uint32) []byte {
	data := append([]byte{}, png...)
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func checkKind(t *testing.T, path string, kind media.Kind) {
	t.Helper()
	r, err := av.Open(t.Context(), path, av.Options{})
	if err == nil {
		_ = r.Close()
		t.Fatalf("%s was opened", path)
	}
	if !errors.Is(err, kind) {
		t.Fatalf("kind %d, want %d: %v", media.KindOf(err), kind, err)
	}
	var typed *media.Error
	if !errors.As(err, &typed) || typed.Path != path {
		t.Errorf("the error does not name %q: %v", path, err)
	}
	if text := err.Error(); len(text) > 300 || strings.Contains(text, "\n") {
		t.Errorf("not one line: %q", text)
	}
	t.Log(err)
}

func TestReadingEndsWithItsContext(t *testing.T) {
	path := in(t, "film.mkv")
	writeNumbered(t, path, 128, 64, 48, rational.Int(24))
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := av.Open(ended, path, av.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v", err)
	}
	if _, err := av.Probe(ended, path); !errors.Is(err, context.Canceled) {
		t.Errorf("Probe: %v", err)
	}
	r := openFile(t, path, av.Options{})
	if _, err := r.At(ended, rational.Int(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("At: %v", err)
	}
	if got := shownAt(t, r, rational.Int(1)); got != 24 {
		t.Errorf("after a cancelled call, frame 24 is number %d", got)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(t.Context()); !errors.Is(err, media.Invalid) {
		t.Errorf("after Close: %v", err)
	}
	if err := r.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
}

// A film with one keyframe is interrupted while it looks for its last frames, many
// times and at any moment, and always finds the right one afterwards.
func TestAnInterruptedSearchStartsAnew(t *testing.T) {
	dir := t.TempDir()
	writeNumbered(t, filepath.Join(dir, "source.mkv"), 192, 108, 240, rational.Int(24))
	ffmpeg(t, dir, append(x264("keyint=infinite:bframes=3"), "long.mp4")...)
	r := openFile(t, filepath.Join(dir, "long.mp4"), av.Options{CacheFrames: 3})
	interrupted := 0
	for i := range 40 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*500*time.Microsecond)
		f, err := r.At(ctx, rational.New(int64(230-i), 24))
		if err == nil {
			f.Release()
		} else if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("interrupted with %v", err)
		} else {
			interrupted++
		}
		cancel()
		if n := 10 + i; shownAt(t, r, rational.New(int64(n), 24)) != n {
			t.Fatalf("after the interruption, frame %d is another", n)
		}
	}
	t.Logf("interrupted %d times", interrupted)
	if interrupted == 0 {
		t.Error("was never interrupted")
	}
}

func TestAPipeIsRefusedAtOnce(t *testing.T) {
	path := in(t, "pipe.mp4")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	checkKind(t, path, media.Unsupported)
}
