package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

const (
	lockName   = "open.lock"
	holderName = "open.by"
)

// lock keeps other windows out. The system drops it when the process ends, however.
type lock struct {
	held *flock.Flock
	by   string
}

// holder is who has a film open. It lies beside the lock, not in it: where locks are
// mandatory, a locked file cannot be read.
type holder struct {
	Process int       `json:"process"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
}

// take locks the film in dir for this process.
func take(dir string) (*lock, error) {
	l := &lock{held: flock.New(filepath.Join(dir, lockName)), by: filepath.Join(dir, holderName)}
	ok, err := l.held.TryLock()
	if err != nil {
		return nil, explain(dir, err)
	}
	if !ok {
		data, _ := os.ReadFile(l.by) // without it there is less to say
		return nil, said(dir, ErrLocked, whose(data))
	}
	// Only a help for people: a film whose folder takes no more files is told so below.
	_ = os.WriteFile(l.by, thisProcess(), 0o644)
	return l, nil
}

func thisProcess() []byte {
	host, _ := os.Hostname()
	data, _ := json.Marshal(holder{Process: os.Getpid(), Host: host, Since: time.Now().Truncate(time.Second)})
	return data
}

// whose puts the contents of open.by into words; "" when they say nothing.
func whose(data []byte) string {
	var h holder
	if json.Unmarshal(data, &h) != nil || h.Process <= 0 {
		return ""
	}
	return fmt.Sprintf("process %d on %q, since %s", h.Process, h.Host, h.Since.Local().Format("2 January 15:04"))
}

func (l *lock) release() {
	if !l.held.Locked() {
		return
	}
	_ = os.Remove(l.by) // first: afterwards it may be another's
	_ = l.held.Unlock()
}

// writable says whether files can be made in dir and its database can be written. It must
// run before SQLite has the database open: closing a file here would drop SQLite's locks.
func writable(dir string) error {
	probe, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		return err
	}
	_ = probe.Close()
	_ = os.Remove(probe.Name())
	db, err := os.OpenFile(filepath.Join(dir, dbName), os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return db.Close()
}
