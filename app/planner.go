package app

import (
	"context"
	"encoding/json"
	"fmt"
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
	order  projects.Order
	files  map[string]string
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
			job.done(job.engine.Plan(ctx, job.order, job.files))
		}
	}
}

// replan forgets what was known of the selected shot and asks again, where it has changed.
// An empty prompt is no problem while somebody is about to write one: the plan is made for
// the sample. Neither is a name that somebody is about to finish: it is made without.
func (s *Studio) replan() {
	c, ok := s.card()
	if s.machine == nil || !ok {
		return
	}
	c.Shot.Prompt = s.withoutBegun(c.Shot.Prompt)
	if strings.TrimSpace(c.Shot.Prompt) == "" {
		c.Shot.Prompt = s.limits.SamplePrompt
	}
	order, err := s.order(c)
	files := map[string]string{}
	if err == nil {
		files, err = s.filesOf(order)
	}
	key := planKey(order, files)
	if err == nil && key == s.asked {
		return
	}
	s.asked, s.planned = key, false
	s.edition++
	asked := s.edition
	if err != nil {
		s.asked = ""
		s.plannedFor(asked, Forecast{}, err)
		return
	}
	s.plans.ask(planning{s.machine.Engine, order, files, func(f Forecast, err error) {
		s.cfg.Post(func() { s.plannedFor(asked, f, err) })
	}})
}

// planKey tells plans apart.
func planKey(o projects.Order, files map[string]string) string {
	text, err := json.Marshal(o)
	if err != nil {
		return "" // plain data: it does not happen, and only costs a plan
	}
	return fmt.Sprint(string(text), files)
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
