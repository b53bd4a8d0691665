package app

import (
	"context"
	"path/filepath"

	"kinora/app/settings"
	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// ExportPlan is what a wish comes to, before anything is written.
type ExportPlan struct {
	Path    string // with the preset's ending
	Frames  int64
	Seconds rational.Rat
	Size    projects.Size // in pixels
	Rate    rational.Rat  // frames per second
	Bytes   int64         // about, 0 where unknown
	Exists  bool          // a file at Path would be replaced
	Missing []string      // what has no file yet, by title; the export waits for it
	Reason  string        // why it cannot be written, one line for a person; "" where it can
}

// PlanExport says what a wish comes to and what stands against it. then is called on the
// goroutine of the commands.
func (s *Studio) PlanExport(wish ExportWish, then func(ExportPlan)) {
	if s.programs.timeline.Load() == nil {
		then(ExportPlan{Reason: "No film is open."})
		return
	}
	if wish.Preset == OTIO {
		s.planOTIO(wish, then)
		return
	}
	job, err := s.exportJob(wish)
	if err != nil {
		then(ExportPlan{Path: job.Path, Reason: err.Error()})
		return
	}
	plan := s.exportPlan(job)
	s.files.Do(func(context.Context) {
		plan.Exists = there(plan.Path)
		if err := job.Check(); err != nil {
			plan.Reason = reasonOf(err)
		}
		s.cfg.Post(func() { then(plan) })
	})
}

func (s *Studio) exportPlan(job export.Job) ExportPlan {
	p := ExportPlan{Path: job.Path, Frames: job.Frames(), Size: job.Size, Rate: job.Rate}
	if p.Size == (projects.Size{}) {
		p.Size = job.Spec.Size
	}
	if p.Rate.Zero() {
		p.Rate = job.Spec.Rate
	}
	p.Seconds = rational.Int(p.Frames).Div(p.Rate)
	p.Bytes = job.Bytes()
	p.Missing = s.missingIn(job.Spec.Timeline, job.From, job.To)
	return p
}

// planOTIO is PlanExport for the file that has no pictures in it.
func (s *Studio) planOTIO(wish ExportWish, then func(ExportPlan)) {
	p := ExportPlan{Path: withExt(wish.Path, ".otio"), Rate: s.doc.film.Head.Rate}
	p.Frames = s.doc.film.Timeline.Frames()
	p.Seconds = s.doc.film.Seconds(p.Frames)
	s.files.Do(func(context.Context) {
		p.Exists = there(p.Path)
		if err := media.CheckWritable(p.Path); err != nil {
			p.Reason = reasonOf(err)
		}
		s.cfg.Post(func() { then(p) })
	})
}

// missingIn is what has no file between two frames of a timeline, to 0 being its end.
func (s *Studio) missingIn(t projects.Timeline, from, to int64) []string {
	if to == 0 {
		to = t.Frames()
	}
	var titles []string
	for _, track := range t.Tracks {
		for _, c := range track.Clips {
			if c.Start < to && c.End() > from && s.pathOf(c.Source) == "" {
				titles = append(titles, s.doc.film.Title(c.Source))
			}
		}
	}
	return titles
}

// ExportPlace finds out where the film goes when nobody says otherwise, which is where one was
// exported to last, else the user's videos or the folder that the film lies in, and then tells
// of it: a path under the film's title, without an ending.
func (s *Studio) ExportPlace(then func(base string)) {
	chosen, usual, beside := s.set.Chosen[settings.Export], s.usualFolder(settings.Export), filepath.Dir(s.doc.folder)
	name := safeName(s.doc.film.Head.Title)
	s.files.Do(func(context.Context) {
		base := filepath.Join(placeFor(chosen, placeFor(usual, beside)), name)
		s.cfg.Post(func() { then(base) })
	})
}
