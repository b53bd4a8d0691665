package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Reasons why a film cannot be opened or written. What a person reads is an error that
// wraps one of them: `the film "Dunes" is damaged (…): …what to do`.
var (
	ErrExists   = errors.New("exists already")
	ErrNotAFilm = errors.New("is not a film of Kinora")
	ErrLocked   = errors.New("is open in another window")
	ErrNewer    = errors.New("was saved by a newer Kinora")
	ErrDamaged  = errors.New("is damaged")
	ErrReadOnly = errors.New("cannot be written")
	ErrFull     = errors.New("does not fit on the disk any more")
	ErrGone     = errors.New("is not where it was")
	ErrClosed   = errors.New("is closed")
	ErrInside   = errors.New("cannot hold another film")
)

// advice is what to do about a reason, as the second half of the line.
var advice = map[error]string{
	ErrExists:   "choose another name, or open it",
	ErrNotAFilm: fmt.Sprintf("choose a folder whose name ends in .kinora and that holds a %s", dbName),
	ErrLocked:   "go on there, or close it there first",
	ErrNewer:    "open it with that one, or update this one",
	ErrDamaged:  fmt.Sprintf("close it and put back %s from a backup of yours", dbName),
	ErrReadOnly: "allow writing to its folder, or copy it to another place and open the copy",
	ErrFull:     "make room; what is not saved yet is kept until then while the window is open",
	ErrClosed:   "open it again",
	ErrInside:   "choose a folder outside of it",
	ErrGone:     "bring its folder back, or save the film under another name; what is not saved yet is kept while the window is open",
}

// problem is a line for a person: which film, what is wrong, what to do.
type problem struct {
	line   string
	reason error
}

func (p *problem) Error() string { return p.line }
func (p *problem) Unwrap() error { return p.reason }

// said makes a problem of a reason; detail may be "".
func said(dir string, reason error, detail string) error {
	line := fmt.Sprintf("the film %q %v: %s", title(dir), reason, advice[reason])
	if detail != "" {
		line = fmt.Sprintf("the film %q %v (%s): %s", title(dir), reason, oneLine(detail), advice[reason])
	}
	return &problem{line, reason}
}

func title(dir string) string { return strings.TrimSuffix(filepath.Base(dir), ".kinora") }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// explain puts what went wrong with a film's folder into words; what is in words
// already stays, and so does the end of a context.
func explain(dir string, err error) error {
	var told *problem
	if err == nil || errors.As(err, &told) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	switch reason := reasonOf(err); {
	case reason == nil:
		return fmt.Errorf("the film %q cannot be read or written (%w): look after the disk that %s is on", title(dir), err, dir)
	case errors.Is(reason, ErrDamaged):
		return damaged(dir, err)
	case errors.Is(reason, ErrNewer), errors.Is(reason, ErrNotAFilm):
		return said(dir, reason, "")
	case errors.Is(reason, ErrGone):
		return said(dir, reason, dir)
	default:
		return said(dir, reason, err.Error())
	}
}

// reasonOf gives the reason behind an error of SQLite or of the system; nil is another.
func reasonOf(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return reasonOfCode(e.Code() & 0xff)
	}
	for _, reason := range []error{ErrDamaged, ErrNotAFilm, ErrNewer, ErrGone} {
		if errors.Is(err, reason) {
			return reason
		}
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return ErrFull
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	}
	return nil
}

func reasonOfCode(code int) error {
	switch code {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return ErrDamaged
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return ErrReadOnly
	case sqlite3.SQLITE_BUSY:
		return ErrLocked
	}
	return nil
}
