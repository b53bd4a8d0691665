package app

import (
	"context"
	"maps"
	"time"

	"kinora/projects"
)

// expectAll asks the engine how long the takes that wait will take, off the goroutine of
// the commands. What it cannot say stays unknown.
func (s *Studio) expectAll() {
	if s.machine == nil {
		return
	}
	engine := s.machine.Engine
	for _, id := range s.queue.waiting {
		t, ok := s.doc.film.Take(id)
		if _, known := s.queue.expected[id]; known || !ok {
			continue
		}
		s.expect(id, 0)
		files, err := s.filesOf(t.Order)
		if err != nil {
			continue // it is said when its turn comes
		}
		s.files.Do(func(ctx context.Context) {
			f, err := engine.Plan(ctx, t.Order, files)
			if err == nil {
				s.cfg.Post(func() { s.expect(id, f.Time) })
			}
		})
	}
}

// expect notes how long a take will take; 0 is that it has been asked for.
func (s *Studio) expect(id projects.ID, long time.Duration) {
	all := maps.Clone(s.queue.expected)
	if all == nil {
		all = map[projects.ID]time.Duration{}
	}
	all[id] = long
	s.queue.expected = all
	if long > 0 {
		s.publish()
	}
}

// LeftOf is how long jobs will go on for together, as far as is known. sure is false where
// one of them is not known, so that it is at least that.
func LeftOf(jobs []Job) (left time.Duration, sure bool) {
	sure = true
	for _, j := range jobs {
		switch j.State {
		case projects.Running, projects.Waiting:
			left += j.Left
			sure = sure && j.Left > 0
		}
	}
	return left, sure
}
