package engine

import (
	"context"
	"errors"
	"testing"

	"kinora/engine/infer"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// counted is a runtime whose sessions say when they are closed. What is in full fails for
// want of memory as long as more than one session is open.
type counted struct {
	infer.Runtime

	opened, open int
	full         bool
}

func (c *counted) Open(context.Context, infer.Graph) (infer.Session, error) {
	if c.full && c.open > 0 {
		return nil, infer.ErrMemory
	}
	c.opened++
	c.open++
	return &counting{of: c}, nil
}

type counting struct {
	infer.Session

	of *counted
}

func (c *counting) Run(context.Context, map[string]infer.Value, map[string]*tensor.Float) error {
	if c.of.full && c.of.open > 1 {
		return infer.ErrMemory
	}
	return nil
}

func (c *counting) Close() error {
	c.of.open--
	return nil
}

// loading is a loader of the built-in pack's graphs, and a job of a take that leaves them loaded.
func loading(t *testing.T) (*loader, *counted, Job) {
	t.Helper()
	p, err := FindPack("")
	if err != nil {
		t.Fatal(err)
	}
	rt := &counted{}
	job := Job{Plans: []plan.Plan{{Forecast: plan.Forecast{Resident: true}}}}
	return &loader{pack: p, runtime: rt, kept: map[plan.Stage]*resident{}}, rt, job
}

// use opens a stage, runs it and closes it.
func use(t *testing.T, l *loader, stage plan.Stage) error {
	t.Helper()
	s, err := l.Open(context.Background(), stage)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return s.Run(context.Background(), nil, nil)
}

// must is use where nothing may fail.
func must(t *testing.T, l *loader, stages ...plan.Stage) {
	t.Helper()
	for _, stage := range stages {
		if err := use(t, l, stage); err != nil {
			t.Fatal(stage, err)
		}
	}
}

func TestASmallPackStaysLoaded(t *testing.T) {
	l, rt, job := loading(t)
	if err := l.prepare(job); err != nil {
		t.Fatal(err)
	}
	must(t, l, plan.Transformer, plan.VAEDecoder, plan.Transformer, plan.VAEDecoder)
	if rt.opened != 2 || rt.open != 2 {
		t.Errorf("%d were opened and %d are open, of two stages", rt.opened, rt.open)
	}
	if err := l.release(nil); err != nil || rt.open != 0 || len(l.kept) != 0 {
		t.Errorf("%d are open when all were released (%v)", rt.open, err)
	}
}

func TestWhatIsLargeIsLoadedStageByStage(t *testing.T) {
	l, rt, job := loading(t)
	_ = l.prepare(job)
	must(t, l, plan.Transformer)
	job.Plans[0].Forecast.Resident = false
	if err := l.prepare(job); err != nil || rt.open != 0 {
		t.Errorf("%d stay open beside a large take (%v)", rt.open, err)
	}
	must(t, l, plan.Transformer, plan.Transformer)
	if rt.opened != 3 || rt.open != 0 {
		t.Errorf("%d were opened and %d are open of a large take", rt.opened, rt.open)
	}
}

func TestWhereMemoryRunsOutOtherStagesAreFreed(t *testing.T) {
	l, rt, job := loading(t)
	_ = l.prepare(job)
	must(t, l, plan.Transformer, plan.TextEncoder, plan.VAEDecoder)
	rt.full = true
	if err := use(t, l, plan.VAEDecoder); !errors.Is(err, infer.ErrMemory) || rt.open != 1 {
		t.Errorf("%d are open after memory ran out (%v)", rt.open, err)
	}
	must(t, l, plan.VAEDecoder)
	must(t, l, plan.Transformer) // which can only be opened when the decoder is freed
	if rt.open != 1 || l.kept[plan.Transformer] == nil {
		t.Errorf("%d are open, %v", rt.open, l.kept)
	}
}
