package av_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"syscall"
	"testing"
	"time"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects/rational"
)

// movingPictures are n pictures of a textured ground with a disc that crosses it: a
// fair load for motion search, unlike flat colours or noise.
func movingPictures(w, h, n int) []*image.RGBA {
	ground := make([]byte, w)
	dice := rand.New(rand.NewPCG(5, 6))
	for i := range ground {
		ground[i] = byte(90 + dice.IntN(40))
	}
	var list []*image.RGBA
	for i := range n {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		for y := range h {
			for x := range w {
				at := y*img.Stride + 4*x
				g := int(ground[(x+i*3)%w]) + y*60/h
				r, b := g*3/4, g/2
				dx, dy := x-w*i/n, y-h/2
				if dx*dx+dy*dy < h*h/25 {
					r, g, b = 220, 60+dx&31, 50
				}
				img.Pix[at], img.Pix[at+1], img.Pix[at+2], img.Pix[at+3] = byte(r), byte(g), byte(b), 255
			}
		}
		list = append(list, img)
	}
	return list
}

// BenchmarkEncode writes 48 frames of 1920 x 1080 through a Writer, and the same through
// the ffmpeg program, by turns. ratio is Kinora's speed over the program's, cpu-ratio
// the program's processor time over Kinora's, which other work on the machine disturbs
// less: both are above 1 where Kinora is the better.
func BenchmarkEncode(b *testing.B) {
	const frames = 48
	list := movingPictures(1920, 1080, frames)
	dir := b.TempDir()
	added := peak(b)
	var ours, theirs, ourCPU, theirCPU time.Duration
	for b.Loop() {
		before := cpuTime(b)
		ours += timed(func() { encodeHere(b, filepath.Join(dir, "ours.mp4"), list) })
		ourCPU += cpuTime(b) - before
		theirs += timed(func() { theirCPU += encodeThere(b, filepath.Join(dir, "theirs.mp4"), list) })
	}
	b.ReportMetric(frames*float64(b.N)/ours.Seconds(), "frames/s")
	b.ReportMetric(frames*float64(b.N)/theirs.Seconds(), "ffmpeg-frames/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "ratio")
	b.ReportMetric(theirCPU.Seconds()/ourCPU.Seconds(), "cpu-ratio")
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(size(b, dir, "ours.mp4"))/float64(size(b, dir, "theirs.mp4")), "size-ratio")
	b.ReportMetric(added(), "added-MiB")
}

// cpuTime is the processor time that this process has taken.
func cpuTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak starts a new high-water mark of this process's memory. What it returns says how
// many MiB above today's level the mark has risen since.
func peak(b *testing.B) func() float64 {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Logf("the high-water mark is that of the whole run: %v", err)
	}
	before := memory(b, "VmRSS")
	return func() float64 { return float64(memory(b, "VmHWM")-before) / 1024 }
}

func timed(do func()) time.Duration {
	start := time.Now()
	do()
	return time.Since(start)
}

func size(b *testing.B, dir, name string) int64 {
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil {
		b.Fatal(err)
	}
	return info.Size()
}

func encodeHere(b *testing.B, path string, list []*image.RGBA) {
	bounds := list[0].Bounds()
	out, err := av.Create(path, preset(b, "mp4"), media.Params{Width: bounds.Dx(), Height: bounds.Dy(), Rate: rational.Int(24)})
	if err != nil {
		b.Fatal(err)
	}
	for _, img := range list {
		if err := out.Write(context.Background(), img); err != nil {
			b.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
}

// encodeThere gives the program the settings of the preset, and what Create adds. It
// returns the processor time that the program took.
func encodeThere(b *testing.B, path string, list []*image.RGBA) time.Duration {
	program := os.Getenv("KINORA_FFMPEG")
	if program == "" {
		program = "ffmpeg"
	}
	bounds := list[0].Bounds()
	args := []string{
		"-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba", "-s", fmt.Sprintf("%dx%d", bounds.Dx(), bounds.Dy()),
		"-r", "24", "-i", "pipe:0", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-g", "24",
		"-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
	}
	p := preset(b, "mp4")
	for key, value := range p.Encoders[0].Options {
		args = append(args, "-"+key, value)
	}
	for key, value := range p.Muxer {
		args = append(args, "-"+key, value)
	}
	cmd := exec.CommandContext(context.Background(), program, append(args, path)...)
	pipe, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Skip("no ffmpeg program here")
	}
	for _, img := range list {
		if _, err := pipe.Write(img.Pix); err != nil {
			b.Fatal(err)
		}
	}
	if err := pipe.Close(); err != nil {
		b.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		b.Fatal(err)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}

// seekFile is 20 s of 1080p H.264 as Kinora writes it.
func seekFile(b *testing.B) string {
	path := filepath.Join(b.TempDir(), "film.mp4")
	list := movingPictures(1920, 1080, 48)
	var film []*image.RGBA
	for range 10 {
		film = append(film, list...)
	}
	encodeHere(b, path, film)
	return path
}

// report gives the median and the 95th percentile in milliseconds, and the memory taken.
func report(b *testing.B, times []time.Duration, added func() float64) {
	slices.Sort(times)
	at := func(p float64) float64 {
		return float64(times[int(p*float64(len(times)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
	b.ReportMetric(added(), "added-MiB")
}

// BenchmarkSeek jumps to frames of a 1080p film: anywhere, and as a hand does that
// scrubs back and forth.
func BenchmarkSeek(b *testing.B) {
	path := seekFile(b)
	const frames = 480
	dice := rand.New(rand.NewPCG(7, 8))
	walk := frames / 2
	cases := []struct {
		name string
		o    av.Options
		next func() int
	}{
		{"anywhere", av.Options{}, func() int { return dice.IntN(frames) }},
		{"anywhere, preview of 640 pixels", av.Options{Width: 640, Fast: true}, func() int { return dice.IntN(frames) }},
		{"scrubbing, preview of 640 pixels", av.Options{Width: 640, Fast: true}, func() int {
			walk = (walk + dice.IntN(17) - 8 + frames) % frames
			return walk
		}},
		{"one frame back, preview of 640 pixels", av.Options{Width: 640, Fast: true}, func() int {
			walk = (walk + frames - 1) % frames
			return walk
		}},
	}
	for _, c := range cases {
		b.Run(c.name, func(b *testing.B) {
			added := peak(b)
			r := openFile(b, path, c.o)
			var times []time.Duration
			for b.Loop() {
				n := c.next()
				times = append(times, timed(func() {
					f, err := r.At(context.Background(), rational.New(int64(n), 24))
					if err != nil {
						b.Fatal(err)
					}
					f.Release()
				}))
			}
			report(b, times, added)
		})
	}
}

// BenchmarkPlay decodes a 1080p film frame by frame.
func BenchmarkPlay(b *testing.B) {
	path := seekFile(b)
	for name, o := range map[string]av.Options{"exact": {}, "fast": {Fast: true}, "640 pixels": {Width: 640, Fast: true}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			r := openFile(b, path, o)
			for b.Loop() {
				f, err := r.Next(context.Background())
				if errors.Is(err, io.EOF) {
					f, err = r.At(context.Background(), rational.Int(0))
				}
				if err != nil {
					b.Fatal(err)
				}
				f.Release()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "frames/s")
		})
	}
}
