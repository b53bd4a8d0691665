package cli

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// takeFlags is what every command that makes a take understands. The strings are
// parsed by apply.
type takeFlags struct {
	engine   engine.Options
	out      string
	negative string
	seconds  string
	size     string
	fps      string
	seed     string
	steps    int
	guidance float64
	dryRun   bool
}

func (f *takeFlags) add(cmd *cobra.Command) {
	addEngineFlags(cmd, &f.engine)
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "the file to write; its ending picks the format (default: take.mp4 with the seed in its name)")
	flags.StringVar(&f.negative, "negative", "", "what should not be seen")
	flags.StringVar(&f.size, "size", "", "width x height in pixels, e.g. 128x80")
	flags.StringVar(&f.fps, "fps", "", "frames per second (default: the pack's)")
	flags.IntVar(&f.steps, "steps", 0, "denoising steps (default: the pack's)")
	flags.Float64Var(&f.guidance, "guidance", 0, "how strongly to follow the prompt; 1 is unguided (default: the pack's)")
	flags.StringVar(&f.seed, "seed", "", "whole number; the same seed repeats the take (default: random)")
	flags.BoolVar(&f.dryRun, "dry-run", false, "print the plan and what it will cost, and make nothing")
}

// addSeconds adds the flag for commands whose takes have a length of their own.
func (f *takeFlags) addSeconds(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.seconds, "seconds", "", "duration, snapped to what the pack can do")
}

// newShot is a shot of a prompt with the flags that were given.
func (f *takeFlags) newShot(cmd *cobra.Command, prompt string) (projects.Shot, error) {
	shot := projects.Shot{Prompt: strings.TrimSpace(prompt), Seed: randomSeed()}
	if err := f.apply(cmd, &shot); err != nil {
		return shot, usageError{err}
	}
	return shot, nil
}

// apply puts the flags that were given over what the shot says.
func (f *takeFlags) apply(cmd *cobra.Command, shot *projects.Shot) error {
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

// arrange turns a shot into a job of an open engine.
type arrange func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error)

// plain is the arrangement of a shot that is made from its prompt alone.
func plain(_ context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
	p, err := eng.Plan(shot)
	return engine.Job{Plans: []plan.Plan{p}, Notes: p.Notes}, err
}

// run opens the engine and makes what the arrangement gives.
func (f *takeFlags) run(cmd *cobra.Command, shot projects.Shot, how arrange) error {
	if f.out == "" {
		f.out = fmt.Sprintf("take-%d.mp4", shot.Seed)
	}
	if err := engine.CheckOutput(f.out); err != nil {
		return usageError{err}
	}
	eng, err := engine.Open(cmd.Context(), f.engine)
	if err != nil {
		return err
	}
	defer eng.Close()
	job, err := how(cmd.Context(), eng, shot)
	if err != nil {
		return usageError{err}
	}
	return f.make(cmd, eng, job, f.out)
}

// make makes one take, saying what was snapped and how it goes on; with --dry-run it
// says that only.
func (f *takeFlags) make(cmd *cobra.Command, eng *engine.Engine, job engine.Job, out string) error {
	log := cmd.ErrOrStderr()
	for _, note := range append(eng.Warnings(), job.Notes...) {
		fmt.Fprintln(log, "note:", note)
	}
	if f.dryRun {
		return printPlan(cmd.OutOrStdout(), eng, job)
	}
	for _, p := range job.Plans {
		fmt.Fprintln(log, headline(eng, p))
	}
	bar := newBar(log)
	take, err := eng.Make(cmd.Context(), job, out, bar.on)
	bar.finish(err == nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(log, "peak memory %s\n", humanBytes(engine.PeakMemory()))
	fmt.Fprintln(cmd.OutOrStdout(), take.Path)
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
