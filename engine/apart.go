package engine

import (
	"kinora/engine/plan"
	"kinora/engine/recaption"
	"kinora/engine/recaption/lexicon"
	"kinora/projects"
)

// Apart is a job whose one take tells of several shots ("shot 1: … shot 2: …", "first …
// then we see …", "… cut to …") as a take for each, written one after the other with clean
// cuts: a model that makes them at once mixes the frames round a cut. It comes after
// Expand, because what a shot leaves to another is settled there. A job of anything else,
// and one whose pack has no vocabulary or takes no references, stays as it is. A
// damaged vocabulary is told where a prompt is expanded. Errors are those of planning.
func (e *Engine) Apart(job Job) (Job, error) {
	if len(job.Plans) != 1 || job.Assembly != nil || !e.CanRecaption() {
		return job, nil
	}
	words, err := e.words()
	if err != nil {
		return job, nil //nolint:nilerr // see above
	}
	shot := job.Plans[0].Shot()
	told := toldBy(words, job.Plans[0].Recipe)
	a, ok, err := plan.Apart(shot, told, e.Manifest())
	if err != nil || !ok {
		return job, err
	}
	return e.job(a, files{media: job.Media, notes: job.Notes})
}

// toldBy is the shots that a recipe's texts tell of.
func toldBy(words *lexicon.Lexicon, r projects.Recipe) (out []plan.Told) {
	typed := recaption.Parts(words, r.Prompt)
	read := recaption.Shots(words, r.Text())
	for i, s := range read {
		told := plan.Told{Prompt: s.Text, Like: s.Like}
		if len(typed) == len(read) {
			told.Prompt, told.Expanded = typed[i], s.Text
		}
		out = append(out, told)
	}
	return out
}
