package cli

import (
	"context"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/projects"
)

func newLoop() *cobra.Command {
	f, r := takeFlags{}, reachFlags{}
	var over string
	cmd := &cobra.Command{
		Use:     `loop CLIP ["prompt"] -o out.mp4`,
		Short:   "Lead a clip's end back to its beginning, so that it plays round and round",
		Example: `  kinora loop ball.mp4 --over 1s -o round.gif`,
		Args:    fileAndPrompt("a clip"),
		RunE: func(cmd *cobra.Command, args []string) error {
			reach, err := r.reach()
			if err != nil {
				return err
			}
			length, err := optional("--over", over)
			if err != nil {
				return err
			}
			return f.runClip(cmd, args, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
				return eng.Loop(ctx, shot, args[0], length, reach)
			})
		},
	}
	f.add(cmd)
	r.add(cmd)
	cmd.Flags().StringVar(&over, "over", "1s", "how long the way back is to be")
	return cmd
}
