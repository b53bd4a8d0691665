package app

import (
	"fmt"
	"image"
	"sync/atomic"
	"time"

	"kinora/app/lane"
	"kinora/app/preview"
	"kinora/app/progress"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/projects/store"
)

// job is one take in the making. The atomics are written by its goroutine; the rest
// is set before it starts or on the goroutine of the commands.
type job struct {
	take     projects.FilmTake
	engine   Engine
	files    map[string]string // of the order, by digest
	folder   string            // of the film
	store    *store.Store      // of the film
	start    time.Time
	work     *lane.Job
	end      projects.OutcomeState // what it becomes when it is stopped; "" with stopping false is that nobody stopped it
	fraction float64               // the furthest that was ever shown
	seen     bool                  // a picture of the preview was shown
	meter    progress.Meter
	preview  atomic.Pointer[preview.Loop]
}

// stopping reports whether somebody asked the job to stop.
func (j *job) stopping() bool { return j.work != nil && j.work.Cancelled() }

func (j *job) elapsed() time.Duration { return time.Since(j.start) }

// hear notes progress; it runs on the engine's goroutine.
func (j *job) hear(p Progress) {
	j.meter.Set(progress.Reading{Stage: p.Stage, Step: p.Step, Steps: p.Steps, Try: p.Try, Left: p.Left})
}

// picture is the newest picture of the preview that was not shown yet.
func (j *job) picture() *image.RGBA {
	if loop := j.preview.Load(); loop != nil {
		return loop.Picture()
	}
	return nil
}

// view is the job as the window shows it.
func (j *job) view(now time.Time) Job {
	r := j.meter.Read()
	v := Job{
		Take: j.take.ID, Card: j.take.Card, Way: j.take.Order.Way, Title: j.take.Title(), State: projects.Running,
		Stage: r.Stage, Step: r.Step, Steps: r.Steps, Try: r.Try,
		Left: r.LeftAt(now), Elapsed: now.Sub(j.start), Stopping: j.stopping(),
	}
	if v.Left > 0 { // the steps are of one stage only, the forecast is of the whole job
		j.fraction = max(j.fraction, float64(v.Elapsed)/float64(v.Elapsed+v.Left))
	}
	v.Fraction = j.fraction
	return v
}

// sample publishes a running job a few times a second: the worker only writes atomics,
// whatever it makes of a step.
func (s *Studio) sample() {
	tick := s.sampler()
	progress.Sample(s.ctx, tick)
}

// sampler returns a tick that posts at most one publication at a time.
func (s *Studio) sampler() func() {
	var pending atomic.Bool
	return func() {
		if pending.CompareAndSwap(false, true) {
			s.cfg.Post(func() {
				pending.Store(false)
				s.tick()
			})
		}
	}
}

// tick shows how far everything is, and the preview's picture with it.
func (s *Studio) tick() {
	if s.queue.job == nil && s.exporting == nil && s.copying == nil && s.checking == nil {
		return
	}
	now := time.Now()
	if s.sparing.Load() && now.Sub(s.ticked) < s.pace(now) {
		return
	}
	s.ticked = now
	defer func(acted time.Time) { s.acted = acted }(s.acted)
	s.traceStage()
	s.publish()
	if s.queue.job != nil && s.watching == WatchPreview && s.sparing.Load() {
		s.refreshScreen()
	}
}

// pace is the time between two ticks where takes are made on the processor: it may be the
// one that paints the window. Somebody who is at work is told even less often, since what
// they do would have to wait for the painting.
func (s *Studio) pace(now time.Time) time.Duration {
	if now.Sub(s.acted) < time.Second {
		return 950 * time.Millisecond
	}
	return 350 * time.Millisecond
}

func (s *Studio) traceStage() {
	if s.queue.job != nil {
		r := s.queue.job.meter.Read()
		s.trace.line("progress %q %d/%d", r.Stage, r.Step, r.Steps)
	}
}

func duration(r rational.Rat) time.Duration {
	return time.Duration(r.Float() * float64(time.Second))
}

// spoken is a duration as a person says it.
func spoken(d time.Duration) string {
	switch {
	case d < 10*time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()+0.5))
	default:
		d = d.Round(time.Second)
		return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	}
}
