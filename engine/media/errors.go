package media

import (
	"errors"
	"fmt"
)

// Kind says what is wrong with a file. It is an error itself, so that
// errors.Is(err, media.Truncated) asks for it.
type Kind int

// The kinds. Unknown is the zero value: FFmpeg's own failure without a better name.
const (
	Unknown     Kind = iota
	Missing          // nothing is at the path
	Unreadable       // something is there, but it may not be read
	Empty            // no bytes, or no pictures
	Truncated        // the end is missing
	Corrupt          // the bytes contradict each other
	Unsupported      // a format or codec that is not read
	NoVideo          // sound or text only
	NoSound          // pictures or text only
	TooLarge         // more pixels than MaxSide and MaxPixels allow
	Unwritable       // the folder or disk refuses
	NoPreset         // the file's extension or the preset's name says nothing
	Invalid          // a size, rate, time or count that cannot be done
)

var kindTexts = [...]string{
	Unknown:     "cannot be used",
	Missing:     "there is no such file",
	Unreadable:  "may not be read",
	Empty:       "holds no pictures",
	Truncated:   "is cut short: copy or record it again",
	Corrupt:     "is damaged",
	Unsupported: "is not a video or picture that Kinora reads",
	NoVideo:     "has no video, only other streams",
	NoSound:     "has no sound",
	TooLarge:    fmt.Sprintf("is too large: at most %d pixels per side and %d million in all", MaxSide, MaxPixels/1_000_000),
	Unwritable:  "cannot be written",
	NoPreset:    "does not say which kind of video to write",
	Invalid:     "cannot be written like this",
}

// Error is the kind's general sentence, without a subject.
func (k Kind) Error() string {
	if k < 0 || int(k) >= len(kindTexts) {
		return kindTexts[Unknown]
	}
	return kindTexts[k]
}

// Error is what every function of media and media/av fails with, except where a
// context ended: then errors.Is finds context.Canceled or context.DeadlineExceeded.
type Error struct {
	Kind   Kind
	Path   string // the file in question, "" where it is about no file
	Detail string // what exactly and what to do; "" means the kind's sentence
	Err    error  // the cause below, may be nil
}

// Error is one line for a person: the file, what is wrong, and FFmpeg's word for it.
func (e *Error) Error() string {
	text := e.Detail
	if text == "" {
		text = e.Kind.Error()
	}
	if e.Err != nil {
		text = fmt.Sprintf("%s (%v)", text, e.Err)
	}
	if e.Path == "" {
		return text
	}
	return fmt.Sprintf("%s: %s", e.Path, text)
}

// Is reports whether target is e's kind.
func (e *Error) Is(target error) bool {
	k, ok := target.(Kind)
	return ok && k == e.Kind
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of the first Error in err's chain, else Unknown.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Unknown
}

// Errorf makes an Error whose detail is formatted as by fmt.Sprintf.
func Errorf(kind Kind, path, format string, args ...any) *Error {
	return &Error{Kind: kind, Path: path, Detail: fmt.Sprintf(format, args...)}
}
