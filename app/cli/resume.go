package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kinora/app/settings"
	"kinora/engine"
	"kinora/engine/keep"
)

// folders is where Kinora writes; all "" where this user has no folders, and then
// nothing is kept.
func folders() settings.Folders {
	f, err := settings.Locate()
	if err != nil {
		return settings.Folders{}
	}
	return f
}

// resumeFlags is what was typed.
type resumeFlags struct {
	folder       string
	all, discard bool
}

func newResume() *cobra.Command {
	f := resumeFlags{folder: folders().Jobs}
	cmd := &cobra.Command{
		Use:   "resume [KEY|FILE]",
		Short: "Go on with a take that was killed, from its last step",
		Long: `Go on with a take that was killed, from its last step: the frames are those that it
would have had. Without a key or the name of its file, what can be resumed is listed.`,
		Example: `  kinora resume
  kinora resume long.mp4
  kinora resume --all
  kinora resume --discard 3f62c1d09a7be845`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || f.all && len(args) > 0 {
				return usageError{errors.New("resume takes one key or file, or --all")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	cmd.Flags().BoolVar(&f.all, "all", false, "go on with everything that was killed, one after the other")
	cmd.Flags().BoolVar(&f.discard, "discard", false, "forget it instead")
	return cmd
}

func (f *resumeFlags) run(cmd *cobra.Command, args []string) error {
	jobs, err := engine.Interrupted(f.folder)
	if err != nil {
		return err
	}
	if len(args) == 0 && !f.all {
		if f.discard {
			return usageError{errors.New("say what is to be forgotten: a key, a file or --all")}
		}
		return printJobs(cmd.OutOrStdout(), jobs)
	}
	if !f.all {
		if jobs, err = chosen(jobs, args[0]); err != nil {
			return usageError{err}
		}
	}
	for _, job := range jobs {
		if f.all && job.Running {
			continue
		}
		if err := f.one(cmd, job); err != nil {
			return err
		}
	}
	return nil
}

// chosen is the one job that a key, its beginning or a file stands for.
func chosen(jobs []keep.Kept, name string) ([]keep.Kept, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	var found []keep.Kept
	for _, job := range jobs {
		if job.Path == path || strings.HasPrefix(job.Name, name) {
			found = append(found, job)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("nothing to resume is called %q; `kinora resume` lists what there is", name)
	case 1:
		return found, nil
	}
	return nil, fmt.Errorf("%q is %d jobs: give the key of one; `kinora resume` lists them", name, len(found))
}

// one goes on with a job, or forgets it.
func (f *resumeFlags) one(cmd *cobra.Command, job keep.Kept) error {
	if f.discard {
		return job.Discard(cmd.Context())
	}
	eng, err := engine.Open(cmd.Context(), engine.Resuming(job.Order, f.folder, folders().Costs))
	if err != nil {
		return err
	}
	defer eng.Close()
	log := cmd.ErrOrStderr()
	fmt.Fprintf(log, "%s: %s\n", job.Path, progressOf(job))
	bar := newBar(log)
	take, err := eng.Resume(cmd.Context(), job.Order, bar.on)
	bar.finish(err == nil)
	if err != nil {
		return err
	}
	fmt.Fprintln(cmd.OutOrStdout(), take.Path)
	return nil
}

func printJobs(w io.Writer, jobs []keep.Kept) error {
	if len(jobs) == 0 {
		_, err := fmt.Fprintln(w, "nothing to resume")
		return err
	}
	for _, job := range jobs {
		state := progressOf(job)
		if job.Running {
			state = "being made"
		}
		r := job.Recipes[0]
		title := r.Prompt
		if job.Assembly != nil && job.Assembly.Title != "" {
			title = job.Assembly.Title
		}
		fmt.Fprintf(w, "%s  %s  %s\n  %s · seed %d · begun %s\n", job.Name, job.Path, state, title, r.Seed,
			job.Began.Local().Format("2 Jan 15:04"))
	}
	return nil
}

// progressOf is how far a job has come.
func progressOf(job keep.Kept) string {
	steps := job.Recipes[job.Take].Steps
	about := shotOf(job.Take+1, len(job.Recipes))
	switch job.Windows {
	case 0:
		return fmt.Sprintf("%s%d of %d steps done", about, job.Step, steps)
	case 1:
		return fmt.Sprintf("%s1 window and %d of %d steps done", about, job.Step, steps)
	}
	return fmt.Sprintf("%s%d windows and %d of %d steps done", about, job.Windows, job.Step, steps)
}
