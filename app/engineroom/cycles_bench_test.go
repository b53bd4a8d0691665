package engineroom

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/engine"
	"kinora/projects"
)

// BenchmarkCycles begins takes with the built-in pack and cancels each while it is being
// denoised, 200 times, and says by how much the memory of the process has grown since the
// twentieth: weights and buffers live outside of Go's heap, so a leak would show only here.
func BenchmarkCycles(b *testing.B) {
	m, err := open(b.Context(), engine.Options{Device: "cpu"}, b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer m.Engine.Close()
	for b.Loop() {
		var early int64
		for n := range 200 {
			cancelled(b, m, uint64(n))
			if n == 20 {
				early = resident(b)
			}
		}
		late := resident(b)
		b.ReportMetric(float64(early)/(1<<20), "MB-after-20")
		b.ReportMetric(float64(late)/(1<<20), "MB-after-200")
		b.ReportMetric(float64(late)/float64(early), "growth")
	}
}

// cancelled begins a take and stops it in its first step.
func cancelled(b *testing.B, m *app.Machine, seed uint64) {
	b.Helper()
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	order := projects.Order{Way: projects.WayMake, Shot: projects.Shot{
		Prompt: "a red ball", Expanded: "a red ball rolls to the right", Size: projects.Size{Width: 96, Height: 64}, Steps: 4, Seed: seed,
	}}
	path := filepath.Join(b.TempDir(), strconv.FormatUint(seed, 10)+".mp4")
	_, err := m.Engine.Make(ctx, order, nil, path, func(e app.Event) {
		if e.Progress != nil && e.Progress.Stage == "denoising" {
			time.AfterFunc(20*time.Millisecond, cancel)
		}
	})
	if err == nil || !errors.Is(err, context.Canceled) {
		b.Fatalf("cycle %d ended with %v", seed, err)
	}
}

// resident is the memory of the process in bytes.
func resident(b *testing.B) int64 {
	b.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		b.Skip("only Linux tells the memory of a process this way")
	}
	pages, err := strconv.ParseInt(strings.Fields(string(text))[1], 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return pages * int64(os.Getpagesize())
}
