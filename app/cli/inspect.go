package cli

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/projects"
)

func newInspect() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "inspect FILE",
		Short: "Print what a video is and the recipe it was made from",
		Args:  exactly(1, "a video file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			seen, err := engine.Inspect(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), seen)
			}
			printInspection(cmd.OutOrStdout(), seen)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print everything as JSON")
	return cmd
}

func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		return usageError{fmt.Errorf("%s needs %s", cmd.CommandPath(), what)}
	}
}

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func printInspection(w io.Writer, seen engine.Inspection) {
	row := func(name, format string, values ...any) {
		fmt.Fprintf(w, "%-10s %s\n", name, fmt.Sprintf(format, values...))
	}
	row("file", "%s", seen.Info.Path)
	row("format", "%s, %.3f s", seen.Info.Format, seen.Info.Duration.Float())
	if v := seen.Info.Video; v != nil {
		row("video", "%s %s, %d×%d, %s fps, %d frames", v.Codec, v.PixelFormat, v.DisplayWidth, v.DisplayHeight, rate(v.Rate), v.Frames)
	}
	if a := seen.Info.Audio; a != nil {
		row("audio", "%s, %d Hz, %d channels", a.Codec, a.SampleRate, a.Channels)
	}
	r := seen.Recipe
	if r == nil {
		row("recipe", "none: not made by Kinora, or its metadata was removed")
		return
	}
	row("prompt", "%s", r.Prompt)
	if r.Expanded != "" {
		row("expanded", "%s", r.Expanded)
	}
	if r.Negative != "" {
		row("negative", "%s", r.Negative)
	}
	row("seed", "%d", r.Seed)
	row("pack", "%s %s (%s)", r.Pack.ID, r.Pack.Version, r.Pack.Digest)
	row("size", "%d×%d, %d frames at %s fps", r.Size.Width, r.Size.Height, r.Frames, rate(r.Rate))
	row("sampling", "%s, %d steps%s, guidance %g", r.Mode, r.Steps, made(r.Tries), r.Guidance)
	for _, c := range r.Conditions {
		row("known", "%s", known(c, nil, shortAsset))
	}
	if r.Basis != nil {
		row("from", "%s, %g of it new", basis(*r.Basis), r.Basis.Change)
	}
	if a := seen.Assembly; a != nil {
		row("written", "%s: %s", frames(a.Frames()), parts(a.Parts, shortAsset))
		printShots(row, *a)
	}
	for _, line := range driftLines(seen.Drift, takes(seen.Assembly)) {
		row("drift", "%s", line)
	}
	row("recipe", "%s", r.Key())
}

// takes is how many takes a video is of.
func takes(a *projects.Assembly) int {
	if a == nil {
		return 1
	}
	return len(a.Takes)
}

// printShots says of what several takes of a video were made.
func printShots(row func(name, format string, values ...any), a projects.Assembly) {
	if len(a.Takes) < 2 {
		return
	}
	for i, r := range a.Takes {
		row(fmt.Sprintf("shot %d", i+1), "%s · seed %d · %s", r.Prompt, r.Seed, frames(r.Frames))
		if r.Expanded != "" {
			row("", "expanded: %s", r.Expanded)
		}
		for _, c := range r.Conditions {
			row("", "%s", known(c, a.Takes, shortAsset))
		}
	}
}

func shortAsset(asset string) string { return fmt.Sprintf("%.12s…", asset) }

// basis is what a take started from, in words.
func basis(b projects.Basis) string {
	switch {
	case b.Asset != "":
		return fmt.Sprintf("the clip %.12s…", b.Asset)
	case b.Draft != nil:
		return fmt.Sprintf("a draft of %d×%d in %d steps", b.Draft.Size.Width, b.Draft.Size.Height, b.Draft.Steps)
	}
	return "a blend of the known frames"
}

// made is how often a take could be made; "" where nobody judged it.
func made(tries int) string {
	switch tries {
	case 0:
		return ""
	case 1:
		return ", 1 try"
	}
	return fmt.Sprintf(", up to %d tries", tries)
}
