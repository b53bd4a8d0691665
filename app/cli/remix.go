package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/projects"
)

func newRemix() *cobra.Command {
	f := takeFlags{}
	var fit string
	var strength float64
	cmd := &cobra.Command{
		Use:     `remix CLIP "prompt" --strength 0.6 -o out.mp4`,
		Short:   "Make a clip again from another prompt, with its composition kept",
		Example: `  kinora remix ball.mp4 "a blue ball rolls to the right in the desert" --strength 0.7 -o blue.mp4`,
		Args:    fileAndPrompt("a clip"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !(strength > 0 && strength <= 1) {
				return usageError{fmt.Errorf("--strength %v: above 0 and up to 1 is needed, where 1 makes all of it new", strength)}
			}
			if promptOf(args) == "" {
				return usageError{errors.New(`say what should be seen, e.g. kinora remix ball.mp4 "a blue ball"`)}
			}
			shot, err := f.newShot(cmd, promptOf(args))
			if err != nil {
				return err
			}
			return f.run(cmd, shot, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
				return eng.Remix(ctx, shot, args[0], strength, projects.Fit(fit))
			})
		},
	}
	f.add(cmd)
	f.addSeconds(cmd)
	addFit(cmd, &fit)
	cmd.Flags().Float64Var(&strength, "strength", 0.6, "how much becomes new, above 0 and up to 1")
	return cmd
}
