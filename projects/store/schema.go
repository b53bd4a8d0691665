package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// application marks a database as a film: "Kino".
const application = 0x4b696e6f

// tables is the form of the database, version len(upgrades)+1.
//
// The log is entry and change; seq counts from 1 without gaps. head has one line: how many
// entries are done, and the film's mark. A value that is not there is NULL in change and no line in row.
const tables = `
CREATE TABLE row (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (seq INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE change (
	seq INTEGER NOT NULL REFERENCES entry(seq) ON DELETE CASCADE,
	n INTEGER NOT NULL, key TEXT NOT NULL, before BLOB, after BLOB,
	PRIMARY KEY (seq, n)
) WITHOUT ROWID;
CREATE TABLE head (only INTEGER PRIMARY KEY CHECK (only = 1), done INTEGER NOT NULL, film TEXT NOT NULL, turn INTEGER NOT NULL);
INSERT INTO head VALUES (1, 0, '', 0);
CREATE TABLE version (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, by INTEGER NOT NULL, at INTEGER NOT NULL, picture BLOB);
CREATE TABLE version_row (
	version INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
	key TEXT NOT NULL, value BLOB NOT NULL,
	PRIMARY KEY (version, key)
) WITHOUT ROWID;
`

// step brings a database from one form to the next.
type step func(ctx context.Context, tx *sql.Tx) error

// upgrades[i] goes from form i+1 to form i+2. There has been one form so far.
var upgrades []step

func makeTables(ctx context.Context, tx *sql.Tx) error {
	marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", application, len(upgrades)+1)
	if _, err := tx.ExecContext(ctx, tables+marks); err != nil {
		return err
	}
	return newFilm(ctx, tx)
}

// settings of a connection. The database is one process's alone (exclusive), which needs
// no shared memory beside it and so works on network drives too; that has to be said
// before the journal is looked at, which the driver does last.
var settings = url.Values{
	"_pragma": {
		"busy_timeout(500)", "locking_mode(EXCLUSIVE)", "synchronous(NORMAL)", "foreign_keys(ON)", "journal_size_limit(16777216)",
	},
	"_journal_mode": {"WAL"},
	"_txlock":       {"immediate"},
}

// connect gives the one connection to a database; nothing is read before it is used.
func connect(path string) (*sql.DB, error) { return connectWith(path, settings) }

func connectWith(path string, settings url.Values) (*sql.DB, error) {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/…
		path = "/" + path
	}
	address := url.URL{Scheme: "file", Path: path, RawQuery: settings.Encode()}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// transact does all of work or nothing.
func transact(ctx context.Context, db *sql.DB, work func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		_ = tx.Rollback() // SQLite has done it itself where the disk was full
		return err
	}
	return tx.Commit()
}

// upgrade brings a database to the form after the last of steps, in one transaction, and
// keeps a copy of it as it was. One that is newer is refused and left alone.
func upgrade(ctx context.Context, db *sql.DB, path string, steps []step) error {
	have, err := form(ctx, db)
	if err != nil || have == len(steps)+1 {
		return err
	}
	if have > len(steps)+1 {
		return ErrNewer
	}
	if err := copyTo(ctx, db, fmt.Sprintf("%s.v%d.bak", path, have)); err != nil {
		return err
	}
	return transact(ctx, db, func(tx *sql.Tx) error {
		for _, s := range steps[have-1:] {
			if err := s(ctx, tx); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(steps)+1))
		return err
	})
}

// form reads which form a film's database has; from 1.
func form(ctx context.Context, db *sql.DB) (int, error) {
	var mark, version int
	err := db.QueryRowContext(ctx, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").Scan(&mark, &version)
	if err == nil && (mark != application || version < 1) {
		err = ErrNotAFilm
	}
	return version, err
}

// copyTo writes the database as it stands to another file, which is replaced whole.
func copyTo(ctx context.Context, db *sql.DB, path string) error {
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", fresh); err != nil {
		_ = os.Remove(fresh)
		return err
	}
	if err := syncFile(fresh); err != nil {
		return err
	}
	return os.Rename(fresh, path)
}
