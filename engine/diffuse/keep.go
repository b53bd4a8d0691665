package diffuse

import (
	"errors"
	"fmt"

	"kinora/engine/latent"
	"kinora/engine/sched"
)

// Keeper keeps how far a run has come, outside of this process. Run calls it on its own
// goroutine. Slices belong to the run and change later. Where it cannot keep something
// the run goes on: that is the keeper's to tell.
type Keeper interface {
	// Recall gives what was kept of the same run: the windows that were finished, in
	// order, and the last snapshot, which is zero where there is none. What it cannot
	// read it leaves out.
	Recall() ([]latent.Clip, Snapshot)
	// Step is told where the run is after every step of a window but the last.
	Step(s Snapshot)
	// Window is given every window when it is finished.
	Window(n int, c latent.Clip)
	// Draft keeps the draft that the run starts from, in the same way.
	Draft() Keeper
}

// Snapshot is a window between two steps: all that the next step depends on, beside the
// plan and what is known.
type Snapshot struct {
	Window int           // counted from 0
	Step   int           // finished steps of it
	X      []float32     // its tokens
	Movers []sched.State // its solvers, in order
}

// errSnapshot says that a snapshot is of another run. Keepers tell runs apart, so it
// means a fault in one.
var errSnapshot = errors.New("what was kept of this take is not of this take")

// keep hands over the state after so many steps. The last step is left out, for the
// whole window comes next.
func (r *run) keep(u *update, step int) {
	if r.in.Keeper == nil || step == r.plan.Schedule.Steps() {
		return
	}
	s := Snapshot{Window: r.window, Step: step, X: u.state.x}
	for _, m := range u.movers {
		s.Movers = append(s.Movers, m.solver.State())
	}
	r.in.Keeper.Step(s)
}

// recall puts back what an earlier process has done.
func (r *run) recall() error {
	if r.in.Keeper == nil {
		return nil
	}
	windows, last := r.in.Keeper.Recall()
	for _, c := range windows {
		if r.window == len(r.plan.Windows) || c.Grid != r.plan.Grid.WithFrames(r.plan.Windows[r.window].Frames) {
			return fmt.Errorf("window %d: %w", r.window+1, errSnapshot)
		}
		r.add(c)
	}
	if last.Window == r.window && last.Step < r.plan.Schedule.Steps() {
		r.began = last
	}
	return nil
}

// restore goes to where a snapshot was taken; the zero one is the beginning.
func (u *update) restore(s Snapshot) error {
	if s.Step == 0 {
		return nil
	}
	if len(s.X) != len(u.state.x) || len(s.Movers) != len(u.movers) {
		return errSnapshot
	}
	copy(u.state.x, s.X)
	for i, m := range u.movers {
		if !m.solver.Restore(s.Movers[i], (m.to-m.from)*u.state.width) {
			return errSnapshot
		}
	}
	return nil
}
