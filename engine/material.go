package engine

import (
	"context"
	"path/filepath"

	"kinora/engine/footage"
	"kinora/engine/plan"
)

// Look reads what planning must know of a picture or clip, and its digest. The notes
// are lines for a person; errors are package media's.
func Look(ctx context.Context, path string) (m plan.Material, notes []string, err error) {
	clip, err := footage.Open(ctx, path)
	if err != nil {
		return m, nil, err
	}
	sum, err := footage.Digest(ctx, path)
	if err != nil {
		return m, nil, err
	}
	name := filepath.Base(path)
	for _, note := range clip.Notes {
		notes = append(notes, name+" "+note)
	}
	m = plan.Material{Name: name, Asset: sum, Size: clip.Size, Frames: clip.Count, Sound: clip.Info.Audio != nil}
	if !clip.Still {
		m.Rate = clip.Rate
	}
	return m, notes, nil
}

// Find gives each file's path by its digest. Errors are package media's.
func Find(ctx context.Context, paths ...string) (Media, error) {
	found := Media{}
	for _, path := range paths {
		sum, err := footage.Digest(ctx, path)
		if err != nil {
			return nil, err
		}
		found[sum] = path
	}
	return found, nil
}

// files is the materials of a job as they are looked at.
type files struct {
	media Media
	notes []string
}

// look adds a file.
func (f *files) look(ctx context.Context, path string) (plan.Material, error) {
	m, notes, err := Look(ctx, path)
	if err != nil {
		return m, err
	}
	if f.media == nil {
		f.media = Media{}
	}
	if f.media[m.Asset] == "" {
		f.notes = append(f.notes, notes...)
	}
	f.media[m.Asset] = path
	return m, nil
}

// job plans an arrangement of the files.
func (e *Engine) job(a plan.Arrangement, f files) (Job, error) {
	job := Job{Media: f.media, Notes: append(f.notes, a.Notes...), Assembly: a.Assembly}
	for _, shot := range a.Shots {
		p, err := e.Plan(shot)
		if err != nil {
			return Job{}, err
		}
		job.Plans = append(job.Plans, p)
		job.Notes = append(job.Notes, p.Notes...)
		if a.Assembly != nil {
			a.Assembly.Takes = append(a.Assembly.Takes, p.Recipe)
		}
	}
	return job, nil
}
