package app

import (
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"

	"kinora/projects"
)

// tracer writes one line per event for scripts that drive the window. A tracer
// without an output is silent.
type tracer struct {
	mu      sync.Mutex
	out     io.Writer
	playing bool              // what was said last; used by the goroutine of the commands
	once    map[string]string // what TraceOnce said last, by name; as playing
}

func (t *tracer) line(format string, args ...any) {
	if t.out == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintf(t.out, "trace: "+format+"\n", args...)
}

// Trace writes a line for scripts where tracing is on; any goroutine may call it.
func (s *Studio) Trace(format string, args ...any) { s.trace.line(format, args...) }

// Complain shows an error of the window itself, such as a dialog that did not open.
func (s *Studio) Complain(err error) { s.say(Failure, err.Error()) }

// Warn shows what a person should know.
func (s *Studio) Warn(text string) { s.say(Warning, text) }

// Traced reports whether anybody reads traces.
func (s *Studio) Traced() bool { return s.trace.out != nil }

// TraceOnce is Trace for what is true until it is said again: "name …", where that is
// something else than the last time.
func (s *Studio) TraceOnce(name, format string, args ...any) {
	if s.trace.out == nil {
		return
	}
	if s.trace.once == nil {
		s.trace.once = map[string]string{}
	}
	text := fmt.Sprintf(format, args...)
	if s.trace.once[name] != text {
		s.trace.once[name] = text
		s.trace.line("%s %s", name, text)
	}
}

// traceShape tells how much there is of everything, as far as that has changed.
func (s *Studio) traceShape() {
	if s.trace.out == nil || s.doc.store == nil {
		return
	}
	f, known, made, clips := s.doc.film, 0, 0, 0
	for _, c := range f.Board {
		known += len(c.Known)
	}
	for _, o := range f.Outcomes {
		if o.State == projects.Done {
			made++
		}
	}
	for _, t := range f.Timeline.Tracks {
		clips += len(t.Clips)
	}
	s.TraceOnce("shape", "%d shots %d known %d takes %d made %d clips %d frames", len(f.Board), known, len(f.Takes), made, clips, f.Timeline.Frames())
}

// traceDocument tells a digest of the whole film: two that are alike have the same.
func (s *Studio) traceDocument() {
	if s.trace.out == nil {
		return
	}
	rows, sum := projects.Rows(s.doc.film), sha256.New()
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		fmt.Fprintf(sum, "%s %s\n", key, rows[key])
	}
	s.trace.line("document %x", sum.Sum(nil)[:8])
}
