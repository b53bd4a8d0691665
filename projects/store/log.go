package store

import (
	"context"
	"database/sql"
	"maps"

	"kinora/projects"
)

// Commit appends a command that was done to the log: what could be redone is forgotten,
// the rows get their new values, the cursor moves behind it. Seq is not looked at; without
// At it is now. The changes must not be altered afterwards.
func (s *Store) Commit(e Entry) {
	if e.At.IsZero() {
		e.At = s.opts.Now()
	}
	s.enqueue(write{do: func(ctx context.Context, tx *sql.Tx) error { return appendEntry(ctx, tx, e) }})
}

// Amend puts a command in the place of the one that was done last: of something that goes
// on, such as typing, the whole is one command, however often it was written. last is what
// the one before changed. It is one write: there is no moment at which neither is done.
func (s *Store) Amend(last []projects.Change, e Entry) {
	if e.At.IsZero() {
		e.At = s.opts.Now()
	}
	s.enqueue(write{do: func(ctx context.Context, tx *sql.Tx) error {
		if err := apply(ctx, tx, last, true); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE head SET done = max(0, done - 1)"); err != nil {
			return err
		}
		return appendEntry(ctx, tx, e)
	}})
}

// Move undoes (back) or redoes: the rows get the values before or after the changes, and
// the cursor goes where it is told, within the log. Changes of several commands are
// given in the order in which they take place. They must not be altered afterwards.
func (s *Store) Move(cursor int, changes []projects.Change, back bool) {
	s.enqueue(write{do: func(ctx context.Context, tx *sql.Tx) error {
		if err := apply(ctx, tx, changes, back); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "UPDATE head SET done = max(0, min(?, (SELECT coalesce(max(seq), 0) FROM entry)))", cursor)
		return err
	}})
}

// Put sets rows outside of the log, such as the outcome of a job; nil removes one. The
// values must not be altered afterwards.
func (s *Store) Put(rows map[string][]byte) {
	rows = maps.Clone(rows)
	s.enqueue(write{do: func(ctx context.Context, tx *sql.Tx) error { return setAll(ctx, tx, rows) }})
}

func appendEntry(ctx context.Context, tx *sql.Tx, e Entry) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM entry WHERE seq > (SELECT done FROM head)"); err != nil {
		return err
	}
	var seq int64
	if err := tx.QueryRowContext(ctx, "UPDATE head SET done = done + 1 RETURNING done").Scan(&seq); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO entry VALUES (?, ?, ?)", seq, e.Name, e.At.UnixNano()); err != nil {
		return err
	}
	for n, c := range e.Changes {
		if _, err := tx.ExecContext(ctx, "INSERT INTO change VALUES (?, ?, ?, ?, ?)", seq, n, c.Key, orNull(c.Before), orNull(c.After)); err != nil {
			return err
		}
	}
	return apply(ctx, tx, e.Changes, false)
}

// apply gives the rows their values before (back) or after the changes.
func apply(ctx context.Context, tx *sql.Tx, changes []projects.Change, back bool) error {
	for _, c := range changes {
		value := c.After
		if back {
			value = c.Before
		}
		if err := set(ctx, tx, c.Key, value); err != nil {
			return err
		}
	}
	return nil
}

func setAll(ctx context.Context, tx *sql.Tx, rows map[string][]byte) error {
	for key, value := range rows {
		if err := set(ctx, tx, key, value); err != nil {
			return err
		}
	}
	return nil
}

func set(ctx context.Context, tx *sql.Tx, key string, value []byte) error {
	if len(value) == 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM row WHERE key = ?", key)
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO row VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value)
	return err
}

// orNull keeps a value that is not there apart from any that is.
func orNull(value []byte) any {
	if len(value) == 0 {
		return nil
	}
	return value
}
