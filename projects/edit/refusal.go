package edit

import (
	"errors"
	"fmt"
)

// The kinds of errors. What a person reads is the error itself.
var (
	ErrLocked  = errors.New("locked")           // a track that is locked
	ErrNoRoom  = errors.New("no room")          // the media, or what is beside it, leaves none
	ErrNoTrack = errors.New("no such track")    // a track that is missing or of the wrong kind
	ErrMissing = errors.New("not in the film")  // an ID that names nothing
	ErrNothing = errors.New("nothing to do")    // nothing was named, or nothing could change
	ErrValue   = errors.New("value not usable") // a number or name that cannot be used
	ErrNotYet  = errors.New("not made yet")     // a take that has no file
)

// refusal is an error for a person, with its kind.
type refusal struct {
	kind error
	text string
}

func (r refusal) Error() string { return r.text }
func (r refusal) Unwrap() error { return r.kind }

func refuse(kind error, format string, args ...any) error {
	return refusal{kind, fmt.Sprintf(format, args...)}
}

func missing(what string) error {
	return refuse(ErrMissing, "this %s is not in the film any more", what)
}

func nothing(what string) error {
	return refuse(ErrNothing, "no %s is selected: select one first", what)
}

func lockedTrack(name string) error {
	return refuse(ErrLocked, "track %s is locked: unlock it first", name)
}
