package text

import (
	"errors"
	"fmt"
)

// The kinds of failure to switch on with errors.Is.
var (
	// ErrMissing: the folder holds no tokenizer that this package knows.
	ErrMissing = errors.New("no tokenizer found")
	// ErrCorrupt: a file is truncated, altered or contradicts itself.
	ErrCorrupt = errors.New("tokenizer file is damaged")
	// ErrUnsupported: a sound file asks for something that this package does not do.
	ErrUnsupported = errors.New("tokenizer is not supported")
)

// Error says which file is wrong, and how. Kind is one of the Err values above.
type Error struct {
	Kind   error
	File   string // path inside the opened file system
	Detail string
}

// Error gives one line for a person.
func (e *Error) Error() string { return fmt.Sprintf("%s: %s: %s", e.File, e.Kind, e.Detail) }

// Unwrap gives the kind to errors.Is.
func (e *Error) Unwrap() error { return e.Kind }

// Below the file's name is not known yet; Open adds it.
func corrupt(format string, args ...any) error {
	return &Error{Kind: ErrCorrupt, Detail: fmt.Sprintf(format, args...)}
}

func unsupported(format string, args ...any) error {
	return &Error{Kind: ErrUnsupported, Detail: fmt.Sprintf(format, args...)}
}

// inFile names the file in an error that does not name one yet.
func inFile(err error, name string) error {
	var e *Error
	if errors.As(err, &e) && e.File == "" {
		return &Error{Kind: e.Kind, File: name, Detail: e.Detail}
	}
	return err
}
