// Package store keeps a film on disk: a folder Name.kinora with a SQLite database, the
// media that the film uses, and a lock against a second window. It knows rows (a key and
// JSON bytes) and the log of commands that changed them, not what they mean. It must not
// import the engine, the studio or the window.
//
//	film.db         rows, log of commands, saved versions; film.db-wal while it is open
//	film.db.bak     a copy of film.db as it was opened, made anew when it is a day old
//	film.db.v1.bak  film.db as it was before a newer Kinora changed its form
//	media/          immutable files, named by their sha256
//	open.lock       locked by the process that has the film open; open.by says which
//
// What was written outlives the process, however it ends: a kill costs what was queued in
// the last moment. The database never breaks when the machine loses power, but SQLite
// does not sync each transaction (journal in WAL mode, synchronous=NORMAL), so that a
// power cut may cost the commands since the last checkpoint: SQLite makes one for about
// every 4 MB that is written, and the store one at every Flush, at every version saved by
// hand, and at Close.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

const (
	dbName    = "film.db"
	mediaName = "media"
)

// Options are what a store is opened with; the zero value does.
type Options struct {
	// OnError is told, on the writer goroutine, that something could not be written, in
	// one line for a person. What could not be written is kept and tried again with the
	// next write or Flush; when that went well, OnError is told nil.
	OnError func(error)
	// Now is the clock of versions and of entries without a time; nil is time.Now.
	Now func() time.Time
}

func (o Options) filled() Options {
	if o.OnError == nil {
		o.OnError = func(error) {}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// Store is an open film. Its methods may be called from any goroutine; those that write
// queue what they are given and return at once, and it is written in that order.
type Store struct {
	dir  string
	opts Options
	lock *lock
	// The writer's, once it runs. file is film.db as it was opened, to notice that it went
	// away; broken says that the connection is of no use any more.
	file   os.FileInfo
	mark   mark
	broken bool

	mu      sync.Mutex
	db      *sql.DB      // one connection; the writer alone changes it
	queue   []write      // not yet on disk, oldest first
	waiting []chan error // told how the next round of writing went
	failing bool         // the last round failed
	closed  bool
	wake    chan struct{} // holds one
	stopped chan struct{} // closed when the writer has ended
}

// Create makes the film's folder with these rows, whole or not at all, and opens it.
// dir must not exist; the folder it lies in is made where it is missing.
func Create(ctx context.Context, dir string, rows map[string][]byte, opts Options) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
		return nil, said(dir, ErrExists, "")
	}
	if err := create(ctx, dir, rows); err != nil {
		return nil, explain(dir, err)
	}
	s, _, err := Open(ctx, dir, opts)
	return s, err
}

// create makes the folder under another name and renames it when it is complete.
func create(ctx context.Context, dir string, rows map[string][]byte) error {
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	fresh, err := freshFor(dir)
	if err != nil {
		return err
	}
	defer os.RemoveAll(fresh)
	if err := fill(ctx, fresh, rows); err != nil {
		return err
	}
	if err := os.Rename(fresh, dir); err != nil {
		return err
	}
	syncDir(parent)
	return nil
}

func fill(ctx context.Context, dir string, rows map[string][]byte) error {
	if err := os.Chmod(dir, 0o755); err != nil { // MkdirTemp lets nobody else in
		return err
	}
	if err := os.Mkdir(filepath.Join(dir, mediaName), 0o755); err != nil {
		return err
	}
	db, err := connect(filepath.Join(dir, dbName))
	if err != nil {
		return err
	}
	err = transact(ctx, db, func(tx *sql.Tx) error {
		if err := makeTables(ctx, tx); err != nil {
			return err
		}
		return setAll(ctx, tx, rows)
	})
	return errors.Join(err, db.Close())
}

// Open opens a film and reads its state. The errors, each one line for a person, wrap
// ErrNotAFilm, ErrLocked, ErrReadOnly, ErrNewer or ErrDamaged where one of them is the
// reason.
func Open(ctx context.Context, dir string, opts Options) (*Store, *State, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, err
	}
	if info, err := os.Stat(filepath.Join(dir, dbName)); err != nil || !info.Mode().IsRegular() {
		return nil, nil, said(dir, ErrNotAFilm, "")
	}
	lock, err := take(dir)
	if err != nil {
		return nil, nil, err
	}
	s := &Store{dir: dir, opts: opts.filled(), lock: lock, wake: make(chan struct{}, 1), stopped: make(chan struct{})}
	state, err := s.open(ctx)
	if err != nil {
		_ = s.release() // what went wrong first is what counts
		return nil, nil, explain(dir, err)
	}
	go s.writer(context.WithoutCancel(ctx))
	s.enqueue(s.backup())
	return s, state, nil
}

// open connects, brings an older film to this form, and reads it.
func (s *Store) open(ctx context.Context) (*State, error) {
	if err := writable(s.dir); err != nil {
		return nil, err
	}
	sweepMedia(s.Media())
	var err error
	if s.db, err = connect(s.path()); err != nil {
		return nil, err
	}
	if err := upgrade(ctx, s.db, s.path(), upgrades); err != nil {
		return nil, err
	}
	if s.file, err = os.Stat(s.path()); err != nil {
		return nil, err
	}
	if s.mark, err = readMark(ctx, s.db); err != nil {
		return nil, err
	}
	return load(ctx, s.db)
}

func (s *Store) path() string { return filepath.Join(s.dir, dbName) }

// Dir is the film's folder, absolute.
func (s *Store) Dir() string { return s.dir }

// Close writes what is queued and lets go of the film. The error says that the last of it
// could not be written and is lost now: who wants to ask first calls Flush before. What
// is queued after Close is dropped. A second Close does nothing.
func (s *Store) Close() error {
	err := s.Flush(context.Background())
	s.mu.Lock()
	again := s.closed
	s.closed = true
	s.mu.Unlock()
	if again {
		return nil
	}
	close(s.wake)
	<-s.stopped
	return errors.Join(err, s.release())
}

func (s *Store) release() error {
	var err error
	if s.db != nil {
		err = s.db.Close()
	}
	s.lock.release()
	return err
}

// syncDir makes a rename last through a power cut where the system can.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
