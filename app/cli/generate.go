package cli

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/projects"
	"kinora/projects/rational"
)

// generateFlags is what was typed; the strings are parsed by shotOf.
type generateFlags struct {
	engine   engine.Options
	out      string
	from     string
	negative string
	seconds  string
	size     string
	fps      string
	seed     string
	steps    int
	guidance float64
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
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	addEngineFlags(cmd, &f.engine)
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "the video to write; its ending picks the format (default: take.mp4 with the seed in its name)")
	flags.StringVar(&f.from, "from", "", "repeat the recipe of this video; other flags change it")
	flags.StringVar(&f.negative, "negative", "", "what should not be seen")
	flags.StringVar(&f.seconds, "seconds", "", "duration, snapped to what the pack can do")
	flags.StringVar(&f.size, "size", "", "width x height in pixels, e.g. 128x80")
	flags.StringVar(&f.fps, "fps", "", "frames per second (default: the pack's)")
	flags.IntVar(&f.steps, "steps", 0, "denoising steps (default: the pack's)")
	flags.Float64Var(&f.guidance, "guidance", 0, "how strongly to follow the prompt; 1 is unguided (default: the pack's)")
	flags.StringVar(&f.seed, "seed", "", "whole number; the same seed repeats the take (default: random)")
	return cmd
}

func onePrompt(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usageError{fmt.Errorf("%d arguments where one prompt was expected; put it in quotes", len(args))}
	}
	return nil
}

func (f *generateFlags) run(cmd *cobra.Command, args []string) error {
	shot, recipe, err := f.shotOf(cmd, args)
	if err != nil {
		return err
	}
	if f.out == "" {
		f.out = fmt.Sprintf("take-%d.mp4", shot.Seed)
	}
	if err := engine.CheckOutput(f.out); err != nil {
		return usageError{err}
	}
	return generate(cmd, f.engine, shot, f.out, recipe)
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
	if strings.TrimSpace(shot.Prompt) == "" {
		return shot, nil, usageError{errors.New(`the prompt is empty; say what should be seen, e.g. kinora generate "a red ball rolls to the right"`)}
	}
	return shot, recipe, nil
}

func (f *generateFlags) base(ctx context.Context) (projects.Shot, *projects.Recipe, error) {
	if f.from == "" {
		return projects.Shot{Seed: randomSeed()}, nil, nil
	}
	seen, err := engine.Inspect(ctx, f.from)
	if err != nil {
		return projects.Shot{}, nil, err
	}
	if seen.Recipe == nil {
		return projects.Shot{}, nil, usageError{fmt.Errorf(
			"%s carries no recipe, so it cannot be repeated; it was not made by Kinora or its metadata was removed", f.from)}
	}
	return seen.Recipe.Shot(), seen.Recipe, nil
}

func (f *generateFlags) apply(cmd *cobra.Command, shot *projects.Shot) error {
	given := cmd.Flags().Changed
	var err error
	if given("negative") {
		shot.Negative = f.negative
	}
	if given("seconds") {
		if shot.Seconds, err = positive("--seconds", f.seconds); err != nil {
			return err
		}
	}
	if given("fps") {
		if shot.Rate, err = positive("--fps", f.fps); err != nil {
			return err
		}
	}
	if given("size") {
		if shot.Size, err = parseSize(f.size); err != nil {
			return err
		}
	}
	if given("seed") {
		if shot.Seed, err = strconv.ParseUint(f.seed, 10, 64); err != nil {
			return fmt.Errorf("--seed %q: a whole number from 0 to %d is needed", f.seed, uint64(1<<64-1))
		}
	}
	if given("steps") {
		if f.steps <= 0 {
			return fmt.Errorf("--steps %d: at least 1 is needed", f.steps)
		}
		shot.Steps = f.steps
	}
	if given("guidance") {
		shot.Guidance = &f.guidance
	}
	return nil
}

func positive(flag, text string) (rational.Rat, error) {
	r, err := rational.Parse(strings.TrimSuffix(text, "s"))
	if err != nil || r.Cmp(rational.Rat{}) <= 0 {
		return r, fmt.Errorf("%s %q: a number above 0 is needed, e.g. 2 or 2.5", flag, text)
	}
	return r, nil
}

func parseSize(text string) (projects.Size, error) {
	w, h, ok := strings.Cut(strings.ToLower(strings.ReplaceAll(text, "×", "x")), "x")
	width, err1 := strconv.Atoi(w)
	height, err2 := strconv.Atoi(h)
	if !ok || err1 != nil || err2 != nil || width <= 0 || height <= 0 {
		return projects.Size{}, fmt.Errorf("--size %q: width x height in pixels is needed, e.g. 128x80", text)
	}
	return projects.Size{Width: width, Height: height}, nil
}

// randomSeed is small enough to be read aloud.
func randomSeed() uint64 {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return binary.LittleEndian.Uint64(b[:]) % 1_000_000
}

// generateSample renders the pack's sample prompt into the temporary folder.
func generateSample(cmd *cobra.Command, opts engine.Options) error {
	eng, err := engine.Open(cmd.Context(), opts)
	if err != nil {
		return err
	}
	defer eng.Close()
	out := filepath.Join(os.TempDir(), "kinora-sample.mp4")
	return makeTake(cmd, eng, projects.Shot{Prompt: eng.Manifest().Sample.Prompt, Seed: 1}, out)
}

func generate(cmd *cobra.Command, opts engine.Options, shot projects.Shot, out string, from *projects.Recipe) error {
	eng, err := engine.Open(cmd.Context(), opts)
	if err != nil {
		return err
	}
	defer eng.Close()
	if from != nil && from.Pack != eng.PackRef() {
		return usageError{differentPack(from.Pack, eng.PackRef())}
	}
	return makeTake(cmd, eng, shot, out)
}

func differentPack(made, have projects.PackRef) error {
	return fmt.Errorf("the take was made with pack %s %s (%.12s…) but this is %s %s (%.12s…); name its folder with --pack",
		made.ID, made.Version, made.Digest, have.ID, have.Version, have.Digest)
}

// makeTake plans and makes one take, saying what was snapped and how it goes on.
func makeTake(cmd *cobra.Command, eng *engine.Engine, shot projects.Shot, out string) error {
	log := cmd.ErrOrStderr()
	plan, err := eng.Plan(shot)
	if err != nil {
		return usageError{err}
	}
	for _, note := range append(eng.Warnings(), plan.Notes...) {
		fmt.Fprintln(log, "note:", note)
	}
	r := plan.Recipe
	fmt.Fprintf(log, "%s · %d×%d, %d frames at %s fps · %d steps, guidance %g · seed %d · %s on %s\n",
		r.Prompt, r.Size.Width, r.Size.Height, r.Frames, rate(r.Rate), r.Steps, r.Guidance, r.Seed, eng.Manifest().Name, eng.Device())
	bar := newBar(log)
	take, err := eng.Generate(cmd.Context(), plan, out, bar.on)
	bar.finish(err == nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "peak memory %s\n", humanBytes(engine.PeakMemory()))
	fmt.Fprintln(cmd.OutOrStdout(), take.Path)
	return nil
}

func rate(r rational.Rat) string { return strconv.FormatFloat(r.Float(), 'g', 5, 64) }

func humanBytes(n int64) string {
	if n >= 1<<30 {
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	}
	return fmt.Sprintf("%d MB", n>>20)
}
