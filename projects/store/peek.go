package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// Peeked is what can be told of a film from without.
type Peeked struct {
	Rows    map[string][]byte
	Picture []byte    // of the newest version that has one, PNG or JPEG; nil for none
	Changed time.Time // when the film was written last
	Media   string    // the folder of its media files
}

// Peek reads a film without opening it: nothing is locked, made or written, and one that
// is open elsewhere is read as it was some time ago. It is for showing what there is.
func Peek(ctx context.Context, dir string) (Peeked, error) {
	p := Peeked{Media: filepath.Join(dir, mediaName)}
	path, err := filepath.Abs(filepath.Join(dir, dbName))
	if err != nil {
		return p, err
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return p, said(dir, ErrNotAFilm, "")
	}
	p.Changed = lastWrite(path, info)
	db, err := connectWith(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return p, err
	}
	defer db.Close()
	return p, explain(dir, p.read(ctx, db))
}

func (p *Peeked) read(ctx context.Context, db *sql.DB) error {
	have, err := form(ctx, db)
	if err != nil {
		return err
	}
	if have > len(upgrades)+1 {
		return ErrNewer
	}
	if p.Rows, err = readRows(ctx, db, "SELECT key, value FROM row"); err != nil {
		return err
	}
	err = db.QueryRowContext(ctx, "SELECT picture FROM version WHERE picture IS NOT NULL ORDER BY id DESC LIMIT 1").Scan(&p.Picture)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// lastWrite is the time of the database or of its journal, whichever is newer.
func lastWrite(path string, info os.FileInfo) time.Time {
	at := info.ModTime()
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.ModTime().After(at) {
		at = wal.ModTime()
	}
	return at
}
