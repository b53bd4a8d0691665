package engine

import (
	"context"
	"errors"
	"sync"
	"testing"

	"kinora/engine/infer"
	"kinora/engine/plan"
	"kinora/engine/tensor"
)

// counted is a runtime whose sessions say when they are closed. What is in full fails for
// want of memory as long as more than one session is open.
type counted struct {
	infer.Runtime

	mu           sync.Mutex // for what is loaded ahead; tests read when nothing is
	opened, open int
	full, broken bool
}

func (c *counted) Open(ctx context.Context, _ infer.Graph) (infer.Session, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if c.broken {
		return nil, infer.ErrGraph
	}
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
	c.of.mu.Lock()
	defer c.of.mu.Unlock()
	if c.of.full && c.of.open > 1 {
		return infer.ErrMemory
	}
	return nil
}

func (c *counting) Close() error {
	c.of.mu.Lock()
	defer c.of.mu.Unlock()
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
	return &loader{pack: p, runtime: rt, kept: map[plan.Stage]*resident{}, coming: map[plan.Stage]<-chan infer.Session{}}, rt, job
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
	if err := l.prepare(t.Context(), job); err != nil {
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
	_ = l.prepare(t.Context(), job)
	must(t, l, plan.Transformer)
	job.Plans[0].Forecast.Resident = false
	if err := l.prepare(t.Context(), job); err != nil || rt.open != 0 {
		t.Errorf("%d stay open beside a large take (%v)", rt.open, err)
	}
	must(t, l, plan.Transformer, plan.Transformer)
	if rt.opened != 3 || rt.open != 0 {
		t.Errorf("%d were opened and %d are open of a large take", rt.opened, rt.open)
	}
}

func TestWhereMemoryRunsOutOtherStagesAreFreed(t *testing.T) {
	l, rt, job := loading(t)
	_ = l.prepare(t.Context(), job)
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

func TestTheTransformerIsLoadedBesideWhatComesBeforeIt(t *testing.T) {
	l, rt, job := loading(t)
	if err := l.prepare(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	if l.coming[plan.Transformer] == nil {
		t.Fatal("nothing is loaded ahead")
	}
	must(t, l, plan.TextEncoder, plan.Transformer)
	if rt.opened != 2 || len(l.coming) != 0 {
		t.Errorf("%d were opened, of two stages, and %d are still coming", rt.opened, len(l.coming))
	}
	_ = l.release(nil)
	if err := l.prepare(t.Context(), job); err != nil {
		t.Fatal(err)
	}
	if err := l.release(nil); err != nil || rt.opened != 3 || rt.open != 0 || len(l.coming) != 0 {
		t.Errorf("of what nobody asked for %d are open (%v)", rt.open, err)
	}
}

func TestWhatFailsAheadIsToldWhereItIsNeeded(t *testing.T) {
	l, rt, job := loading(t)
	rt.broken = true
	_ = l.prepare(t.Context(), job)
	if _, err := l.Open(t.Context(), plan.Transformer); !errors.Is(err, infer.ErrGraph) {
		t.Errorf("the error is %v", err)
	}
	rt.broken = false
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	_ = l.prepare(ended, job) // a take that was stopped
	must(t, l, plan.Transformer)
	if rt.opened != 1 {
		t.Errorf("it was opened %d times", rt.opened)
	}
}

func TestLargeStagesAreNotLoadedAhead(t *testing.T) {
	l, _, job := loading(t)
	job.Plans = append(job.Plans, plan.Plan{}) // stays nowhere
	if err := l.prepare(t.Context(), job); err != nil || len(l.coming) != 0 {
		t.Errorf("%d are coming (%v)", len(l.coming), err)
	}
}
