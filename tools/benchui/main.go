// Command benchui measures the studio's real window from outside: it works keyboard and
// mouse through XTest and looks at the pixels, so that a figure is what a person would
// wait. It is run by make bench-ui, under Xvfb where there is no display of one's own.
//
//	benchui PROGRAM [start|play|scrub|timeline|click]…
package main

import (
	"context"
	"fmt"
	"image"
	"os"
	"slices"
	"time"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: benchui PROGRAM [start|play|scrub|timeline|click]…")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "benchui:", err)
		os.Exit(1)
	}
}

// run takes the measures that are asked for, or all, one after another, and prints what
// came of each.
func run(ctx context.Context, path string, only []string) error {
	dir, err := os.MkdirTemp("", "kinora-benchui-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	s, err := openScreen()
	if err != nil {
		return fmt.Errorf("the display cannot be opened: %w", err)
	}
	b := bench{ctx: ctx, path: path, dir: dir, screen: s, films: films{dir}}
	failed := 0
	for _, m := range []struct {
		name string
		take func() error
	}{{"start", b.starts}, {"play", b.playing}, {"scrub", b.scrubbing}, {"timeline", b.timeline}, {"click", b.clicking}} {
		if len(only) > 0 && !slices.Contains(only, m.name) {
			continue
		}
		if err := m.take(); err != nil {
			failed++
			fmt.Printf("%-44s failed: %v\n", m.name, err)
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d measures could not be taken", failed)
	}
	return nil
}

// bench is what the measures share.
type bench struct {
	ctx    context.Context
	path   string // of the program
	dir    string // of homes and films
	screen *screen
	films  films
	homes  int
}

// open starts the program with a film and a home of its own, and waits for the film.
func (b *bench) open(film ...string) (*program, error) {
	b.homes++
	p, err := startProgram(b.ctx, b.path, fmt.Sprintf("%s/home%d", b.dir, b.homes), film...)
	if err != nil {
		return nil, err
	}
	if _, err := p.wait("film ", 0, time.Minute); err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

// report prints a figure beside its goal.
func report(what, value, goal string) { fmt.Printf("%-44s %-28s goal %s\n", what, value, goal) }

// percentile is the p-th percentile, 0…1, of some times.
func percentile(times []time.Duration, p float64) time.Duration {
	if len(times) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(times))
	return sorted[min(len(sorted)-1, int(p*float64(len(sorted))))]
}

func ms(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }

// middle is the centre of a rectangle.
func middle(r image.Rectangle) image.Point {
	return image.Pt((r.Min.X+r.Max.X)/2, (r.Min.Y+r.Max.Y)/2)
}
