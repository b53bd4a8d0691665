package av

import (
	"errors"
	"unsafe"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// explain makes a typed error of FFmpeg's number and of what it logged about owner,
// which says more than the number where there is something.
func explain(kind media.Kind, path, detail string, err error, owner unsafe.Pointer) error {
	var typed *media.Error
	if errors.As(err, &typed) {
		return typed
	}
	line, large := logLine(owner)
	switch {
	case large || errors.Is(err, errNoMemory):
		kind, detail, err = media.TooLarge, "", nil
	case errors.Is(err, errNoSpace):
		detail = "cannot be written: the disk is full"
	case line != "":
		err = errors.New(line)
	case errors.Is(err, astiav.ErrInvaliddata), errors.Is(err, errInvalid):
		// "Invalid data" and "invalid argument" add nothing to the kind's sentence.
		err = nil
	}
	return &media.Error{Kind: kind, Path: path, Detail: detail, Err: err}
}
