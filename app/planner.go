package app

import (
	"context"
	"strings"

	"kinora/app/mailbox"
	"kinora/projects"
)

// planner asks the engine what shots become, on a goroutine of its own; of shots
// that come faster than plans the newest is planned.
type planner struct {
	box  mailbox.Box[planning]
	wake chan struct{}
}

type planning struct {
	engine Engine
	shot   projects.Shot
	done   func(Forecast, error)
}

func newPlanner() *planner { return &planner{wake: make(chan struct{}, 1)} }

func (p *planner) ask(job planning) {
	p.box.Put(&job)
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *planner) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
		}
		if job := p.box.Take(); job != nil {
			job.done(job.engine.Plan(job.shot))
		}
	}
}

// replan forgets what was known of the shot and asks again. An empty prompt is no
// problem while somebody is about to write one: the plan is made for the sample.
func (s *Studio) replan() {
	s.planned = false
	if s.machine == nil {
		return
	}
	shot := s.set.Shot
	if strings.TrimSpace(shot.Prompt) == "" {
		shot.Prompt = s.limits.SamplePrompt
	}
	s.edition++
	asked := s.edition
	s.plans.ask(planning{s.machine.Engine, shot, func(f Forecast, err error) {
		s.cfg.Post(func() { s.plannedFor(asked, f, err) })
	}})
}

// plannedFor takes a plan, unless the shot has been edited since it was asked for.
func (s *Studio) plannedFor(edition int, f Forecast, err error) {
	if edition != s.edition {
		return
	}
	s.answered = edition
	s.problems = Problems{}
	s.problems.add(err)
	s.forecast, s.planned = f, err == nil
	s.publish()
}
