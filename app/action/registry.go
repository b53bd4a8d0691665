package action

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Registry holds the actions, and which keys do them. Its zero value is empty and
// ready; what returns an Action returns it with the keys that hold now.
type Registry struct {
	// Refused is called where an action was asked for that cannot be done now; why may
	// be "". It may be nil.
	Refused func(a Action, why string)
	// Begun is called right before an action is done. It may be nil.
	Begun func()

	actions []Action
	index   map[string]int
	twice   []string // ids that were added again
	preset  string
	own     map[string][]Chord // what a person chose, by id
	keys    map[string][]Chord // what holds, by id; nil where it is to be found anew
	recent  []string           // ids, the last first
	changed []func()
}

// Add registers actions. One with an id that is there already takes its place.
func (r *Registry) Add(actions ...Action) {
	if r.index == nil {
		r.index = map[string]int{}
	}
	for _, a := range actions {
		if i, ok := r.index[a.ID]; ok {
			r.actions[i] = a
			r.twice = append(r.twice, a.ID)
			continue
		}
		r.index[a.ID] = len(r.actions)
		r.actions = append(r.actions, a)
	}
	r.touch()
}

// Watch calls f after actions or keys have changed.
func (r *Registry) Watch(f func()) { r.changed = append(r.changed, f) }

func (r *Registry) touch() {
	r.keys = nil
	for _, f := range r.changed {
		f()
	}
}

// All is every action in the order of registration.
func (r *Registry) All() []Action {
	all := make([]Action, len(r.actions))
	for i, a := range r.actions {
		all[i] = r.dressed(a)
	}
	return all
}

// dressed is an action with the keys that hold.
func (r *Registry) dressed(a Action) Action {
	a.Keys = r.Keys(a.ID)
	return a
}

// ByID finds an action.
func (r *Registry) ByID(id string) (Action, bool) {
	i, ok := r.index[id]
	if !ok {
		return Action{}, false
	}
	return r.dressed(r.actions[i]), true
}

// ByChord finds the action that keys do: of several, which is a conflict, the one that
// was registered first.
func (r *Registry) ByChord(c Chord) (Action, bool) {
	ids := r.Who(c)
	if len(ids) == 0 {
		return Action{}, false
	}
	return r.ByID(ids[0])
}

// Do does an action where it can be done and says whether it was; otherwise Refused is
// told.
func (r *Registry) Do(id string) bool {
	a, ok := r.ByID(id)
	if !ok {
		return false
	}
	if ready, why := a.Ready(); !ready || a.Run == nil {
		if r.Refused != nil {
			r.Refused(a, why)
		}
		return false
	}
	r.remember(id)
	if r.Begun != nil {
		r.Begun()
	}
	a.Run()
	return true
}

// remembered is how many actions are kept as recently used.
const remembered = 20

func (r *Registry) remember(id string) {
	r.recent = slices.DeleteFunc(r.recent, func(other string) bool { return other == id })
	r.recent = slices.Insert(r.recent, 0, id)
	r.recent = r.recent[:min(len(r.recent), remembered)]
}

// spelling is the fault in how a chord is written, nil for none.
func spelling(id string, key Chord) error {
	canonical, err := Parse(string(key))
	if err != nil {
		return fmt.Errorf("action %s: %w", id, err)
	}
	if canonical != key {
		return fmt.Errorf("action %s: key %q is to be written %q", id, key, canonical)
	}
	return nil
}

// Check says what is wrong with the actions as they were registered, for a test.
func (r *Registry) Check() error {
	var errs []error
	for _, id := range r.twice {
		errs = append(errs, fmt.Errorf("action %s is registered twice", id))
	}
	for _, a := range r.actions {
		if a.ID == "" || a.Title == "" || a.Run == nil {
			errs = append(errs, fmt.Errorf("action %q %q needs an id, a title and something to run", a.ID, a.Title))
		}
		for _, key := range a.Keys {
			errs = append(errs, spelling(a.ID, key))
		}
	}
	for _, c := range r.Conflicts() {
		errs = append(errs, fmt.Errorf("%s does %s", c.Chord, strings.Join(c.IDs, " and ")))
	}
	return errors.Join(errs...)
}
