package store

import (
	"context"
	"fmt"
	"os"
	"time"
)

// backupEvery is how old the copy of the database may get.
const backupEvery = 24 * time.Hour

func backupPath(db string) string { return db + ".bak" }

// backup copies the database as it was opened, where the copy is older than a day. A
// database that cannot be read to its end is not copied, so that the copy before stays: it
// is what is left of a film whose film.db is damaged.
func (s *Store) backup() write {
	return write{after: func(ctx context.Context) {
		path := backupPath(s.path())
		if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) < backupEvery {
			return
		}
		_ = copyTo(ctx, s.db, path)
	}}
}

// damaged says what is left of a film whose database cannot be read.
func damaged(dir string, err error) error {
	path := backupPath(dbName)
	info, missing := os.Stat(backupPath(dir + string(os.PathSeparator) + dbName))
	if missing != nil {
		return said(dir, ErrDamaged, err.Error())
	}
	return fmt.Errorf("the film %q %w (%s): close it, and in its folder rename %s, a copy of %s, to %s",
		title(dir), ErrDamaged, oneLine(err.Error()), path, info.ModTime().Format("2 January 15:04"), dbName)
}
