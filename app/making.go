package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"kinora/app/preview"
	"kinora/projects"
	"kinora/projects/store"
)

// begin makes a take on the device's lane.
func (s *Studio) begin(t projects.FilmTake) {
	files, err := s.filesOf(t.Order)
	if err != nil {
		s.over(t.ID, projects.Outcome{State: projects.Failed, Reason: err.Error()})
		s.next()
		return
	}
	j := &job{take: t, engine: s.machine.Engine, files: files, folder: s.doc.folder, store: s.doc.store, start: time.Now()}
	s.queue.job = j
	s.setOutcome(t.ID, projects.Outcome{State: projects.Running})
	s.keepQueue()
	s.trace.line("started %s", t.Title())
	j.work = s.gpu.Do(func(ctx context.Context) { s.produce(ctx, j) })
	s.watchMaking()
}

// produce runs on the device's lane: make, put into the film's folder, say what came of it.
func (s *Studio) produce(ctx context.Context, j *job) {
	o, err := s.makeTake(ctx, j)
	s.cfg.Post(func() { s.ended(j, o, err) })
}

func (s *Studio) makeTake(ctx context.Context, j *job) (projects.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return projects.Outcome{}, err
	}
	// The same path each time: the engine finds what it had made of an interrupted take.
	path := filepath.Join(j.folder, makingFolder, strconv.FormatInt(int64(j.take.ID), 10)+".mp4")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return projects.Outcome{}, err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	loop := preview.New(duration(j.take.Order.Length()), s.previewed)
	j.preview.Store(loop)
	go loop.Run(ctx)
	made, err := j.engine.Make(ctx, j.take.Order, j.files, path, func(e Event) { s.heard(j, e) })
	if err != nil {
		return projects.Outcome{}, err
	}
	return s.outcomeOf(ctx, j, made)
}

// previewed runs on the goroutine of a preview that has another picture: it is shown at
// once, or with the next tick where the window is to be painted seldom.
func (s *Studio) previewed() {
	if !s.sparing.Load() {
		s.bell.Ring()
	}
}

// outcomeOf puts a finished file among the film's media and describes it.
func (s *Studio) outcomeOf(ctx context.Context, j *job, made projects.Take) (projects.Outcome, error) {
	look, err := s.describe(ctx, made.Path)
	if err != nil {
		return projects.Outcome{}, err
	}
	digest, path, err := j.store.AddFile(ctx, made.Path, store.Move)
	if err != nil {
		return projects.Outcome{}, err
	}
	return projects.Outcome{
		State: projects.Done, Asset: digest, Ext: filepath.Ext(path), Recipe: &made.Recipe, Assembly: made.Assembly,
		Frames: look.frames, Rate: look.Rate, Size: look.Size, Sound: look.HasSound,
		Made: time.Now().UnixMilli(), Spent: j.elapsed().Milliseconds(),
	}, nil
}

// heard takes an event on the goroutine of the engine.
func (s *Studio) heard(j *job, e Event) {
	switch {
	case e.Progress != nil:
		j.hear(*e.Progress)
	case len(e.Preview) > 0:
		j.preview.Load().Put(e.Preview)
	case e.Caption != "":
		s.cfg.Post(func() { s.captioned(j.take.Order.Shot.Prompt, e.Caption) })
	case e.Warning != "":
		s.cfg.Post(func() { s.say(Warning, e.Warning) })
	}
}

// ended takes what came of a job back on the goroutine of the commands.
func (s *Studio) ended(j *job, o projects.Outcome, err error) {
	s.queue.job = nil
	id := j.take.ID
	switch {
	case err == nil:
		s.over(id, o)
		s.finished(j)
	case s.quitting:
		return // it goes on from its last step at the next start
	case errors.Is(err, context.Canceled):
		s.stopped(j)
	default:
		s.over(id, projects.Outcome{State: projects.Failed, Reason: reasonOf(err)})
		s.trace.line("problem %v", err)
		s.say(Failure, "The take could not be made: "+reasonOf(err))
	}
	s.back()
	s.keepQueue()
	if then := s.after; then != nil { // another film is waiting for the device
		s.after = nil
		then()
		return
	}
	s.next()
	s.publish()
}

// stopped is a job that somebody stopped: it waits again, is paused, or is given up.
func (s *Studio) stopped(j *job) {
	id := j.take.ID
	s.trace.line("stopped")
	switch j.end {
	case projects.Waiting, projects.Paused:
		s.setOutcome(id, projects.Outcome{State: j.end})
		s.queue.waiting = append([]projects.ID{id}, s.queue.waiting...)
		s.brief(Info, "Paused. It goes on from its last step.")
	default:
		s.over(id, projects.Outcome{State: projects.Cancelled})
		s.brief(Info, "Stopped. Nothing was written.")
	}
}

// over notes how a take ended.
func (s *Studio) over(id projects.ID, o projects.Outcome) {
	s.setOutcome(id, o)
	s.queue.over = append(slices.Clip(s.queue.over), id)
}

// finished shows a take that is done where its making was watched.
func (s *Studio) finished(j *job) {
	source := projects.Source{Take: j.take.ID}
	s.trace.line("take %s", s.pathOf(source))
	s.say(Success, fmt.Sprintf("Take made in %s.", spoken(j.elapsed())))
	s.weigh()
	s.asked = "" // what a take costs here is known better now
	s.replan()
	if s.watching == WatchPreview {
		s.show(source, true)
	}
}

// reasonOf is an error in one line for a person.
func reasonOf(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Sprintf("%s: %v", path.Path, path.Err)
	}
	return err.Error()
}
