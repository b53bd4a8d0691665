package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"os"
)

// mark tells a film from any other, and from itself before and after each transaction: a
// drive that was unplugged may come back as it was, or with an older copy.
type mark struct {
	film string // random, given when the film is made
	turn int64  // how many transactions there have been
}

func newFilm(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "UPDATE head SET film = ?", rand.Text())
	return err
}

func readMark(ctx context.Context, db *sql.DB) (m mark, err error) {
	err = db.QueryRowContext(ctx, "SELECT film, turn FROM head").Scan(&m.film, &m.turn)
	return m, err
}

// nextTurn counts a transaction from within.
func nextTurn(ctx context.Context, tx *sql.Tx) (turn int64, err error) {
	err = tx.QueryRowContext(ctx, "UPDATE head SET turn = turn + 1 RETURNING turn").Scan(&turn)
	return turn, err
}

// reach makes sure that film.db can be written to some use. SQLite would go on writing
// into a file that was deleted, and would never find one again whose drive was away.
func (s *Store) reach(ctx context.Context) error {
	info, err := os.Stat(s.path())
	switch {
	case err != nil:
		s.broken = true // what comes back may be another file
		return ErrGone
	case !s.broken && os.SameFile(info, s.file):
		return nil
	default:
		return s.reconnect(ctx)
	}
}

// reconnect locks and opens anew the film that lies where it was, if it is as it was left.
func (s *Store) reconnect(ctx context.Context) error {
	s.broken = true
	_ = s.release() // SQLite sees by itself whether the files are its own still
	lock, err := take(s.dir)
	if err != nil {
		return err
	}
	s.lock = lock
	db, err := connect(s.path())
	if err != nil {
		return err
	}
	m, err := readMark(ctx, db)
	if err == nil && m != s.mark {
		err = said(s.dir, ErrGone, "at "+s.dir+" lies another film, or an older copy")
	}
	info, missing := os.Stat(s.path())
	if err = errors.Join(err, missing); err != nil {
		_ = db.Close()
		s.lock.release()
		return err
	}
	s.mu.Lock()
	s.db, s.file, s.broken = db, info, false
	s.mu.Unlock()
	return nil
}

// database is the connection that is in use now.
func (s *Store) database() *sql.DB {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.db
}
