package history

import (
	"encoding/json"
	"slices"

	"kinora/engine/plan"
)

// The bounds of a history.
const (
	mostEntries = 64   // packs, devices and stages
	mostRecent  = 9    // takes that a median is of
	mostText    = 1000 // bytes of a name
)

// entry is what is known of one stage. The median of the last takes is what it costs: one
// that was made while the machine was busy does not count for more than its place.
type entry struct {
	Key
	Stage  plan.Stage `json:"stage"`
	Seen   int        `json:"seen"`   // takes, forgotten ones included
	Recent []float64  `json:"recent"` // seconds a unit, of the last ones, the newest last
}

// with is the entry after one more take.
func (e entry) with(each float64) entry {
	recent := append(slices.Clone(e.Recent), each)
	e.Recent = recent[max(0, len(recent)-mostRecent):]
	e.Seen++
	return e
}

func (e entry) cost() plan.Cost {
	sorted := slices.Sorted(slices.Values(e.Recent))
	n := len(sorted)
	return plan.Cost{Seconds: (sorted[(n-1)/2] + sorted[n/2]) / 2, Seen: e.Seen}
}

// whole reports whether an entry is one that this program may have written.
func (e entry) whole() bool {
	n := len(e.Recent)
	return n > 0 && n <= mostRecent && e.Seen >= n && e.Seen < 1<<31 && e.Threads >= 0 &&
		len(e.Pack)+len(e.Device)+len(e.Stage) <= mostText &&
		!slices.ContainsFunc(e.Recent, func(each float64) bool { return !sane(each) })
}

// sane says whether a unit can have taken so many seconds. A day for a FLOP is none.
func sane(each float64) bool { return each > 1e-30 && each < 1e5 }

// version is that of the file.
const version = 1

// file is a history as JSON.
type file struct {
	Version int     `json:"version"`
	Costs   []entry `json:"costs"`
}

func format(list []entry) []byte {
	data, err := json.MarshalIndent(file{Version: version, Costs: list}, "", " ")
	if err != nil { // sane numbers have JSON
		return nil
	}
	return append(data, '\n')
}

// parse reads what format writes; what it does not know is left out.
func parse(data []byte) []entry {
	var f file
	if json.Unmarshal(data, &f) != nil || f.Version != version || len(f.Costs) > mostEntries {
		return nil
	}
	return slices.DeleteFunc(f.Costs, func(e entry) bool { return !e.whole() })
}
