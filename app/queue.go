package app

import (
	"encoding/json"
	"slices"
	"time"

	"kinora/projects"
)

// queue is the takes that are to be made, in order. One is made at a time: there is one
// device. The order is kept with the film, so that it goes on after a crash.
type queue struct {
	waiting []projects.ID // in order, without the one that runs
	job     *job          // nil where nothing runs
	held    bool          // nothing new is begun
	over    []projects.ID // what ended since the film was opened and was not cleared, in order

	expected map[projects.ID]time.Duration // of those that wait; never written to, only replaced
}

// queueRow is the row that keeps the order; it is no part of the film.
const queueRow = "queue/0"

// keptQueue is the queue as a row.
type keptQueue struct {
	Takes []projects.ID `json:"takes"` // the one that runs first
	Held  bool          `json:"held,omitempty"`
}

// keepQueue writes the order down.
func (s *Studio) keepQueue() {
	if s.doc.store == nil {
		return
	}
	kept := keptQueue{Takes: s.queue.waiting, Held: s.queue.held}
	if j := s.queue.job; j != nil {
		kept.Takes = append([]projects.ID{j.take.ID}, kept.Takes...)
	}
	row, err := json.Marshal(kept)
	if err == nil {
		s.doc.store.Put(map[string][]byte{queueRow: row})
	}
}

// takeUp goes on with the queue of a film that was opened. A take that was being made
// when the program ended is made first, from where it was.
func (s *Studio) takeUp(row []byte) {
	var kept keptQueue
	if json.Unmarshal(row, &kept) != nil {
		kept = keptQueue{} // a queue that cannot be read is an empty one: its takes can be retried
	}
	s.queue = queue{held: kept.Held}
	for _, id := range kept.Takes {
		t, ok := s.doc.film.Take(id)
		state := s.doc.film.Outcomes[id].State
		if ok && !t.Removed && state != projects.Done && !slices.Contains(s.queue.waiting, id) {
			s.queue.waiting = append(s.queue.waiting, id)
		}
	}
	for id, o := range s.doc.film.Outcomes {
		if o.State == projects.Running {
			s.setOutcome(id, projects.Outcome{State: s.stateOfWaiting(id)})
		}
	}
	s.next()
}

// stateOfWaiting is the state of a take that is not being made.
func (s *Studio) stateOfWaiting(id projects.ID) projects.OutcomeState {
	if slices.Contains(s.queue.waiting, id) {
		return projects.Waiting
	}
	return projects.Cancelled
}

// enqueue orders takes.
func (s *Studio) enqueue(takes ...projects.FilmTake) []projects.ID {
	var ids []projects.ID
	for _, t := range takes {
		ids = append(ids, s.addTake(t).ID)
	}
	s.queueUp(ids...)
	return ids
}

// queueUp puts takes of the film behind those that wait.
func (s *Studio) queueUp(ids ...projects.ID) {
	for _, id := range ids {
		s.setOutcome(id, projects.Outcome{State: projects.Waiting})
	}
	s.queue.waiting = append(slices.Clip(s.queue.waiting), ids...)
	s.keepQueue()
	s.next()
}

// next begins with the first take that waits, where nothing hinders it.
func (s *Studio) next() {
	s.expectAll()
	if s.queue.job != nil || s.queue.held || s.machine == nil || s.doc.store == nil || s.quitting {
		return
	}
	i := slices.IndexFunc(s.queue.waiting, func(id projects.ID) bool {
		return s.doc.film.Outcomes[id].State != projects.Paused
	})
	if i < 0 {
		return
	}
	id := s.queue.waiting[i]
	s.queue.waiting = slices.Delete(slices.Clone(s.queue.waiting), i, i+1)
	if t, ok := s.doc.film.Take(id); ok {
		s.begin(t)
	}
}

// PauseTake takes a take off the device, or keeps a waiting one from being begun. It goes
// on from its last step later.
func (s *Studio) PauseTake(id projects.ID) {
	switch j := s.queue.job; {
	case j != nil && j.take.ID == id:
		j.end = projects.Paused
		j.work.Cancel()
	case slices.Contains(s.queue.waiting, id):
		s.setOutcome(id, projects.Outcome{State: projects.Paused})
	}
	s.publish()
}

