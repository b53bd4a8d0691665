package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
)

// generateFlags is what was typed.
type generateFlags struct {
	takeFlags
	from  string
	media []string
}

func newGenerate() *cobra.Command {
	f := generateFlags{}
	cmd := &cobra.Command{
		Use:   `generate "prompt" -o out.mp4`,
		Short: "Make a video from a sentence",
		Example: `  kinora generate "a red ball rolls to the right across a green meadow" -o ball.mp4
  kinora generate "a blue car drives to the left" --seconds 3 --seed 7 -o car.mp4
  kinora generate --from ball.mp4 -o again.mp4`,
		Args: onePrompt,
		RunE: func(cmd *cobra.Command, args []string) error { return f.generate(cmd, args) },
	}
	f.add(cmd)
	f.addSeconds(cmd)
	cmd.Flags().StringVar(&f.from, "from", "", "repeat the recipe of this video; other flags change it")
	cmd.Flags().StringArrayVar(&f.media, "media", nil, "with --from: a file that the recipe was made of; may be given several times")
	return cmd
}

func onePrompt(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("%d arguments where one prompt was expected; put it in quotes", len(args))}
	}
	return nil
}

func (f *generateFlags) generate(cmd *cobra.Command, args []string) error {
	shot, recipe, err := f.shotOf(cmd, args)
	if err != nil {
		return err
	}
	if recipe == nil {
		return f.run(cmd, shot, plain)
	}
	return f.run(cmd, shot, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
		if recipe.Pack != eng.PackRef() {
			return engine.Job{}, differentPack(recipe.Pack, eng.PackRef())
		}
		p, err := eng.Plan(shot)
		if err != nil {
			return engine.Job{}, err
		}
		media, err := engine.Find(ctx, f.media...)
		return engine.Job{Plans: []plan.Plan{p}, Media: media, Notes: p.Notes}, err
	})
}

// shotOf makes the shot from --from and the flags that were given on top of it.
// The recipe is nil without --from.
func (f *generateFlags) shotOf(cmd *cobra.Command, args []string) (projects.Shot, *projects.Recipe, error) {
	shot, recipe, err := f.base(cmd.Context())
	if err != nil {
		return shot, nil, err
	}
	if len(args) == 1 {
		shot.Prompt = args[0]
	}
	if err := f.apply(cmd, &shot); err != nil {
		return shot, nil, usageError{err}
	}
	if strings.TrimSpace(shot.Prompt) == "" && len(shot.Conditions) == 0 {
		return shot, nil, usageError{errors.New(`the prompt is empty; say what should be seen, e.g. kinora generate "a red ball rolls to the right"`)}
	}
	return shot, recipe, nil
}

func (f *generateFlags) base(ctx context.Context) (projects.Shot, *projects.Recipe, error) {
	if f.from == "" {
		return projects.Shot{Seed: randomSeed()}, nil, nil
	}
	recipe, err := recipeOf(ctx, f.from)
	if err != nil {
		return projects.Shot{}, nil, err
	}
	return recipe.Shot(), recipe, nil
}

// recipeOf reads the recipe that a video must carry.
func recipeOf(ctx context.Context, path string) (*projects.Recipe, error) {
	seen, err := engine.Inspect(ctx, path)
	if err == nil && seen.Recipe == nil {
		err = usageError{fmt.Errorf(
			"%s carries no recipe, so it cannot be repeated; it was not made by Kinora or its metadata was removed", path)}
	}
	return seen.Recipe, err
}

// generateSample renders the pack's sample prompt into the temporary folder.
func generateSample(cmd *cobra.Command, opts engine.Options) error {
	f := takeFlags{engine: opts, out: filepath.Join(os.TempDir(), "kinora-sample.mp4")}
	return f.run(cmd, projects.Shot{Seed: 1}, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
		shot.Prompt = eng.Manifest().Sample.Prompt
		return plain(ctx, eng, shot)
	})
}

func differentPack(made, have projects.PackRef) error {
	return fmt.Errorf("the take was made with pack %s %s (%.12s…) but this is %s %s (%.12s…); name its folder with --pack",
		made.ID, made.Version, made.Digest, have.ID, have.Version, have.Digest)
}
