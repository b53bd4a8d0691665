package av_test

import (
	"errors"
	"io"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// shown is a frame as a file has it: its time and the number painted into it.
type shown struct {
	at     rational.Rat
	number int
}

// sequence reads all frames in order.
func sequence(t *testing.T, path string) []shown {
	t.Helper()
	r := openFile(t, path, av.Options{})
	var all []shown
	for {
		f, err := r.Next(t.Context())
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("frame %d: %v", len(all), err)
		}
		all = append(all, shown{f.Time, numberIn(f.Image)})
		f.Release()
	}
}

// checkSeeking jumps around in a file and compares with its sequence.
func checkSeeking(t *testing.T, path string, truth []shown) {
	t.Helper()
	r := openFile(t, path, av.Options{CacheFrames: 5})
	dice := rand.New(rand.NewPCG(3, 4))
	check := func(how string, i int) {
		t.Helper()
		at := truth[i].at
		if how == "between" && i+1 < len(truth) {
			at = at.Add(truth[i+1].at).Div(rational.Int(2))
		}
		if got := shownAt(t, r, at); got != truth[i].number {
			t.Fatalf("%s: frame %d at %v shows number %d, want %d", how, i, at, got, truth[i].number)
		}
	}
	for range 40 {
		check("random", dice.IntN(len(truth)))
		check("between", dice.IntN(len(truth)))
	}
	for i := len(truth) - 1; i >= 0; i -= 3 {
		check("backwards", i)
	}
	for i := 0; i < len(truth); i += 5 {
		check("forwards", i)
	}
	if got := shownAt(t, r, rational.Int(10000)); got != truth[len(truth)-1].number {
		t.Fatalf("after the end is number %d, want the last, %d", got, truth[len(truth)-1].number)
	}
	if got := shownAt(t, r, rational.Int(-5)); got != truth[0].number {
		t.Fatalf("before the beginning is number %d, want the first, %d", got, truth[0].number)
	}
}

func numbers(from, to int) []int {
	var list []int
	for n := from; n < to; n++ {
		list = append(list, n)
	}
	return list
}

