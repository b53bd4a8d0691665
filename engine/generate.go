package engine

import (
	"fmt"

	"kinora/engine/media"
	"kinora/engine/plan"
)

// Cuts says, a line each, which texts of a plan are too long for the model, which reads
// their beginning.
func (e *Engine) Cuts(p plan.Plan) (lines []string) {
	most := p.Pack.Text.MaxLength
	for _, text := range []struct{ name, words string }{{"prompt", p.Recipe.Text()}, {"negative prompt", p.Recipe.Negative}} {
		if ids, _ := e.tokenizer.EncodePrompt(text.words, 0, false); most > 0 && len(ids) > most {
			lines = append(lines, fmt.Sprintf("the %s is %d tokens long and %s reads the first %d: shorten it", text.name, len(ids), p.Pack.Name, most))
		}
	}
	return lines
}

// params is what the writer is told of a job; how it was made travels in the metadata.
func params(job Job) media.Params {
	r := job.Main()
	p := media.Params{
		Width: job.Size().Width, Height: job.Size().Height, Rate: r.Rate,
		Metadata: map[string]string{
			"title":   r.Prompt,
			"comment": "Made with Kinora from a prompt; the recipe is in " + recipeKey,
			recipeKey: string(r.Canonical()),
		},
	}
	if job.Assembly != nil {
		p.Rate = job.Assembly.Rate
		if job.Assembly.Title != "" {
			p.Metadata["title"] = job.Assembly.Title
		}
		p.Metadata[assemblyKey] = string(job.Assembly.Canonical())
	}
	return p
}
