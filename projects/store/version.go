package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// By says who saved a version.
type By int

// A version saved by hand stays until somebody removes it; automatic ones are thinned.
const (
	Hand By = iota + 1
	Auto
)

// Version is a film as it stood once. Picture is a PNG or JPEG, or nil.
type Version struct {
	ID      int64
	Name    string
	By      By
	At      time.Time
	Picture []byte
}

// SaveVersion keeps all rows as they stand after what was queued before. An automatic
// version that equals the one before it is not kept. It gives back the time of the version,
// with which a picture that was nil may be given later.
func (s *Store) SaveVersion(name string, by By, picture []byte) (at time.Time) {
	v := Version{Name: name, By: by, At: s.opts.Now(), Picture: picture}
	w := write{do: func(ctx context.Context, tx *sql.Tx) error { return saveVersion(ctx, tx, v) }}
	if by == Hand {
		w.after = s.checkpoint
	}
	s.enqueue(w)
	return v.At
}

// PictureVersion gives the version of a time a picture; one that was not kept gets none.
func (s *Store) PictureVersion(at time.Time, picture []byte) {
	s.enqueue(write{do: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE version SET picture = ? WHERE at = ?", orNull(picture), at.UnixNano())
		return err
	}})
}

func saveVersion(ctx context.Context, tx *sql.Tx, v Version) error {
	if v.By == Auto {
		if same, err := unchanged(ctx, tx); same || err != nil {
			return err
		}
	}
	var id int64
	err := tx.QueryRowContext(ctx, "INSERT INTO version (name, by, at, picture) VALUES (?, ?, ?, ?) RETURNING id",
		v.Name, v.By, v.At.UnixNano(), orNull(v.Picture)).Scan(&id)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO version_row SELECT ?, key, value FROM row", id); err != nil {
		return err
	}
	return thinVersions(ctx, tx, v.At)
}

// unchanged says whether the rows are those of the last version.
func unchanged(ctx context.Context, tx *sql.Tx) (bool, error) {
	var same bool
	err := tx.QueryRowContext(ctx, `WITH last AS (SELECT key, value FROM version_row WHERE version = (SELECT max(id) FROM version))
		SELECT EXISTS (SELECT 1 FROM version)
			AND NOT EXISTS (SELECT key, value FROM row EXCEPT SELECT * FROM last)
			AND NOT EXISTS (SELECT * FROM last EXCEPT SELECT key, value FROM row)`).Scan(&same)
	return same, err
}

// Versions lists what was saved, the newest first, with all that was queued before.
func (s *Store) Versions(ctx context.Context) ([]Version, error) {
	_ = s.round(ctx) // where the disk is full, OnError has told; those before are still there
	var out []Version
	err := each(ctx, s.database(), "SELECT id, name, by, at, picture FROM version ORDER BY id DESC", func(lines *sql.Rows) error {
		var v Version
		var at int64
		err := lines.Scan(&v.ID, &v.Name, &v.By, &at, &v.Picture)
		v.At = time.Unix(0, at)
		out = append(out, v)
		return err
	})
	return out, explain(s.dir, err)
}

// Version gives the rows of a saved version, to look at it beside the film as it stands.
func (s *Store) Version(ctx context.Context, id int64) (map[string][]byte, error) {
	var there bool
	err := s.database().QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM version WHERE id = ?)", id).Scan(&there)
	if err != nil {
		return nil, explain(s.dir, err)
	}
	if !there {
		return nil, fmt.Errorf("the film %q has no version %d any more: list its versions again", title(s.dir), id)
	}
	rows, err := readRows(ctx, s.database(), "SELECT key, value FROM version_row WHERE version = ?", id)
	return rows, explain(s.dir, err)
}

// RemoveVersion forgets a version.
func (s *Store) RemoveVersion(id int64) {
	s.enqueue(write{do: func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM version WHERE id = ?", id)
		return err
	}})
}