// A film of 150 numbered frames, encoded in every way that makes seeking hard.
func TestEveryFrameIsFoundByItsTime(t *testing.T) {
	const frames = 150
	dir := t.TempDir()
	writeNumbered(t, filepath.Join(dir, "source.mkv"), 192, 108, frames, rational.Int(24))
	dropped := []int{}
	for n := range frames {
		if n%7 != 3 && (n < 60 || n > 75) {
			dropped = append(dropped, n)
		}
	}
	x264 := func(params string) []string {
		return []string{"-i", "source.mkv", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-x264-params", params}
	}
	cases := []struct {
		name, file string
		args       [][]string
		want       []int
		rate       rational.Rat // 0 where frames are not evenly spaced
	}{
		{"H.264 with five B-frames in closed groups", "a.mp4", [][]string{x264("keyint=48:bframes=5:b-adapt=2:b-pyramid=normal")}, numbers(0, frames), rational.Int(24)},
		{"H.264 with open groups", "b.mp4", [][]string{x264("keyint=30:bframes=4:open-gop=1:scenecut=0")}, numbers(0, frames), rational.Int(24)},
		{"H.264 with one keyframe", "c.mp4", [][]string{x264("keyint=infinite:bframes=3")}, numbers(0, frames), rational.Int(24)},
		{"H.264 with intra refresh instead of keyframes", "d.mp4", [][]string{x264("intra-refresh=1:keyint=40")}, numbers(0, frames), rational.Int(24)},
		{"H.264 in Matroska with its milliseconds", "e.mkv", [][]string{x264("keyint=48:bframes=3")}, numbers(0, frames), rational.Int(24)},
		{"H.264 at the rate of NTSC in Matroska", "f.mkv", [][]string{append([]string{"-r", "30000/1001"}, x264("keyint=60:bframes=3")...)}, numbers(0, frames), rational.New(30000, 1001)},
		{"H.264 in a transport stream", "g.ts", [][]string{x264("keyint=36:bframes=3")}, numbers(0, frames), rational.Int(24)},
		{"H.264 in AVI", "h.avi", [][]string{x264("keyint=36:bframes=0")}, numbers(0, frames), rational.Int(24)},
		{"H.264 without a container", "i.h264", [][]string{append([]string{"-r", "25"}, x264("keyint=36:bframes=3")...)}, numbers(0, frames), rational.Int(25)},
		{"H.264 in fragments", "j.mp4", [][]string{append(x264("keyint=36:bframes=3"), "-movflags", "frag_keyframe+empty_moov")}, numbers(0, frames), rational.Int(24)},
		{"HEVC with open groups", "k.mp4", [][]string{{"-i", "source.mkv", "-c:v", "libx265", "-pix_fmt", "yuv420p", "-x265-params", "log-level=error:keyint=30:bframes=4:open-gop=1"}}, numbers(0, frames), rational.Int(24)},
		{"HEVC in Matroska", "l.mkv", [][]string{{"-i", "source.mkv", "-c:v", "libx265", "-pix_fmt", "yuv420p", "-x265-params", "log-level=error:keyint=40:bframes=3"}}, numbers(0, frames), rational.Int(24)},
		{"VP9 with hidden frames", "m.webm", [][]string{{"-i", "source.mkv", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-b:v", "500k", "-g", "40", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-cpu-used", "8"}}, numbers(0, frames), rational.Int(24)},
		{"VP8", "n.webm", [][]string{{"-i", "source.mkv", "-c:v", "libvpx", "-pix_fmt", "yuv420p", "-b:v", "800k", "-g", "40", "-cpu-used", "8"}}, numbers(0, frames), rational.Int(24)},
		{"AV1", "o.webm", [][]string{{"-i", "source.mkv", "-c:v", "libsvtav1", "-pix_fmt", "yuv420p", "-preset", "12", "-g", "40"}}, numbers(0, frames), rational.Int(24)},
		{"MPEG-4 with B-frames in AVI", "p.avi", [][]string{{"-i", "source.mkv", "-c:v", "mpeg4", "-q:v", "3", "-bf", "2", "-g", "30"}}, numbers(0, frames), rational.Int(24)},
		{"MPEG-2 in a transport stream", "q.ts", [][]string{{"-i", "source.mkv", "-c:v", "mpeg2video", "-q:v", "3", "-bf", "2", "-g", "15", "-r", "25"}}, nil, rational.Rat{}},
		{"ProRes", "r.mov", [][]string{{"-i", "source.mkv", "-c:v", "prores_ks"}}, numbers(0, frames), rational.Int(24)},
		{"Motion JPEG", "s.mov", [][]string{{"-i", "source.mkv", "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p"}}, numbers(0, frames), rational.Int(24)},
		{"frames at uneven times", "t.mp4", [][]string{append(x264("keyint=48:bframes=3"), "-vf", "select='mod(n,7)-3)*not(between(n,60,75)'", "-fps_mode", "vfr")}, nil, rational.Rat{}},
		{"frames at uneven times in Matroska", "u.mkv", [][]string{append(x264("keyint=48:bframes=3"), "-vf", "select='(mod(n,7)-3)*not(between(n,60,75))'", "-fps_mode", "vfr")}, dropped, rational.Rat{}},
		{"an edit list that hides the first frames", "v.mp4", [][]string{
			append(x264("keyint=48:bframes=3"), "whole.mp4"),
			{"-ss", "1.5", "-i", "whole.mp4", "-c", "copy"},
		}, numbers(36, frames), rational.Int(24)},
		{"times that begin at ten seconds", "w.mkv", [][]string{append(x264("keyint=48:bframes=3"), "-output_ts_offset", "10")}, numbers(0, frames), rational.Int(24)},
		{"times that begin before zero", "x.mp4", [][]string{append(x264("keyint=48:bframes=3"), "-output_ts_offset", "-0.25", "-avoid_negative_ts", "disabled", "-movflags", "negative_cts_offsets")}, nil, rational.Rat{}},
		{"sound that begins earlier", "y.mp4", [][]string{append(append([]string{"-f", "lavfi", "-i", "sine=duration=7", "-itsoffset", "0.4"}, x264("keyint=48:bframes=3")...), "-c:a", "aac", "-map", "0:a", "-map", "1:v")}, numbers(0, frames), rational.Int(24)},
		{"GIF", "z.gif", [][]string{{"-i", "source.mkv", "-r", "25"}}, nil, rational.Rat{}},
		{"PNG animation", "za.apng", [][]string{{"-i", "source.mkv", "-plays", "1"}}, numbers(0, frames), rational.Int(24)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if c.file == "t.mp4" {
				c.args[0][9] = "select='(mod(n,7)-3)*not(between(n,60,75))'"
				c.want = dropped
			}
			for i, args := range c.args {
				if i == len(c.args)-1 {
					args = append(args, c.file)
				}
				ffmpeg(t, dir, args...)
			}
			path := filepath.Join(dir, c.file)
			truth := sequence(t, path)
			checkNumbers(t, truth, c.want)
			checkSpacing(t, path, truth, c.rate)
			checkSeeking(t, path, truth)
		})
	}
}

func checkNumbers(t *testing.T, truth []shown, want []int) {
	t.Helper()
	t.Logf("%d frames, the first is number %d at %v", len(truth), truth[0].number, truth[0].at)
	if want == nil {
		return
	}
	if len(truth) != len(want) {
		t.Fatalf("%d frames, want %d", len(truth), len(want))
	}
	for i, s := range truth {
		if s.number != want[i] {
			t.Fatalf("frame %d is number %d, want %d", i, s.number, want[i])
		}
	}
}

// checkSpacing asks for frame n at n/rate, which is what a timeline does.
func checkSpacing(t *testing.T, path string, truth []shown, rate rational.Rat) {
	t.Helper()
	if rate.Zero() {
		return
	}
	r := openFile(t, path, av.Options{})
	for n, s := range truth {
		if got := shownAt(t, r, rational.Int(int64(n)).Div(rate)); got != s.number {
			t.Fatalf("at %d/%v is number %d, want %d", n, rate, got, s.number)
		}
	}
}

var _ media.Reader = media.Reader(nil)
