// Package history remembers what takes have cost on this machine, so that the next
// forecast is no guess: for every pack, device and number of threads, the seconds that a
// unit of a stage's work has taken. It must not import the engine that uses it, nor an
// inference runtime or a media library.
//
// It is a file of a few kilobytes that can be thrown away at any time. What cannot be
// read counts as nothing and is written over.
package history

import (
	"os"
	"slices"
	"sync"
	"time"

	"kinora/engine/plan"
	"kinora/engine/whole"
)

// Key is what a cost depends on.
type Key struct {
	Pack    string `json:"pack"`   // digest, hex
	Device  string `json:"device"` // e.g. "cuda"
	Threads int    `json:"threads,omitempty"`
}

// Work is what a stage did, in the units of plan.Costs, and how long it took, loading
// left out. No units are no work.
type Work struct {
	Units float64
	Time  time.Duration
}

// Take is what making one take was.
type Take struct{ Sampling, Decoding Work }

// Book is a history. It may be used from any goroutine.
type Book struct {
	path string
	mu   sync.Mutex
	list []entry // the one that was used last is the last
}

// Open reads the history at path; none, or one that is not readable, is an empty one.
// With "" it lasts as long as the book.
func Open(path string) *Book {
	b := &Book{path: path}
	b.list = b.read()
	return b
}

// read is what the file says now: another process may have added to it.
func (b *Book) read() []entry {
	if b.path == "" {
		return b.list
	}
	data, err := os.ReadFile(b.path)
	if err != nil {
		return nil
	}
	return parse(data)
}

// Costs is what is known of a key.
func (b *Book) Costs(k Key) plan.Costs {
	b.mu.Lock()
	defer b.mu.Unlock()
	return plan.Costs{Sampling: b.cost(k, plan.Transformer), Decoding: b.cost(k, plan.VAEDecoder)}
}

func (b *Book) cost(k Key, s plan.Stage) plan.Cost {
	if i := b.find(k, s); i >= 0 {
		return b.list[i].cost()
	}
	return plan.Cost{}
}

func (b *Book) find(k Key, s plan.Stage) int {
	return slices.IndexFunc(b.list, func(e entry) bool { return e.Key == k && e.Stage == s })
}

// Add remembers takes, in the order in which they were made, and replaces the file in one
// step. Of two processes that add at the same moment one may go unheard. The error says
// that the file could not be written; the book knows the takes all the same.
func (b *Book) Add(k Key, takes ...Take) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if now := b.read(); len(now) > 0 {
		b.list = now
	}
	for _, t := range takes {
		b.add(k, plan.Transformer, t.Sampling)
		b.add(k, plan.VAEDecoder, t.Decoding)
	}
	if b.path == "" || len(takes) == 0 {
		return nil
	}
	return whole.Write(b.path, format(b.list))
}

// add remembers one stage's work. The entry moves to the end; the first is forgotten
// where there are too many.
func (b *Book) add(k Key, s plan.Stage, w Work) {
	each := w.Time.Seconds() / w.Units
	if !sane(each) {
		return
	}
	e := entry{Key: k, Stage: s}
	if i := b.find(k, s); i >= 0 {
		e = b.list[i]
		b.list = slices.Delete(b.list, i, i+1)
	}
	b.list = append(b.list, e.with(each))
	b.list = b.list[max(0, len(b.list)-mostEntries):]
}
