package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"kinora/app/preview"
	"kinora/projects"
)

// Generate makes a take of the shot as it stands.
func (s *Studio) Generate() {
	if reason := s.Snapshot().Reason(); reason != "" {
		s.say(Warning, reason)
		return
	}
	if strings.TrimSpace(s.set.Shot.Prompt) == "" {
		s.problems[FieldPrompt] = "Say what the shot should show."
		s.publish()
		return
	}
	if s.problems.Any() && s.answered == s.edition {
		s.say(Warning, "The shot cannot be made like this: see what is marked red.")
		return
	}
	if !s.set.SeedLocked {
		s.set.Shot.Seed = rand.Uint64N(seeds)
		s.touch()
		s.replan()
	}
	s.begin(s.set.Shot)
}

// Cancel stops the take in the making, inside a step.
func (s *Studio) Cancel() {
	if s.job == nil || s.job.stopping {
		return
	}
	s.job.stopping = true
	s.job.work.Cancel()
	s.trace.line("stopping")
	s.publish()
}

// begin queues the job and shows its preview.
func (s *Studio) begin(shot projects.Shot) {
	j := newJob(shot, s.machine.Engine)
	s.job, s.watching = j, WatchPreview
	s.notice = Notice{}
	s.deck.Pause()
	s.trace.line("started %s", shot.Prompt)
	j.work = s.gpu.Do(func(ctx context.Context) { s.produce(ctx, j) })
	s.emit(Screen{Preview: true, Clear: true, State: s.deck.State()})
	s.publish()
}

// produce runs on the device's lane: plan, make, say what came of it.
func (s *Studio) produce(ctx context.Context, j *job) {
	take, err := s.makeTake(ctx, j)
	s.cfg.Post(func() { s.finish(j, take, err) })
}

func (s *Studio) makeTake(ctx context.Context, j *job) (Take, error) {
	shot, err := s.expanded(ctx, j)
	if err != nil {
		return Take{}, err
	}
	f, err := j.engine.Plan(shot)
	if err != nil {
		return Take{}, err
	}
	path := filepath.Join(s.cfg.Folders.Takes, f.Recipe.Key()+".mp4")
	if _, err := os.Stat(path); err == nil {
		j.again.Store(true)
		return s.describe(ctx, path), nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return Take{}, fmt.Errorf("the folder of takes cannot be made: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	loop := preview.New(duration(f.Recipe.Seconds()), s.bell.Ring)
	j.preview.Store(loop)
	go loop.Run(ctx)
	take, err := j.engine.Generate(ctx, f.Recipe, path, func(e Event) { s.heard(j, e) })
	if err != nil {
		return Take{}, err
	}
	return s.describe(ctx, take.Path), nil
}

// heard takes an event on the goroutine of the engine.
func (s *Studio) heard(j *job, e Event) {
	switch {
	case e.Progress != nil:
		j.hear(*e.Progress)
	case len(e.Preview) > 0:
		j.preview.Load().Put(e.Preview)
	case e.Warning != "":
		s.cfg.Post(func() { s.say(Warning, e.Warning) })
	}
}

// finish takes what came of a job back on the goroutine of the commands.
func (s *Studio) finish(j *job, take Take, err error) {
	s.job = nil
	switch {
	case err == nil:
		s.finished(j, take)
	case errors.Is(err, context.Canceled):
		s.back()
		s.trace.line("stopped")
		s.say(Info, "Stopped. Nothing was written.")
	default:
		s.back()
		s.blame(err)
	}
}

func (s *Studio) finished(j *job, take Take) {
	s.add(take)
	s.trace.line("take %s", take.Path)
	if s.watching == WatchPreview {
		s.show(take.Path)
	}
	if j.again.Load() {
		s.say(Info, "This very take was made before; here it is.")
		return
	}
	s.say(Success, fmt.Sprintf("Take made in %s.", spoken(j.elapsed())))
}

// blame shows an error under its field, or in the status bar where it has none.
func (s *Studio) blame(err error) {
	s.trace.line("problem %v", err)
	var problem *Problem
	if errors.As(err, &problem) {
		s.problems.add(err)
		s.publish()
		return
	}
	text := err.Error()
	var path *fs.PathError
	if errors.As(err, &path) {
		text = fmt.Sprintf("%s: %v", path.Path, path.Err)
	}
	s.say(Failure, "The take could not be made: "+text)
}