// ResumeTake lets a paused take go on as soon as it is its turn.
func (s *Studio) ResumeTake(id projects.ID) {
	if s.doc.film.Outcomes[id].State != projects.Paused {
		return
	}
	s.setOutcome(id, projects.Outcome{State: projects.Waiting})
	if !slices.Contains(s.queue.waiting, id) {
		s.queue.waiting = append(s.queue.waiting, id)
	}
	s.keepQueue()
	s.next()
	s.publish()
}

// HoldQueue keeps all takes from being begun and frees the device, or lets them go on.
func (s *Studio) HoldQueue(hold bool) {
	s.queue.held = hold
	if j := s.queue.job; hold && j != nil {
		j.end = projects.Waiting
		j.work.Cancel()
	}
	s.keepQueue()
	s.next()
	s.publish()
}

// CancelTake stops a take, inside a step, or takes a waiting one out of the queue.
func (s *Studio) CancelTake(id projects.ID) {
	if j := s.queue.job; j != nil && j.take.ID == id {
		j.end = projects.Cancelled
		j.work.Cancel()
		s.trace.line("stopping")
		s.publish()
		return
	}
	if i := slices.Index(s.queue.waiting, id); i >= 0 {
		s.queue.waiting = slices.Delete(slices.Clone(s.queue.waiting), i, i+1)
		s.setOutcome(id, projects.Outcome{State: projects.Cancelled})
		s.keepQueue()
		s.publish()
	}
}

// Cancel stops what is being made.
func (s *Studio) Cancel() {
	if j := s.queue.job; j != nil {
		s.CancelTake(j.take.ID)
	}
}

// CancelCard takes what waits of a card out of the queue and stops what is made of it.
func (s *Studio) CancelCard(card projects.ID) {
	for _, id := range slices.Clone(s.queue.waiting) {
		if t, ok := s.doc.film.Take(id); ok && t.Card == card {
			s.CancelTake(id)
		}
	}
	if j := s.queue.job; j != nil && j.take.Card == card {
		s.CancelTake(j.take.ID)
	}
}

// CancelAll stops what is being made and empties the queue.
func (s *Studio) CancelAll() {
	for _, id := range slices.Clone(s.queue.waiting) {
		s.CancelTake(id)
	}
	s.Cancel()
}

// RetryTake makes a take that failed or was cancelled once more.
func (s *Studio) RetryTake(id projects.ID) {
	o := s.doc.film.Outcomes[id]
	if o.State != projects.Failed && o.State != projects.Cancelled {
		return
	}
	s.setOutcome(id, projects.Outcome{State: projects.Waiting})
	s.queue.over = slices.DeleteFunc(slices.Clone(s.queue.over), func(other projects.ID) bool { return other == id })
	s.queue.waiting = append(s.queue.waiting, id)
	s.keepQueue()
	s.next()
	s.publish()
}

// AgainTake orders a take like another with a seed of its own.
func (s *Studio) AgainTake(id projects.ID) {
	if t, ok := s.doc.film.Take(id); ok {
		t.Order.Shot.Seed = dice()
		t.Star, t.Rejected = false, false
		s.enqueue(t)
		s.publish()
	}
}

// MoveInQueue puts a waiting take at a place of the queue, 0 being the next to be made.
func (s *Studio) MoveInQueue(id projects.ID, to int) {
	i := slices.Index(s.queue.waiting, id)
	if i < 0 {
		return
	}
	rest := slices.Delete(slices.Clone(s.queue.waiting), i, i+1)
	s.queue.waiting = slices.Insert(rest, min(max(0, to), len(rest)), id)
	s.keepQueue()
	s.publish()
}

// ClearFinished takes what is over out of the list of jobs. The takes stay where they are.
func (s *Studio) ClearFinished() {
	s.queue.over = nil
	s.publish()
}
