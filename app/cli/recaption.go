package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/recaption"
	"kinora/projects"
	"kinora/projects/rational"
)

func newRecaption() *cobra.Command {
	opts := engine.Options{}
	var still, asJSON bool
	cmd := &cobra.Command{
		Use:   `recaption "prompt"`,
		Short: "Show the rich caption that the model is given in place of a short prompt",
		Example: `  kinora recaption "a puppy at the beach"
  kinora generate "a puppy at the beach" --expanded "…" -o dog.mp4   # with a caption of your own`,
		Args: exactly(1, "one prompt, in quotes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			eng, err := engine.Open(cmd.Context(), opts)
			if err != nil {
				return err
			}
			defer eng.Close()
			form := recaption.Clip
			if still {
				form = recaption.Still
			}
			r, err := eng.Recaption(cmd.Context(), args[0], form)
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd.OutOrStdout(), r)
			}
			printRecaption(cmd.OutOrStdout(), r)
			return nil
		},
	}
	addEngineFlags(cmd, &opts)
	cmd.Flags().BoolVar(&still, "still", false, "for a picture, in which nothing moves")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print everything as JSON")
	return cmd
}

// printRecaption says all that is known of an expansion.
func printRecaption(w io.Writer, r recaption.Result) {
	row := func(name, text string) {
		if text != "" {
			fmt.Fprintf(w, "%-10s %s\n", name, text)
		}
	}
	row("expanded", r.Expanded)
	var added, mapped []string
	for _, word := range r.Added {
		added = append(added, fmt.Sprintf("%s: %s", word.Field, word.Text))
	}
	for _, m := range r.Mapped {
		mapped = append(mapped, fmt.Sprintf("%s as %s (%s)", m.Word, m.As, m.Why))
	}
	row("added", strings.Join(added, "; "))
	row("read", strings.Join(mapped, "; "))
	row("unknown", strings.Join(r.Unknown, ", "))
	row("put in", strings.Join(r.Forced, ", "))
	if !r.Kept {
		row("note", "no caption kept what the prompt says, so it stays as it is")
	}
}

// recaptionFlags says what the model reads in place of the prompt.
type recaptionFlags struct {
	off      bool
	expanded string
	settled  bool // the shot's own is kept: it is that of a take
}

func (f *recaptionFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.off, "no-recaption", false, "give the prompt to the model as it is")
	flags.StringVar(&f.expanded, "expanded", "", "what the model reads in place of the prompt")
	cmd.MarkFlagsMutuallyExclusive("no-recaption", "expanded")
}

// expand settles what the model reads of a shot, and says so.
func (f *recaptionFlags) expand(cmd *cobra.Command, eng *engine.Engine, shot *projects.Shot) error {
	switch {
	case f.expanded != "":
		shot.Expanded = f.expanded
		return nil
	case f.off:
		shot.Expanded = ""
		return nil
	case f.settled || shot.Prompt == "" || !eng.CanRecaption():
		return nil
	}
	r, err := eng.Recaption(cmd.Context(), shot.Prompt, formOf(eng, *shot))
	if err != nil {
		return err
	}
	sayExpansion(cmd.ErrOrStderr(), r)
	if shot.Expanded = ""; r.Changed() {
		shot.Expanded = r.Expanded
	}
	return nil
}

// again is the shot of a take that is repeated, with another prompt where there is one;
// without it what the model read is kept.
func (f *recaptionFlags) again(shot projects.Shot, prompt string) projects.Shot {
	if f.settled = prompt == ""; !f.settled {
		shot.Prompt, shot.Expanded = prompt, ""
	}
	return shot
}

// after is a change of shots, and then of what the model reads, where that was settled
// anew.
func (f *recaptionFlags) after(change func(*projects.Shot), expanded string) func(*projects.Shot) {
	if f.settled && f.expanded == "" && !f.off {
		return change
	}
	return func(shot *projects.Shot) {
		change(shot)
		shot.Expanded = expanded
	}
}

// sayExpansion is an expansion in a line, and a line for each word that was not taken as
// it is.
func sayExpansion(w io.Writer, r recaption.Result) {
	for _, m := range r.Mapped {
		fmt.Fprintf(w, "note: %q is read as %q, which %s\n", m.Word, m.As, m.Why)
	}
	if len(r.Unknown) > 0 {
		fmt.Fprintf(w, "note: the model does not know: %s\n", strings.Join(r.Unknown, ", "))
	}
	if len(r.Forced) > 0 {
		fmt.Fprintf(w, "note: put in at the end: %s\n", strings.Join(r.Forced, ", "))
	}
	if r.Changed() {
		fmt.Fprintln(w, "expanded:", r.Expanded)
	}
}

// formOf is the form of a shot: one of a single frame is a still.
func formOf(eng *engine.Engine, shot projects.Shot) recaption.Form {
	per := shot.Rate
	if per.Zero() {
		per = eng.Manifest().Rate()
	}
	if !shot.Seconds.Zero() && shot.Seconds.Mul(per).Cmp(rational.Int(1)) <= 0 {
		return recaption.Still
	}
	return recaption.Clip
}
