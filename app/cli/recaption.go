package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine"
	"kinora/engine/recaption"
	"kinora/projects"
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
	settled  bool // what the shots have is kept: they are those of takes
}

func (f *recaptionFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.BoolVar(&f.off, "no-recaption", false, "give the prompt to the model as it is")
	flags.StringVar(&f.expanded, "expanded", "", "what the model reads in place of the prompt")
	cmd.MarkFlagsMutuallyExclusive("no-recaption", "expanded")
}

// set is for a shot that the flags say all of.
func (f *recaptionFlags) set(shot *projects.Shot) {
	if f.expanded != "" || f.off {
		shot.Expanded = f.expanded
	}
}

// expand settles what the model reads of a job's shots, and says so.
func (f *recaptionFlags) expand(cmd *cobra.Command, eng *engine.Engine, job engine.Job) (engine.Job, error) {
	if f.settled || f.off || f.expanded != "" {
		return job, nil
	}
	return eng.Expand(cmd.Context(), job, func(shot int, r recaption.Result) {
		sayExpansion(cmd.ErrOrStderr(), shotOf(shot+1, len(job.Plans)), r)
	})
}

// sayExpansion is an expansion in a line, and a line for each word that was not taken as
// it is; about says which shot's it is.
func sayExpansion(w io.Writer, about string, r recaption.Result) {
	for _, m := range r.Mapped {
		fmt.Fprintf(w, "note: %s%q is read as %q, which %s\n", about, m.Word, m.As, m.Why)
	}
	if len(r.Unknown) > 0 {
		fmt.Fprintf(w, "note: %sthe model does not know: %s\n", about, strings.Join(r.Unknown, ", "))
	}
	if len(r.Forced) > 0 {
		fmt.Fprintf(w, "note: %sput in at the end: %s\n", about, strings.Join(r.Forced, ", "))
	}
	if r.Changed() {
		fmt.Fprintf(w, "%sexpanded: %s\n", about, r.Expanded)
	}
}
