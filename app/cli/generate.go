package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/filmfile"
	"kinora/engine/plan"
	"kinora/projects"
)

// generateFlags is what was typed.
type generateFlags struct {
	takeFlags
	from    string
	finalOf string
	change  float64
	media   []string
}

func newGenerate() *cobra.Command {
	f := generateFlags{}
	cmd := &cobra.Command{
		Use:   `generate "prompt" -o out.mp4`,
		Short: "Make a video from a sentence",
		Example: `  kinora generate "a red ball rolls to the right across a green meadow" -o ball.mp4
  kinora generate "a blue car drives to the left" --seconds 1.5 --seed 7 --variations 4 -o car.mp4
  kinora generate "a green balloon rises over the sea" --draft -o draft.mp4
  kinora generate --final-of draft.mp4 -o final.mp4
  kinora generate --from ball.mp4 -o again.mp4`,
		Args: onePrompt,
		RunE: func(cmd *cobra.Command, args []string) error { return f.generate(cmd, args) },
	}
	f.add(cmd)
	f.addSeconds(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "repeat the recipe of this video; other flags change it")
	flags.StringVar(&f.finalOf, "final-of", "", "make this draft at full size, with its composition kept")
	flags.Float64Var(&f.change, "change", plan.FinalChange, "with --final-of: how much may become new, above 0 and up to 1")
	flags.StringArrayVar(&f.media, "media", nil, "with --from and --final-of: a file that the recipe was made of; may be given several times")
	cmd.MarkFlagsMutuallyExclusive("from", "final-of")
	cmd.MarkFlagsMutuallyExclusive("final-of", "expanded")
	return cmd
}

func onePrompt(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("%d arguments where one prompt was expected; put it in quotes", len(args))}
	}
	return nil
}

func (f *generateFlags) generate(cmd *cobra.Command, args []string) error {
	prompt := ""
	if len(args) == 1 {
		prompt = args[0]
	}
	shot, err := f.newShot(cmd, prompt)
	switch {
	case err != nil:
		return err
	case f.from != "":
		return f.repeat(cmd, prompt)
	case f.finalOf != "":
		return f.final(cmd, shot)
	case filmfile.IsScript(prompt) && !filmfile.IsCut(prompt):
		film, err := filmfile.Script(prompt, "")
		if err != nil {
			return usageError{err}
		}
		return f.runFilm(cmd, film, 0)
	case shot.Prompt == "":
		return usageError{errors.New(`the prompt is empty; say what should be seen, e.g. kinora generate "a red ball rolls to the right"`)}
	}
	return f.run(cmd, shot, plain)
}

// repeat makes a recipe again, with the flags that were given on top of it.
func (f *generateFlags) repeat(cmd *cobra.Command, prompt string) error {
	seen, err := recipeOf(cmd.Context(), f.from)
	if err != nil {
		return err
	}
	f.words.settled = prompt == ""
	change := func(shot *projects.Shot) {
		if prompt != "" {
			shot.Prompt, shot.Expanded = prompt, ""
		}
		f.words.set(shot)
		own := shot.Seed
		_ = f.apply(cmd, shot) // newShot has tried the flags
		if cmd.Flags().Changed("seed") {
			shot.Seed += own - seen.Recipe.Seed // several shots stay as far apart as they were
		}
	}
	return f.run(cmd, seen.Recipe.Shot(), func(ctx context.Context, eng *engine.Engine, _ projects.Shot) (engine.Job, error) {
		return eng.Repeat(ctx, seen, change, f.media...)
	})
}

// final makes a draft at full size.
func (f *generateFlags) final(cmd *cobra.Command, shot projects.Shot) error {
	seen, err := recipeOf(cmd.Context(), f.finalOf)
	if err != nil {
		return err
	}
	size, steps := shot.Size, shot.Steps
	f.words.settled = true
	return f.run(cmd, seen.Recipe.Shot(), func(ctx context.Context, eng *engine.Engine, _ projects.Shot) (engine.Job, error) {
		return eng.Final(ctx, seen, size, steps, f.change, f.media...)
	})
}

// recipeOf reads a video that must carry its recipe.
func recipeOf(ctx context.Context, path string) (engine.Inspection, error) {
	seen, err := engine.Inspect(ctx, path)
	if err == nil && seen.Recipe == nil {
		err = usageError{fmt.Errorf(
			"%s carries no recipe, so it cannot be repeated; it was not made by Kinora or its metadata was removed", path)}
	}
	return seen, err
}

// generateSample renders the pack's sample prompt into the temporary folder.
func generateSample(cmd *cobra.Command, opts engine.Options) error {
	f := takeFlags{engine: opts, count: 1, out: filepath.Join(os.TempDir(), "kinora-sample.mp4")}
	return f.run(cmd, projects.Shot{Seed: 1}, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
		shot.Prompt = eng.Manifest().Sample.Prompt
		return plain(ctx, eng, shot)
	})
}
