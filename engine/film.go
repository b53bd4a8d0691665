package engine

import (
	"context"

	"kinora/engine/plan"
	"kinora/projects"
)

// Film arranges a film of several shots as one video. Shot only, counted from 1, is
// arranged alone; 0 is all of them. The film's pack must be this engine's: it is not
// looked at here.
func (e *Engine) Film(ctx context.Context, film projects.Script, only int) (Job, error) {
	var f files
	seen := map[string]plan.Material{}
	for _, path := range film.Files() {
		m, err := f.look(ctx, path)
		if err != nil {
			return Job{}, err
		}
		seen[path] = m
	}
	a, err := plan.Film(film, seen, e.Manifest())
	if err == nil && only != 0 {
		a, err = plan.Only(a, only)
	}
	if err != nil {
		return Job{}, err
	}
	return e.job(a, f)
}
