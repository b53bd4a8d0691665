package pack

import (
	"errors"
	"fmt"
	"strings"
)

// Level says how much a line of a Report weighs.
type Level string

// The levels: all is well, worth knowing, the pack does not work.
const (
	OK      Level = "ok"
	Note    Level = "note"
	Problem Level = "FAIL"
)

// Line is one finding of Check.
type Line struct {
	Level   Level
	File    string // relative to the pack
	Text    string
	Details []string // shown below, e.g. a port each
	Do      string   // what a person can do; "" where nothing is to be done
}

// Report is what Check found.
type Report struct {
	Title  string // the pack in one line, or just its folder
	Digest string // "" where the pack does not even open
	Lines  []Line
}

// OK says whether the pack works: whether no line is a Problem.
func (r Report) OK() bool { return r.problems() == 0 }

func (r Report) problems() int {
	n := 0
	for _, l := range r.Lines {
		if l.Level == Problem {
			n++
		}
	}
	return n
}

// String is the report for a person: a line for each finding, then the verdict.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Title)
	if r.Digest != "" {
		fmt.Fprintln(&b, "digest", r.Digest)
	}
	for _, l := range r.Lines {
		l.write(&b)
	}
	b.WriteString(r.verdict() + "\n")
	return b.String()
}

func (l Line) write(b *strings.Builder) {
	fmt.Fprintf(b, "%-4s  %s: %s\n", l.Level, l.File, l.Text)
	for _, d := range l.Details {
		fmt.Fprintf(b, "        %s\n", d)
	}
	if l.Do != "" {
		fmt.Fprintf(b, "      → %s\n", l.Do)
	}
}

func (r Report) verdict() string {
	switch n := r.problems(); n {
	case 0:
		return "This pack works."
	case 1:
		return "This pack does not work: 1 problem."
	default:
		return fmt.Sprintf("This pack does not work: %d problems.", n)
	}
}

func (r *Report) add(level Level, file, text string, details ...string) {
	r.Lines = append(r.Lines, Line{Level: level, File: file, Text: text, Details: details})
}

// fail adds what another part of the package found wrong.
func (r *Report) fail(err error) {
	var e *Error
	if !errors.As(err, &e) {
		r.add(Problem, "pack", err.Error())
		return
	}
	file := e.File
	if file == "" {
		file = e.Pack
	}
	r.Lines = append(r.Lines, Line{Level: Problem, File: file, Text: e.What, Do: e.Do})
}

// bytes10 is a size for people, in powers of ten as disks are sold.
func bytes10(n int64) string {
	value, unit := float64(n), 0
	for value >= 1000 && unit < 4 {
		value, unit = value/1000, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %cB", value, "kMGT"[unit-1])
}
