package store

import (
	"context"
	"database/sql"
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
	return s.round(ctx, write{after: s.checkpoint})
}

// round waits for a round of writing that began after it was called, with these at its end.
func (s *Store) round(ctx context.Context, last ...write) error {
	done := make(chan error, 1)
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return said(s.dir, ErrClosed, "")
	}
	s.queue = append(s.queue, last...)
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
	if err := s.reach(ctx); err != nil {
		return err
	}
	if err := s.transact(ctx, batch); err != nil {
		s.broken = reasonOf(err) == nil // an error of the drive: its files may be no more
		return err
	}
	for _, w := range batch {
		if w.after != nil {
			w.after(ctx)
		}
	}
	return nil
}

// transact does what is to be done in one transaction.
func (s *Store) transact(ctx context.Context, batch []write) error {
	if !slices.ContainsFunc(batch, func(w write) bool { return w.do != nil }) {
		return nil
	}
	turn := s.mark.turn
	err := transact(ctx, s.db, func(tx *sql.Tx) (err error) {
		for _, w := range batch {
			if w.do == nil {
				continue
			}
			if err := w.do(ctx, tx); err != nil {
				return err
			}
		}
		turn, err = nextTurn(ctx, tx)
		return err
	})
	if err == nil {
		s.mark.turn = turn
	}
	return err
}

// checkpoint brings the journal into the database, and both to the disk. Where that
// fails nothing is lost: the journal stays, and the next one tries again.
func (s *Store) checkpoint(ctx context.Context) {
	_, _ = s.db.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
}
