// Package keep writes jobs that are under way to disk, so that one that was killed goes
// on from its last step: what was asked for, the latents of finished windows, and the
// state of the window that is denoised. It must not import the engine that uses it, nor
// an inference runtime or a media library.
//
// A job is a folder, named after everything that its frames depend on:
//
//	job.json           what is made, of what, with what, and where to
//	lock               held by the process that makes it
//	waiting            unfinished files that a killed process leaves elsewhere
//	0-window-00000 …   the latents of finished windows, for each take
//	0-step             the state between two steps
//	0-draft-…          the same of the draft that the take starts from
//
// Each file appears whole under its name and carries a sum. None is synced: what a
// process has written outlives it, and where a machine loses power the sum tells, and a
// few steps are made again.
package keep

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/gofrs/flock"

	"kinora/projects"
)

// Order is a job as a person asked for it, and all that it takes to make it again.
type Order struct {
	Version  int                `json:"version"`
	Path     string             `json:"path"` // of the video, absolute
	Device   string             `json:"device"`
	Pack     string             `json:"pack,omitempty"` // folder, absolute; "" is the built-in pack
	Library  string             `json:"library,omitempty"`
	Threads  int                `json:"threads,omitempty"`
	Memory   int64              `json:"memory,omitempty"` // bytes that decoding may take
	Recipes  []projects.Recipe  `json:"recipes"`
	Assembly *projects.Assembly `json:"assembly,omitempty"`
	Media    map[string]string  `json:"media,omitempty"` // absolute paths by sha256
	Began    time.Time          `json:"began"`
}

// OrderVersion is the version that this program writes and reads.
const OrderVersion = 1

// Key tells orders apart by all but when they began and what memory was free: 16 hex
// digits.
func (o Order) Key() string {
	o.Began, o.Memory = time.Time{}, 0
	data, err := json.Marshal(o)
	if err != nil { // only guidance that is no number, which no plan has
		return ""
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// ErrRunning says that another process, or another engine of this one, makes the job.
var ErrRunning = errors.New("is being made already; wait for it, or stop the other Kinora")

// Job is a job's folder, held by this process until Discard or Release.
type Job struct {
	dir  string
	lock *flock.Flock
	warn func(error)
}

// patience is how long Begin waits for a lock: others only look whether it is held.
const patience = 500 * time.Millisecond

// Begin makes the folder of an order below root, or takes up the one that is there. warn
// is told once where nothing can be kept any more; the work goes on without. The error
// wraps ErrRunning where the job is under way.
func Begin(ctx context.Context, root string, o Order, warn func(error)) (*Job, error) {
	j := &Job{dir: filepath.Join(root, o.Key()), warn: warn}
	if err := os.MkdirAll(j.dir, 0o700); err != nil {
		return nil, err
	}
	j.lock = flock.New(filepath.Join(j.dir, "lock"))
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	held, err := j.lock.TryLockContext(ctx, patience/10)
	if !held && (err == nil || errors.Is(err, context.DeadlineExceeded)) {
		return nil, fmt.Errorf("%s %w", o.Path, ErrRunning)
	}
	if err == nil {
		err = j.take(o)
	}
	if err != nil {
		j.Release()
		return nil, err
	}
	return j, nil
}

// take writes the order where there is none yet, and clears away what a killed process
// has left at other places.
func (j *Job) take(o Order) error {
	j.sweep()
	if _, err := readOrder(j.dir); err == nil {
		return nil
	}
	data, err := json.Marshal(o)
	if err != nil {
		return err
	}
	return write(filepath.Join(j.dir, orderName), data)
}

// Waiting keeps the names of files that are to be cleared away if this process is killed.
func (j *Job) Waiting(paths []string) {
	data, err := json.Marshal(paths)
	if err == nil {
		err = write(filepath.Join(j.dir, waitingName), data)
	}
	j.failed(err)
}

// sweep removes the files that Waiting was told of.
func (j *Job) sweep() {
	data, err := os.ReadFile(filepath.Join(j.dir, waitingName))
	if err != nil {
		return
	}
	var paths []string
	if json.Unmarshal(data, &paths) == nil {
		for _, p := range paths {
			if unfinished(p) {
				_ = os.RemoveAll(p)
			}
		}
	}
	_ = os.Remove(filepath.Join(j.dir, waitingName))
}

// Discard leaves nothing of the job behind.
func (j *Job) Discard() {
	j.sweep()
	_ = j.lock.Unlock() // first: what is open cannot be removed everywhere
	_ = os.RemoveAll(j.dir)
}

// Release lets another process go on with the job. One that has not come far enough for
// that leaves nothing.
func (j *Job) Release() {
	names, err := filepath.Glob(filepath.Join(j.dir, "*-*"))
	if err != nil || len(names) == 0 {
		j.Discard()
		return
	}
	_ = j.lock.Unlock()
}

func (j *Job) failed(err error) {
	if err != nil && j.warn != nil {
		j.warn(err)
		j.warn = nil
	}
}

// Kept is a job that lies on the disk.
type Kept struct {
	Order
	Name    string // its key
	Running bool   // a process is at it
	Take    int    // index of the last recipe that was begun
	Windows int    // finished ones of that take
	Step    int    // finished steps of the window after them
	dir     string
}

// List gives the jobs below root, the oldest first. Folders that are no jobs are left out.
func List(root string) ([]Kept, error) {
	entries, err := os.ReadDir(root)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	var out []Kept
	for _, e := range entries {
		if k, ok := look(filepath.Join(root, e.Name())); ok {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b Kept) int { return a.Began.Compare(b.Began) })
	return out, err
}

func look(dir string) (Kept, bool) {
	o, err := readOrder(dir)
	if err != nil {
		return Kept{}, false
	}
	k := Kept{Order: o, Name: filepath.Base(dir), dir: dir}
	lock := flock.New(filepath.Join(dir, "lock"))
	free, err := lock.TryRLock()
	k.Running = err == nil && !free
	if free {
		_ = lock.Unlock()
	}
	for i := range o.Recipes {
		windows, last := (&Job{dir: dir}).Take(i).Recall()
		if len(windows) > 0 || last.Step > 0 {
			k.Take, k.Windows, k.Step = i, len(windows), last.Step
		}
	}
	return k, true
}

// Discard removes a job that nobody is at.
func (k Kept) Discard(ctx context.Context) error {
	j, err := Begin(ctx, filepath.Dir(k.dir), k.Order, nil)
	if err != nil {
		return err
	}
	j.Discard()
	return nil
}
