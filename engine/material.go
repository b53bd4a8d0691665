package engine

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

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
	m = plan.Material{Name: name, Asset: sum, Size: clip.Size, Frames: clip.Count}
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
	job := Job{Media: f.media, Assembly: a.Assembly}
	keys := map[string]string{}
	for i, shot := range a.Shots {
		p, err := e.Plan(plan.Name(shot, keys))
		if err != nil {
			return Job{}, ofShot(i, len(a.Names), err)
		}
		if i < len(a.Names) {
			keys[a.Names[i]] = p.Key()
		}
		job.Plans = append(job.Plans, p)
		if a.Assembly != nil {
			a.Assembly.Takes = append(a.Assembly.Takes, p.Recipe)
		}
	}
	for _, note := range slices.Concat(f.notes, a.Notes, notesOf(job.Plans)) {
		if !slices.Contains(job.Notes, note) { // one that is planned again says it again
			job.Notes = append(job.Notes, note)
		}
	}
	return job, job.checkParts()
}

// ofShot says which of several shots an error is about.
func ofShot(i, shots int, err error) error {
	if shots < 2 {
		return err
	}
	return fmt.Errorf("shot %d: %w", i+1, err)
}

// notesOf is the plans' notes: what holds for all of them once, the rest with its shot.
func notesOf(plans []plan.Plan) []string {
	count := map[string]int{}
	for _, p := range plans {
		for _, note := range p.Notes {
			count[note]++
		}
	}
	var out []string
	for i, p := range plans {
		for _, note := range p.Notes {
			switch {
			case count[note] < len(plans):
				out = append(out, fmt.Sprintf("shot %d: %s", i+1, note))
			case i == 0:
				out = append(out, note)
			}
		}
	}
	return out
}
