package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"kinora/projects"
)

// Entry is a command in the log. The store gives Seq: its place in the log, from 1. A
// command done after an undo takes the places of those that can no longer be redone. An
// empty value in a change is the same as nil: no row.
type Entry struct {
	Seq     int64
	Name    string
	At      time.Time
	Changes []projects.Change
}

// State is a film as it was read: Log[:Cursor] is done, Log[Cursor:] can be redone. The
// whole log is read: 10 000 commands take a tenth of a second (BenchmarkOpen).
type State struct {
	Rows   map[string][]byte
	Log    []Entry
	Cursor int
}

func load(ctx context.Context, db *sql.DB) (*State, error) {
	st := &State{}
	var err error
	if st.Rows, err = readRows(ctx, db, "SELECT key, value FROM row"); err != nil {
		return nil, err
	}
	if st.Log, err = readLog(ctx, db); err != nil {
		return nil, err
	}
	if err := db.QueryRowContext(ctx, "SELECT done FROM head").Scan(&st.Cursor); err != nil {
		return nil, err
	}
	if st.Cursor < 0 || st.Cursor > len(st.Log) {
		return nil, fmt.Errorf("%w: %d of %d commands are done", ErrDamaged, st.Cursor, len(st.Log))
	}
	return st, readChanges(ctx, db, st.Log)
}

// each calls scan for every line of a query's answer.
func each(ctx context.Context, db *sql.DB, query string, scan func(*sql.Rows) error, args ...any) error {
	lines, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer lines.Close()
	for lines.Next() {
		if err := scan(lines); err != nil {
			return err
		}
	}
	return lines.Err()
}

func readRows(ctx context.Context, db *sql.DB, query string, args ...any) (map[string][]byte, error) {
	rows := map[string][]byte{}
	err := each(ctx, db, query, func(lines *sql.Rows) error {
		var key string
		var value []byte
		err := lines.Scan(&key, &value)
		rows[key] = value
		return err
	}, args...)
	return rows, err
}

func readLog(ctx context.Context, db *sql.DB) ([]Entry, error) {
	var log []Entry
	err := each(ctx, db, "SELECT seq, name, at FROM entry ORDER BY seq", func(lines *sql.Rows) error {
		var e Entry
		var at int64
		if err := lines.Scan(&e.Seq, &e.Name, &at); err != nil {
			return err
		}
		e.At = time.Unix(0, at)
		if log = append(log, e); e.Seq != int64(len(log)) {
			return fmt.Errorf("%w: command %d stands in place %d", ErrDamaged, e.Seq, len(log))
		}
		return nil
	})
	return log, err
}

func readChanges(ctx context.Context, db *sql.DB, log []Entry) error {
	return each(ctx, db, "SELECT seq, key, before, after FROM change ORDER BY seq, n", func(lines *sql.Rows) error {
		var seq int64
		var c projects.Change
		if err := lines.Scan(&seq, &c.Key, &c.Before, &c.After); err != nil {
			return err
		}
		if seq < 1 || seq > int64(len(log)) {
			return fmt.Errorf("%w: a change belongs to command %d of %d", ErrDamaged, seq, len(log))
		}
		e := &log[seq-1]
		e.Changes = append(e.Changes, c)
		return nil
	})
}
