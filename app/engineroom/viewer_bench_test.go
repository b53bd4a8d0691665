package engineroom

import (
	"context"
	"image"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kinora/app/player"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
	"kinora/projects/rational"
)

const (
	benchRate    = 24
	benchSeconds = 60
)

// pane is the viewer's picture in a window of 1600×1000 on a screen of one pixel a unit.
var pane = projects.Size{Width: 810, Height: 456}

// BenchmarkPlay1080p plays a minute of 1080p H.264 at 24 frames a second to a screen that
// looks 60 times a second. late is how many frames came more than a frame after their time,
// dropped how many were not seen at all, as the viewer would say.
func BenchmarkPlay1080p(b *testing.B) {
	path := film1080(b, benchSeconds)
	for name, size := range map[string]projects.Size{"viewer": pane, "full": {}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				play(b, path, size)
			}
		})
	}
}

func play(b *testing.B, path string, size projects.Size) {
	p := player.New(b.Context(), tape(size), func() {})
	defer p.Close(time.Minute)
	p.Open(path, true)
	screen := time.NewTicker(time.Second / 60)
	defer screen.Stop()
	var start time.Time
	var late, seen int
	var worst time.Duration
	for range screen.C {
		if pic := p.Picture(); pic != nil {
			if seen == 0 {
				start = time.Now()
			}
			seen++
			due := start.Add(time.Duration(pic.Frame) * time.Second / benchRate)
			lag := time.Since(due)
			worst = max(worst, lag)
			if lag > time.Second/benchRate {
				late++
			}
		}
		if s := p.State(); s.Err != nil {
			b.Fatal(s.Err)
		} else if seen > 0 && !s.Playing {
			break
		}
	}
	b.ReportMetric(float64(seen), "seen")
	b.ReportMetric(float64(late), "late")
	b.ReportMetric(float64(p.State().Dropped), "dropped")
	b.ReportMetric(float64(worst.Milliseconds()), "worst-ms")
}

// BenchmarkScrub1080p goes to frames of a 1080p video and waits until each is there: jumps
// to anywhere, steps of up to a second, and a drag that goes on frame by frame.
func BenchmarkScrub1080p(b *testing.B) {
	const frames = benchRate * benchSeconds
	path := film1080(b, benchSeconds)
	dice := rand.New(rand.NewPCG(7, 8))
	walks := map[string]func(int64) int64{
		"jumps": func(int64) int64 { return dice.Int64N(frames) },
		"steps": func(now int64) int64 { return now + dice.Int64N(2*benchRate+1) - benchRate },
		"back":  func(now int64) int64 { return now - 1 },
		"drag":  func(now int64) int64 { return now + 1 + dice.Int64N(4) },
	}
	for name, next := range walks {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				scrub(b, path, func(now int64) int64 { return (next(now) + frames) % frames })
			}
		})
	}
}

func scrub(b *testing.B, path string, next func(int64) int64) {
	rings := make(chan struct{}, 1)
	p := player.New(b.Context(), tape(pane), func() {
		select {
		case rings <- struct{}{}:
		default:
		}
	})
	defer p.Close(time.Minute)
	p.Open(path, false)
	until(b, p, rings, 0)
	now := int64(benchRate * benchSeconds / 2)
	var took []time.Duration
	for range 200 {
		if now = next(now); now == p.State().Frame {
			continue
		}
		start := time.Now()
		p.GoTo(now)
		until(b, p, rings, now)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	at := func(percent int) float64 { return float64(took[len(took)*percent/100].Microseconds()) / 1000 }
	b.ReportMetric(at(50), "p50-ms")
	b.ReportMetric(at(95), "p95-ms")
	b.ReportMetric(at(99), "p99-ms")
}

// until waits for the picture of a frame.
func until(b *testing.B, p *player.Player, rings <-chan struct{}, frame int64) {
	for {
		if pic := p.Picture(); pic != nil && pic.Frame == frame {
			return
		}
		select {
		case <-rings:
		case <-time.After(10 * time.Second):
			b.Fatalf("frame %d did not come: %+v", frame, p.State())
		}
	}
}

func tape(size projects.Size) player.Open {
	return func(ctx context.Context, path string) (player.Tape, error) {
		reader, err := video(ctx, path, size)
		return player.Tape{Reader: reader}, err
	}
}

// film1080 writes so many seconds of a textured ground over which a disc rolls.
func film1080(b *testing.B, seconds int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "film.mp4")
	preset, err := media.PresetNamed("mp4")
	if err != nil {
		b.Fatal(err)
	}
	encoder := preset.Encoders[0]
	encoder.Options = map[string]string{"preset": "veryfast", "crf": "20", "bf": "2"}
	preset.Encoders = []media.Encoder{encoder}
	w, err := av.Create(path, preset, media.Params{Width: 1920, Height: 1080, Rate: rational.Int(benchRate)})
	if err != nil {
		b.Fatal(err)
	}
	defer w.Abort()
	ground := texture()
	img := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	for n := range seconds * benchRate {
		drawDisc(img, ground, n)
		if err := w.Write(b.Context(), img); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// texture is a picture twice as wide as a frame, which passes by.
func texture() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 2*1920, 1080))
	dice := rand.New(rand.NewPCG(5, 6))
	for y := range 1080 {
		for x := range 2 * 1920 {
			at, tone := img.PixOffset(x, y), byte(80+60*(x/96%2)+y/24)
			tone += byte(dice.IntN(4)) // grain
			img.Pix[at], img.Pix[at+1], img.Pix[at+2], img.Pix[at+3] = tone, tone-20, tone/2, 255
		}
	}
	return img
}

// drawDisc draws frame n.
func drawDisc(img, ground *image.RGBA, n int) {
	shift, cx, cy := 4*(2*n%1920), 16*n%1920, 540
	for y := range 1080 {
		row := img.Pix[y*img.Stride : (y+1)*img.Stride]
		copy(row, ground.Pix[y*ground.Stride+shift:])
		for x := max(0, cx-200); x < min(1920, cx+200); x++ {
			if dx, dy := x-cx, y-cy; dx*dx+dy*dy < 200*200 {
				row[4*x], row[4*x+1], row[4*x+2] = 220, 70, 50
			}
		}
	}
}
