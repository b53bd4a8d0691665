package cli

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
)

// stillFlags says where a still lies in a take and how it gets there.
type stillFlags struct {
	at       string
	fit      string
	strength float64
}

func newAnimate() *cobra.Command {
	f, s := takeFlags{}, stillFlags{}
	cmd := &cobra.Command{
		Use:   `animate STILL "prompt" -o out.mp4`,
		Short: "Make a still move: it becomes a frame of a new take",
		Example: `  kinora animate boat.png "a red boat sails to the right on the sea" -o boat.mp4
  kinora animate boat.png "a red boat comes to rest" --at last -o rest.mp4`,
		Args: fileAndPrompt("a still"),
		RunE: func(cmd *cobra.Command, args []string) error {
			still, err := s.still(args[0])
			if err != nil {
				return usageError{err}
			}
			shot, err := f.newShot(cmd, promptOf(args))
			if err != nil {
				return err
			}
			return f.run(cmd, shot, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
				return eng.Animate(ctx, shot, still)
			})
		},
	}
	f.add(cmd)
	f.addSeconds(cmd)
	cmd.Flags().StringVar(&s.at, "at", "first", "first, last or the number of the frame that it becomes")
	addFit(cmd, &s.fit)
	cmd.Flags().Float64Var(&s.strength, "strength", 1, "how firmly the still is kept, above 0 and up to 1")
	return cmd
}

func addFit(cmd *cobra.Command, fit *string) {
	cmd.Flags().StringVar(fit, "fit", string(projects.Crop), "crop, pad or stretch, where shapes differ")
}

// still is what the flags say of a file.
func (s stillFlags) still(path string) (engine.Still, error) {
	out := engine.Still{Path: path, Strength: s.strength, Fit: projects.Fit(s.fit)}
	switch s.at {
	case "first":
		return out, s.check()
	case "last":
		out.At = plan.LastFrame
		return out, s.check()
	}
	n, err := strconv.Atoi(s.at)
	if err != nil || n < 0 {
		return out, fmt.Errorf("--at %q: first, last or the number of a frame, counted from 0, is needed", s.at)
	}
	out.At = n
	return out, s.check()
}

func (s stillFlags) check() error {
	if !(s.strength > 0 && s.strength <= 1) {
		return fmt.Errorf("--strength %v: above 0 and up to 1 is needed, where 1 keeps the picture", s.strength)
	}
	return nil
}

// fileAndPrompt takes a file and, where there is one, a prompt.
func fileAndPrompt(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0:
			return usageError{fmt.Errorf("%s needs %s", cmd.CommandPath(), what)}
		case len(args) > 2:
			return usageError{fmt.Errorf("%d arguments where %s and one prompt were expected; put the prompt in quotes", len(args), what)}
		}
		return nil
	}
}

func promptOf(args []string) string {
	if len(args) < 2 {
		return ""
	}
	return args[1]
}
