package store

import (
	"context"
	"database/sql"
	"time"
)

// Of the automatic versions these stay: the newest few, then the last one of each hour for
// two days, then the last one of each day (both in UTC).
const (
	keepNewest = 10
	keepHourly = 48 * time.Hour
)

// thin gives the IDs of the versions that go. all are the newest first; those saved by
// hand always stay.
func thin(all []Version, now time.Time) (out []int64) {
	autos, last := 0, time.Time{}
	for _, v := range all {
		if v.By != Auto {
			continue
		}
		span := 24 * time.Hour
		if now.Sub(v.At) < keepHourly {
			span = time.Hour
		}
		slot := v.At.UTC().Truncate(span)
		if autos++; autos > keepNewest && slot.Equal(last) {
			out = append(out, v.ID)
			continue
		}
		last = slot
	}
	return out
}

func thinVersions(ctx context.Context, tx *sql.Tx, now time.Time) error {
	lines, err := tx.QueryContext(ctx, "SELECT id, at FROM version WHERE by = ? ORDER BY id DESC", Auto)
	if err != nil {
		return err
	}
	defer lines.Close()
	var all []Version
	for lines.Next() {
		v := Version{By: Auto}
		var at int64
		if err := lines.Scan(&v.ID, &at); err != nil {
			return err
		}
		v.At = time.Unix(0, at)
		all = append(all, v)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	for _, id := range thin(all, now) {
		if _, err := tx.ExecContext(ctx, "DELETE FROM version WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}
