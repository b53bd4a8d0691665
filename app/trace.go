package app

import (
	"fmt"
	"io"
	"sync"
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
