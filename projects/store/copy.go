package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Copying is how a film is copied; the zero value copies its folder and says nothing.
type Copying struct {
	// Outside finds, in the rows of the copy, the media that lie outside of the film's
	// folder: they are brought into the copy's.
	Outside func(rows map[string][]byte) ([]Outside, error)
	// Changed is rows that the copy has otherwise than the film.
	Changed map[string][]byte
	// Room is told how many bytes the copy's files have before any of them is written. Its
	// error ends the copying.
	Room func(bytes int64) error
	// Progress is told how many bytes are there, of how many.
	Progress func(done, all int64)
}

// Outside is a medium that lies outside of a film's folder. A copy holds it where its file
// can be read and is still the one that the digest is of; else its row stays as it is.
type Outside struct {
	Path   string // of its file
	Digest string // sha256 of its contents, hex
	Ext    string // of its name in the copy, with the dot, or ""
	Key    string // of its row
	Inside []byte // its row where it lies inside
}

// CopyTo makes a film of its own in dir that has all that is in this one as it is now,
// but for how.Changed: rows, log, versions, media. It is there whole or not at all, and
// shares no file with this one, which stays open and can be written meanwhile. dir must
// not exist; the folder that it lies in must, and must not be inside of a film. It reads
// and writes on the goroutine that calls it. The errors, each one line for a person, wrap
// ErrExists, ErrInside, ErrReadOnly or ErrFull where one of them is the reason.
func (s *Store) CopyTo(ctx context.Context, dir string, how Copying) error {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := free(dir); err != nil {
		return err
	}
	if err := s.Flush(ctx); err != nil {
		return err
	}
	parent := filepath.Dir(dir)
	fresh, err := freshFor(dir)
	if err != nil {
		return uncopied(dir, err)
	}
	defer os.RemoveAll(fresh) // gone already when all went well
	c := &copier{Copying: how, from: s.Media(), to: fresh}
	if err := c.copy(ctx, s.database()); err != nil {
		return uncopied(dir, err)
	}
	if err := free(dir); err != nil {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return uncopied(dir, err)
	}
	syncDir(parent)
	return nil
}

// free says why no film can be made in dir.
func free(dir string) error {
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return said(dir, ErrExists, "")
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(dir))
	if err != nil {
		return fmt.Errorf("the folder %s is not there: choose another", filepath.Dir(dir))
	}
	for at := parent; ; at = filepath.Dir(at) {
		if info, err := os.Stat(filepath.Join(at, dbName)); err == nil && info.Mode().IsRegular() {
			return said(at, ErrInside, "")
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// uncopied puts into words why there is no copy.
func uncopied(dir string, err error) error {
	var source *unreadable
	var told *problem
	switch reason := reasonOf(err); {
	case errors.As(err, &source), errors.As(err, &told), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(reason, ErrFull):
		return &problem{fmt.Sprintf("there is no room for a copy in %s: make room there, or choose another folder", filepath.Dir(dir)), ErrFull}
	case errors.Is(reason, ErrReadOnly):
		return &problem{fmt.Sprintf("nothing can be written to %s: choose another folder, or allow writing there", filepath.Dir(dir)), ErrReadOnly}
	}
	return fmt.Errorf("the film could not be copied (%w): look after the disk that %s is on", err, filepath.Dir(dir))
}

// unreadable is a file of the film that a copy should have.
type unreadable struct {
	path string
	err  error
}

func (u *unreadable) Error() string {
	return fmt.Sprintf("%s cannot be read (%v): a copy would not be whole", u.path, u.err)
}
func (u *unreadable) Unwrap() error { return u.err }

// copier fills the folder of a copy.
type copier struct {
	Copying
	from, to string // the media of the film, and the folder of the copy
	done     int64  // bytes
	all      int64
}

func (c *copier) copy(ctx context.Context, film *sql.DB) error {
	if err := os.Chmod(c.to, 0o755); err != nil { // MkdirTemp lets nobody else in
		return err
	}
	path := filepath.Join(c.to, dbName)
	if err := copyTo(ctx, film, path); err != nil {
		return err
	}
	db, err := connect(path)
	if err != nil {
		return err
	}
	return errors.Join(c.fill(ctx, db), db.Close())
}

// fill brings the media. The rows were copied first: whatever they speak of is there.
func (c *copier) fill(ctx context.Context, db *sql.DB) error {
	rows, err := readRows(ctx, db, "SELECT key, value FROM row")
	if err != nil {
		return err
	}
	var outside []Outside
	if c.Outside != nil {
		if outside, err = c.Outside(rows); err != nil {
			return err
		}
	}
	inside, err := mediaIn(c.from)
	if err == nil {
		err = c.weigh(inside, outside)
	}
	if err == nil {
		err = c.bringAll(ctx, inside)
	}
	if err != nil {
		return err
	}
	brought, err := c.bringOutside(ctx, outside)
	if err != nil {
		return err
	}
	return transact(ctx, db, func(tx *sql.Tx) error {
		return errors.Join(newFilm(ctx, tx), setAll(ctx, tx, brought), setAll(ctx, tx, c.Changed))
	})
}
