package cli

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"path/filepath"
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
	words    recaptionFlags
	out      string
	negative string
	seconds  string
	size     string
	fps      string
	seed     string
	steps    int
	tries    int
	guidance float64
	dryRun   bool
	draft    bool
	count    int
}

func (f *takeFlags) add(cmd *cobra.Command) {
	addEngineFlags(cmd, &f.engine)
	f.words.add(cmd)
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "the file to write; its ending picks the format (default: take.mp4 with the seed in its name)")
	flags.StringVar(&f.negative, "negative", "", "what should not be seen")
	flags.StringVar(&f.size, "size", "", "width x height in pixels, e.g. 128x80")
	flags.StringVar(&f.fps, "fps", "", "frames per second (default: the pack's)")
	flags.IntVar(&f.steps, "steps", 0, "denoising steps (default: the pack's)")
	flags.IntVar(&f.tries, "tries", 0, "how often a take may be made until the pack's critic is content; 1 takes the first (default: the pack's)")
	flags.Float64Var(&f.guidance, "guidance", 0, "how strongly to follow the prompt; 1 is unguided (default: the pack's)")
	flags.StringVar(&f.seed, "seed", "", "whole number; the same seed repeats the take (default: random)")
	flags.IntVar(&f.count, "variations", 1, "how many takes, each with the next seed, numbered in their names")
	flags.BoolVar(&f.draft, "draft", false, "make it smaller and in fewer steps; kinora generate --final-of makes it whole")
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
	if given("tries") {
		if f.tries <= 0 {
			return fmt.Errorf("--tries %d: at least 1 is needed", f.tries)
		}
		shot.Tries = f.tries
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
	outs, err := f.outputs(shot.Seed)
	if err != nil {
		return usageError{err}
	}
	eng, err := engine.Open(cmd.Context(), f.engine)
	if err != nil {
		return err
	}
	defer eng.Close()
	if engine.IsPicture(f.out) && shot.Seconds.Zero() {
		shot.Seconds = rational.Int(1).Div(eng.Manifest().Rate()) // one frame
	}
	f.words.set(&shot)
	job, err := how(cmd.Context(), eng, shot)
	if err == nil && f.draft {
		job, err = eng.Draft(job)
	}
	if err != nil {
		return usageError{err}
	}
	if !f.dryRun {
		eng.Warm(cmd.Context(), job)
	}
	if job, err = f.words.expand(cmd, eng, job); err != nil {
		return err
	}
	if !f.words.settled {
		if job, err = eng.Apart(job); err != nil {
			return usageError{err}
		}
	}
	for _, note := range append(eng.Warnings(), job.Notes...) {
		fmt.Fprintln(cmd.ErrOrStderr(), "note:", note)
	}
	if f.dryRun {
		return printPlan(cmd.OutOrStdout(), eng, job, f.out)
	}
	return f.makeAll(cmd, eng, job, outs)
}

// outputs is the files to write: one, or one for each variation.
func (f *takeFlags) outputs(seed uint64) ([]string, error) {
	if f.count < 1 || f.count > 1000 {
		return nil, fmt.Errorf("--variations %d: 1 to 1000 are made", f.count)
	}
	if f.out == "" {
		f.out = fmt.Sprintf("take-%d.mp4", seed)
	}
	outs := []string{f.out}
	if f.count > 1 {
		outs = nil
		ext := filepath.Ext(f.out)
		for i := range f.count {
			outs = append(outs, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(f.out, ext), i+1, ext))
		}
	}
	return outs, engine.CheckOutput(f.out)
}

// makeAll makes a job into the first file and its variations into the others.
func (f *takeFlags) makeAll(cmd *cobra.Command, eng *engine.Engine, job engine.Job, outs []string) error {
	first := job.Plans[0].Recipe.Seed
	for i, out := range outs {
		if i > 0 {
			var err error
			if job, err = eng.Vary(job, first+uint64(i)); err != nil {
				return usageError{err}
			}
		}
		if err := makeOne(cmd, eng, job, out); err != nil {
			return err
		}
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "peak memory %s\n", humanBytes(engine.PeakMemory()))
	return nil
}

// makeOne makes a job and says how it goes on.
func makeOne(cmd *cobra.Command, eng *engine.Engine, job engine.Job, out string) error {
	log := cmd.ErrOrStderr()
	for i, p := range job.Plans {
		fmt.Fprintln(log, shotOf(i+1, len(job.Plans))+headline(eng, p))
	}
	bar := newBar(log)
	take, err := eng.Make(cmd.Context(), job, out, bar.on)
	bar.finish(err == nil)
	if err != nil {
		return err
	}
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
