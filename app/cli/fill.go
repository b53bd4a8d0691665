package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/plan"
	"kinora/projects"
)

func newFill() *cobra.Command {
	f, r := takeFlags{}, reachFlags{}
	var at, over, prompt string
	cmd := &cobra.Command{
		Use:   `fill A B --over 1s -o out.mp4, or fill CLIP --at 2s..3.5s -o out.mp4`,
		Short: "Make what is missing between two clips or stills, or make a stretch of a clip anew",
		Example: `  kinora fill a.mp4 b.mp4 --over 1s --prompt "a red ball rolls" -o whole.mkv
  kinora fill start.png end.png --over 2s -o between.mp4
  kinora fill clip.mp4 --at 0.5s..1.2s -o mended.mkv`,
		Args: func(_ *cobra.Command, args []string) error {
			if n := len(args); n < 1 || n > 2 {
				return usageError{errors.New("fill needs two clips or stills, or one clip with --at")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			reach, err := r.reach()
			if err != nil {
				return err
			}
			how, err := fillOf(args, at, over)
			if err != nil {
				return err
			}
			return f.runPrompt(cmd, prompt, args[0], how(reach))
		},
	}
	f.add(cmd)
	r.add(cmd)
	cmd.Flags().StringVar(&at, "at", "", "the stretch of the clip that is made anew, e.g. 2s..3.5s")
	cmd.Flags().StringVar(&over, "over", "1s", "how long what is between is to be")
	cmd.Flags().StringVar(&prompt, "prompt", "", "what should be seen (default: what the first clip was made from)")
	return cmd
}

// fillOf is the arrangement for what was typed.
func fillOf(args []string, at, over string) (func(plan.Reach) arrange, error) {
	if len(args) == 1 {
		if at == "" {
			return nil, usageError{fmt.Errorf("say which stretch of %s is to be made anew, e.g. --at 2s..3.5s, or give a second clip", args[0])}
		}
		from, to, err := span("--at", at)
		return func(reach plan.Reach) arrange {
			return func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
				return eng.Retake(ctx, shot, args[0], from, to, reach)
			}
		}, err
	}
	if at != "" {
		return nil, usageError{errors.New("--at is for one clip; between two it is --over")}
	}
	length, err := optional("--over", over)
	return func(reach plan.Reach) arrange {
		return func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
			return eng.Fill(ctx, shot, args[0], args[1], length, reach)
		}
	}, err
}

func newConnect() *cobra.Command {
	f, r := takeFlags{}, reachFlags{}
	var over, prompt string
	cmd := &cobra.Command{
		Use:     `connect A B --over 1s -o out.mp4`,
		Short:   "Let one clip become another, however little they have in common",
		Example: `  kinora connect ball.mp4 car.mp4 --over 1s -o both.mkv`,
		Args:    exactly(2, "two clips"),
		RunE: func(cmd *cobra.Command, args []string) error {
			reach, err := r.reach()
			if err != nil {
				return err
			}
			length, err := optional("--over", over)
			if err != nil {
				return err
			}
			return f.runPrompt(cmd, prompt, args[1], func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
				return eng.Connect(ctx, shot, args[0], args[1], length, reach)
			})
		},
	}
	f.add(cmd)
	r.add(cmd)
	cmd.Flags().StringVar(&over, "over", "1s", "how long the way from one to the other is to be")
	cmd.Flags().StringVar(&prompt, "prompt", "", "what should be seen on the way (default: what the second clip was made from)")
	return cmd
}
