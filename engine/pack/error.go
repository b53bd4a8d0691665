package pack

import (
	"errors"
	"strings"
)

// Kind is what is wrong with a pack, for errors.Is(err, pack.Missing) and the like.
type Kind string

// The kinds of trouble that a pack can be in.
const (
	Missing     Kind = "missing"      // a file or graph is not there
	Truncated   Kind = "truncated"    // a file is shorter than pack.json says
	Altered     Kind = "altered"      // a file is not the one that pack.json lists
	BadManifest Kind = "bad manifest" // pack.json cannot be read or makes no sense
	NewerFormat Kind = "newer format" // pack.json was written for a later Kinora
	BadConfig   Kind = "bad config"   // a config.json cannot be read or makes no sense
	BadGraph    Kind = "bad graph"    // a graph does not fit the contract or does not load
	Unsafe      Kind = "unsafe"       // a path leads out of the pack, or is no plain file
	Unreadable  Kind = "unreadable"   // the system refuses to let a file be read
)

// Error makes a Kind usable with errors.Is.
func (k Kind) Error() string { return string(k) }

// Error is one thing that is wrong with a pack.
type Error struct {
	Kind Kind
	Pack string // the pack's folder, or its name
	File string // the file in question, relative to the pack
	What string // what is wrong with it
	Do   string // what a person can do about it
	Err  error  // the cause, if another package reported it
}

// Error is one line: the pack, the file, what is wrong, what to do.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Pack + ": ")
	if e.File != "" {
		b.WriteString(e.File + " ")
	}
	b.WriteString(e.What)
	if e.Do != "" {
		b.WriteString(": " + e.Do)
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Is matches the error's Kind.
func (e *Error) Is(target error) bool {
	var k Kind
	return errors.As(target, &k) && k == e.Kind
}

// What to do about a file that is not as it was published.
const (
	doCopyAgain = "copy or download the pack again"
	doAsk       = "ask whoever made the pack to correct it"
	doUpdate    = "update Kinora, or look for an older version of the pack"
	doPlain     = "put a real copy of the file in its place"
)
