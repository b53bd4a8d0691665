package store

import (
	"context"
	"database/sql"
	"os"
	"slices"
)

// write is a piece of the queue: part of a transaction.
type write struct {
	do    func(ctx context.Context, tx *sql.Tx) error
	after func(ctx context.Context) // with the transaction done; may be nil
}

// enqueue hands a write to the writer.
func (s *Store) enqueue(w write) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.queue = append(s.queue, w)
	s.nudge()
}

// nudge wakes the writer; s.mu is held, so that Close cannot come between.
func (s *Store) nudge() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Flush waits until all that was queued before is written, and gives the error that kept
// it from being so. What it has written lasts through a power cut.
func (s *Store) Flush(ctx context.Context) error {
	s.enqueue(write{after: s.checkpoint})
	return s.round(ctx)
}

// round waits for a round of writing that began after it was called.
func (s *Store) round(ctx context.Context) error {
	done := make(chan error, 1)
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return said(s.dir, ErrClosed)
	}
	s.waiting = append(s.waiting, done)
	s.nudge()
	s.mu.Unlock()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// writer writes until Close. All that was queued while it was busy goes into one
// transaction, so that a burst of commands costs about as much as one.
func (s *Store) writer(ctx context.Context) {
	defer close(s.stopped)
	for range s.wake {
		s.writeQueued(ctx)
	}
}

func (s *Store) writeQueued(ctx context.Context) {
	s.mu.Lock()
	n, waiting := len(s.queue), s.waiting
	batch := s.queue[:n:n]
	s.waiting = nil
	s.mu.Unlock()

	err := explain(s.dir, s.writeBatch(ctx, batch))
	s.mu.Lock()
	if err == nil {
		s.queue = slices.Delete(s.queue, 0, n)
	}
	tell := err != nil || s.failing
	s.failing = err != nil
	s.mu.Unlock()
	if tell {
		s.opts.OnError(err)
	}
	for _, w := range waiting {
		w <- err
	}
}

func (s *Store) writeBatch(ctx context.Context, batch []write) error {
	if len(batch) == 0 {
		return nil
	}
	if err := s.there(); err != nil {
		return err
	}
	err := transact(ctx, s.db, func(tx *sql.Tx) error {
		for _, w := range batch {
			if w.do == nil {
				continue
			}
			if err := w.do(ctx, tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, w := range batch {
		if w.after != nil {
			w.after(ctx)
		}
	}
	return nil
}

// there makes sure that film.db still is the file that was opened: SQLite would go on
// writing into one that was deleted, to nobody's use.
func (s *Store) there() error {
	info, err := os.Stat(s.path())
	if err != nil || !os.SameFile(info, s.file) {
		return ErrGone
	}
	return nil
}

// checkpoint brings the journal into the database, and both to the disk. Where that
// fails nothing is lost: the journal stays, and the next one tries again.
func (s *Store) checkpoint(ctx context.Context) {
	_, _ = s.db.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
}
