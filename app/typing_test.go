package app_test

import (
	"strings"
	"testing"
	"time"
)

func TestTypingWithoutAPauseIsOneCommandThatIsWrittenAllTheWhile(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		for n := range 30 {
			d.SetPrompt(strings.Repeat("a", n+1))
			d.pass(100 * time.Millisecond)
			if n == 10 && !d.trace.has("did Prompt") {
				t.Error("a second of typing is not written yet")
			}
		}
		d.pass(time.Second)
		d.SetPrompt("b")
		d.pass(time.Second)
		if names, done := d.History(); len(names) != 2 || done != 2 {
			t.Fatalf("history %q", names)
		}
		d.Undo()
		if got := d.card().Shot.Prompt; got != strings.Repeat("a", 30) {
			t.Errorf("undone once: %q", got)
		}
		d.Undo()
		if got := d.card().Shot.Prompt; got != "" {
			t.Errorf("undone twice: %q", got)
		}
	})
}
