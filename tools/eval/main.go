package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run does what args ask and returns the exit status: 0 done, 1 failed, 2 wrong use, 130 interrupted.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	cmd := newCommand()
	cmd.SetArgs(args)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	err := cmd.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "eval: stopped; nothing was written")
		return 130
	}
	fmt.Fprintln(stderr, "eval:", err)
	var use usageError
	if errors.As(err, &use) {
		return 2
	}
	return 1
}

// usageError marks errors in how the command was called.
type usageError struct{ error }

// options are the command's flags.
type options struct {
	judges       string
	device       string
	threads      int
	json         string
	reference    string
	worst        int
	allowMissing bool
}

func newCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{
		Use:           "eval DIR",
		Short:         "Judge a folder of clips against their prompts",
		Long:          "Judges the clips in DIR against DIR/prompts.jsonl and prints how often they show what was asked.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] != "" {
				return nil
			}
			return usageError{errors.New("name one folder of clips: make eval DIR=FOLDER")}
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return evaluate(cmd.Context(), args[0], o, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.judges, "judges", "tools/eval/judges", "folder of look.onnx, move.onnx and judges.json")
	flags.StringVar(&o.device, "device", "cpu", "what the judges run on: cpu, or any that `kinora devices` lists")
	flags.IntVar(&o.threads, "threads", 0, "CPU threads (default: one per core)")
	flags.StringVar(&o.json, "json", "", "write every question and answer to this file")
	flags.StringVar(&o.reference, "reference", "", "folder of clips to measure the Fréchet distances to")
	flags.IntVar(&o.worst, "worst", 0, "list so many of the clips that failed, the worst first")
	flags.BoolVar(&o.allowMissing, "allow-missing", false, "leave out prompts whose clip is not there")
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	return cmd
}
