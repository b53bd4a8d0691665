package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/projects"
	"kinora/projects/rational"
)

func newExtend() *cobra.Command {
	f, r := takeFlags{}, reachFlags{}
	var before, after string
	cmd := &cobra.Command{
		Use:   `extend CLIP ["prompt"] --after 1s -o out.mp4`,
		Short: "Continue a clip, forward, backward or both",
		Example: `  kinora extend ball.mp4 --after 1.3s -o longer.mkv
  kinora extend ball.mp4 "a red ball bounces across a green meadow" --before 1s --after 1s -o both.mkv`,
		Args: fileAndPrompt("a clip"),
		RunE: func(cmd *cobra.Command, args []string) error {
			head, err := optional("--before", before)
			if err != nil {
				return err
			}
			tail, err := optional("--after", after)
			if err != nil {
				return err
			}
			if head.Zero() && tail.Zero() {
				return usageError{errors.New("say by how much: --after 1s, --before 1s or both")}
			}
			reach, err := r.reach()
			if err != nil {
				return err
			}
			return f.runClip(cmd, args, func(ctx context.Context, eng *engine.Engine, shot projects.Shot) (engine.Job, error) {
				return eng.Extend(ctx, shot, args[0], head, tail, reach)
			})
		},
	}
	f.add(cmd)
	r.add(cmd)
	cmd.Flags().StringVar(&before, "before", "", "how many seconds are made before the clip")
	cmd.Flags().StringVar(&after, "after", "", "how many seconds are made after the clip")
	return cmd
}

// optional is a time that may be left out.
func optional(flag, text string) (rational.Rat, error) {
	if text == "" {
		return rational.Rat{}, nil
	}
	r, err := positive(flag, text)
	if err != nil {
		return r, usageError{err}
	}
	return r, nil
}

// runClip makes what a clip is arranged to; without a prompt the clip's own is taken,
// where its metadata tell one.
func (f *takeFlags) runClip(cmd *cobra.Command, args []string, how arrange) error {
	return f.runPrompt(cmd, promptOf(args), args[0], how)
}

func (f *takeFlags) runPrompt(cmd *cobra.Command, prompt, clip string, how arrange) error {
	shot, err := f.newShot(cmd, prompt)
	if err != nil {
		return err
	}
	if shot.Prompt == "" {
		seen, err := engine.Inspect(cmd.Context(), clip)
		if err != nil {
			return err
		}
		if seen.Recipe != nil {
			shot.Prompt, shot.Expanded = seen.Recipe.Prompt, seen.Recipe.Expanded
			f.words.settled = true
		}
	}
	return f.run(cmd, shot, how)
}
