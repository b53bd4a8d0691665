package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"

	"kinora/projects"
)

// createSample makes the sample film among the user's own, on the lane of files.
func (s *Studio) createSample(ctx context.Context) {
	film, rows, err := readSample(s.cfg.Sample)
	if err != nil {
		s.refuse(fmt.Errorf("the sample film cannot be read: %w", err))
		s.create(ctx, s.freeName("Untitled"))
		return
	}
	media, err := fs.Sub(s.cfg.Sample, "media")
	if err != nil {
		s.refuse(err)
		return
	}
	s.createOf(ctx, s.freeName(film.Head.Title), film, rows, media)
}

// OpenSample makes the sample film anew and opens it.
func (s *Studio) OpenSample() {
	if s.cfg.Sample != nil {
		s.files.Do(s.createSample)
	}
}

// readSample reads film.json of a sample.
func readSample(sample fs.FS) (projects.Film, map[string][]byte, error) {
	text, err := fs.ReadFile(sample, "film.json")
	if err != nil {
		return projects.Film{}, nil, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return projects.Film{}, nil, err
	}
	rows := map[string][]byte{}
	for k, row := range all {
		rows[k] = row
	}
	film, err := projects.FromRows(rows)
	return film, rows, err
}
