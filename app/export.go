package app

import (
	"context"
	"errors"
	"path/filepath"
	"sync/atomic"
	"time"

	"kinora/app/lane"
	"kinora/app/settings"
	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// ExportRange says how much of the film is exported.
type ExportRange int

// The whole timeline, what lies between in and out, what the selected clips cover, the
// frame at the playhead, or the storyboard as it plays.
const (
	ExportAll ExportRange = iota
	ExportMarked
	ExportSelected
	ExportFrame
	ExportBoard
)

// ExportWish is what an export is to be.
type ExportWish struct {
	Preset  string // of media.Presets by name, or "otio"
	Path    string
	Range   ExportRange
	Size    projects.Size // zero is the film's
	Rate    rational.Rat  // 0 is the film's
	Quality export.Quality
	Silent  bool
}

// Export is what is being written to a file.
type Export struct {
	Path          string
	Frame, Frames int64
	Left          time.Duration // 0 where unknown
	Stopping      bool
}

// Exported is how an export ended: with a file where neither of Stopped and Reason is set.
type Exported struct {
	Path    string
	Took    time.Duration
	Stopped bool
	Reason  string // why there is no file, one line for a person
}

// exporting is an export in the making.
type exporting struct {
	path     string
	work     *lane.Job
	progress atomic.Pointer[export.Progress]
}

func (e *exporting) view() *Export {
	if e == nil {
		return nil
	}
	v := &Export{Path: e.path, Stopping: e.work != nil && e.work.Cancelled()}
	if p := e.progress.Load(); p != nil {
		v.Frame, v.Frames, v.Left = p.Frame, p.Frames, p.Left
	}
	return v
}

// OTIO is the preset that hands the timeline to other editors.
const OTIO = "otio"

// ExportPresets are the kinds of files that the film can be written to.
func ExportPresets() []media.Preset { return media.Presets() }

// Export writes the film, or a part of it, to a file, on a lane of its own: the edit and
// the making of takes go on.
func (s *Studio) Export(wish ExportWish) {
	if s.exporting != nil {
		s.brief(Warning, "An export is running; wait for it, or cancel it first.")
		return
	}
	if s.programs.timeline.Load() == nil {
		s.brief(Warning, "No film is open.")
		return
	}
	s.choseFile(settings.Export, wish.Path)
	if wish.Preset == OTIO {
		s.exportOTIO(wish.Path)
		return
	}
	job, err := s.exportJob(wish)
	if err == nil {
		err = job.Check()
	}
	if err != nil {
		s.trace.line("problem %v", err)
		s.say(Failure, "The film cannot be exported: "+err.Error())
		return
	}
	e := &exporting{path: job.Path}
	s.exporting = e
	tools := export.Tools{Open: s.cfg.Exact, OpenSound: s.cfg.Sound, Create: s.cfg.Create}
	e.work = s.output.Do(func(ctx context.Context) {
		began := time.Now()
		err := export.Write(ctx, job, tools, func(p export.Progress) { e.progress.Store(&p) })
		s.cfg.Post(func() { s.exported(e, time.Since(began), err) })
	})
	s.trace.line("exporting %s", job.Path)
	s.publish()
}

// exportJob is what is to be written for a wish.
func (s *Studio) exportJob(wish ExportWish) (export.Job, error) {
	preset, err := media.PresetNamed(wish.Preset)
	if err != nil {
		return export.Job{}, err
	}
	job := export.Job{
		Spec: s.whole(&s.programs.timeline), Preset: preset, Path: withExt(wish.Path, preset.Extension), Title: s.doc.film.Head.Title,
		Size: wish.Size, Rate: wish.Rate, Quality: wish.Quality, Silent: wish.Silent,
	}
	t := s.doc.film.Timeline
	switch wish.Range {
	case ExportBoard:
		job.Spec = s.whole(&s.programs.board)
	case ExportMarked:
		job.From, job.To = t.In, t.Out
		if t.Out == 0 {
			return job, errors.New("no stretch is marked: mark one with I and O")
		}
	case ExportSelected:
		job.From, job.To = covered(t, s.selection.Clips)
		if job.To == 0 {
			return job, errors.New("no clip is selected on the timeline")
		}
	case ExportFrame:
		job.From, job.To = s.playhead, s.playhead+1
	}
	return job, nil
}

// whole is a program at the film's own size: the viewer plays it at its own.
func (s *Studio) whole(program *atomic.Pointer[render.Spec]) render.Spec {
	spec := *program.Load()
	spec.Size = s.doc.film.Head.Size
	return spec
}

// covered is from the beginning of the first of some clips to the end of the last.
func covered(t projects.Timeline, ids []projects.ID) (from, to int64) {
	for _, id := range ids {
		if c, _, ok := t.Clip(id); ok {
			if to == 0 || c.Start < from {
				from = c.Start
			}
			to = max(to, c.End())
		}
	}
	return from, to
}

func (s *Studio) exportOTIO(path string) {
	spec, title := s.whole(&s.programs.timeline), s.doc.film.Head.Title
	path = withExt(path, ".otio")
	e := &exporting{path: path}
	s.exporting = e
	e.work = s.output.Do(func(context.Context) {
		err := export.WriteOTIO(path, title, spec)
		s.cfg.Post(func() { s.exported(e, 0, err) })
	})
}

func (s *Studio) exported(e *exporting, took time.Duration, err error) {
	s.exporting = nil
	s.lastExport = &Exported{Path: e.path, Took: took}
	switch {
	case err == nil:
		s.trace.line("exported %s", e.path)
		s.wrote(Success, "Exported "+filepath.Base(e.path)+" in "+spoken(took)+".", e.path)
	case errors.Is(err, context.Canceled):
		s.lastExport.Stopped = true
		s.trace.line("export stopped")
		s.say(Info, "The export was stopped. Nothing was written.")
	default:
		s.lastExport.Reason = reasonOf(err)
		s.trace.line("problem %v", err)
		s.say(Failure, "The film cannot be exported: "+reasonOf(err))
	}
}

// CancelExport stops the export that runs.
func (s *Studio) CancelExport() {
	if s.exporting != nil {
		s.exporting.work.Cancel()
		s.publish()
	}
}

// LastExport is the file that was exported last, "" for none.
func (s *Studio) LastExport() string {
	if s.lastExport == nil || s.lastExport.Stopped || s.lastExport.Reason != "" {
		return ""
	}
	return s.lastExport.Path
}

// SaveCopy writes the file of what is open in the viewer, a take or a medium, to a place
// of the user's choice.
func (s *Studio) SaveCopy(source projects.Source, to string) {
	from := s.pathOf(source)
	if from == "" {
		s.brief(Warning, "There is no take to save; make or open one first.")
		return
	}
	to = withExt(to, filepath.Ext(from))
	s.choseFile(settings.Take, to)
	s.files.Do(func(ctx context.Context) {
		err := copyFile(ctx, from, to)
		s.cfg.Post(func() {
			if err != nil {
				s.trace.line("problem %v", err)
				s.say(Failure, "The copy could not be saved: "+err.Error())
				return
			}
			s.trace.line("copied %s", to)
			s.wrote(Success, "Saved "+to, to)
		})
	})
}

// Uses is where a source is used, in the film as it stands.
func (s *Studio) Uses(source projects.Source) edit.Uses { return edit.WhereUsed(s.doc.film, source) }
