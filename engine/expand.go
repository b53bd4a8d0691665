package engine

import (
	"context"

	"kinora/engine/recaption"
	"kinora/projects"
)

// Expand gives each shot of a job that has no expansion the caption of its prompt, by
// itself, and tells of each prompt once, with the shot's index. Where the pack has no
// recaptioner the job stays as it is. Errors are those of Recaption and of planning.
func (e *Engine) Expand(ctx context.Context, job Job, on func(shot int, r recaption.Result)) (Job, error) {
	if !e.CanRecaption() {
		return job, nil
	}
	type asked struct {
		prompt string
		form   recaption.Form
	}
	seen, next := map[asked]string{}, 0
	return e.replan(job, func(shot projects.Shot) (projects.Shot, error) {
		i := next
		next++
		if shot.Expanded != "" || shot.Prompt == "" {
			return shot, nil
		}
		this := asked{shot.Prompt, formOf(job.Plans[i].Recipe)}
		if _, ok := seen[this]; !ok {
			r, err := e.Recaption(ctx, this.prompt, this.form)
			if err != nil {
				return shot, err
			}
			seen[this] = r.Expanded
			on(i, r)
		}
		shot.Expanded = seen[this]
		return shot, nil
	})
}

// formOf is the form of a take: one of a single frame is a still.
func formOf(r projects.Recipe) recaption.Form {
	if r.Frames == 1 {
		return recaption.Still
	}
	return recaption.Clip
}
