package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress is one line that says how far the judging is: rewritten in place on a terminal, anew every ten seconds
// elsewhere.
type progress struct {
	out   io.Writer
	tty   bool
	start time.Time // of this kind of clip
	said  time.Time
	what  string
}

func newProgress(out io.Writer) *progress { return &progress{out: out, tty: isTerminal(out)} }

// at says that the clip with the index is begun.
func (p *progress) at(what string, index, count int) {
	now := time.Now()
	if what != p.what {
		p.what, p.start = what, now
	} else if !p.tty && now.Sub(p.said) < 10*time.Second {
		return
	}
	p.said = now
	line := fmt.Sprintf("judging %s %d of %d", what, index+1, count)
	if index > 0 {
		left := now.Sub(p.start) / time.Duration(index) * time.Duration(count-index)
		line += fmt.Sprintf(", %s left", left.Round(time.Second))
	}
	if p.tty {
		fmt.Fprintf(p.out, "\r\x1b[K%s", line)
		return
	}
	fmt.Fprintln(p.out, line)
}

// end takes the line away.
func (p *progress) end() {
	if p.tty {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
