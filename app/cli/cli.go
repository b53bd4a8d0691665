// Package cli is Kinora's command line: every engine call as a command, and the
// studio where no command is given. It draws no windows and must not import ui or
// fyne; whoever composes the program hands it a way to open the studio.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"kinora/engine"
)

// Version is the program's version, set at build time with -ldflags -X.
var Version = "0.1.0-dev"

// Studio opens the window and returns when it has been closed: with a film, by its
// folder, or with that of last time where film is "". It is called on the main
// goroutine, as windowing systems demand.
type Studio func(ctx context.Context, opts engine.Options, film string) error

// Main runs the command named by args (without the program's name) and returns the
// exit status: 0 done, 1 failed, 2 wrong use, 130 interrupted.
func Main(ctx context.Context, args []string, studio Studio) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return run(ctx, args, os.Stdout, os.Stderr, studio)
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer, studio Studio) int {
	root := newRoot(studio)
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "kinora: stopped; nothing was written")
		return 130
	}
	fmt.Fprintln(stderr, "kinora:", err)
	var use usageError
	if errors.As(err, &use) {
		return 2
	}
	return 1
}

// usageError marks errors in how a command was called.
type usageError struct{ error }

func newRoot(studio Studio) *cobra.Command {
	opts := engine.Options{}
	root := &cobra.Command{
		Use:           "kinora [FILM.kinora]",
		Short:         "Make video from words, on this machine",
		Long:          "Kinora makes video from words, on this machine. Without a command it opens the studio, with a film where one is named.",
		Version:       Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noCommand,
		RunE: func(cmd *cobra.Command, args []string) error {
			return openStudio(cmd, studio, opts, strings.Join(args, ""))
		},
	}
	addEngineFlags(root, &opts)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(newGenerate(), newAnimate(), newExtend(), newFill(), newConnect(), newLoop(), newRemix(), newFilm())
	root.AddCommand(newRecaption(), newInspect(), newResume(), newDevices(), newPack())
	return root
}

// addEngineFlags adds the flags that say what to run on and with which pack.
func addEngineFlags(cmd *cobra.Command, opts *engine.Options) {
	kept := folders()
	opts.Jobs, opts.Costs = kept.Jobs, kept.Costs
	flags := cmd.Flags()
	flags.StringVar(&opts.Pack, "pack", os.Getenv("KINORA_PACK"), "folder of a model pack (default: the built-in one)")
	flags.StringVar(&opts.Device, "device", envOr("KINORA_DEVICE", "auto"), "auto, cuda, tensorrt, coreml, directml, webgpu or cpu")
	flags.IntVar(&opts.Threads, "threads", 0, "CPU threads (default: one per core)")
	flags.Var((*byteCount)(&opts.Memory), "memory", "what may be taken for decoding, such as 4GB (default: most of what is free)")
}

// noCommand takes nothing, or a film.
func noCommand(_ *cobra.Command, args []string) error {
	if len(args) == 0 || len(args) == 1 && strings.HasSuffix(strings.TrimRight(args[0], `/\`), ".kinora") {
		return nil
	}
	return usageError{fmt.Errorf("no command %q; `kinora --help` lists them", args[0])}
}

// openStudio opens the window, or, where there is no display, says so and renders
// the pack's sample prompt instead.
func openStudio(cmd *cobra.Command, studio Studio, opts engine.Options, film string) error {
	if _, err := os.Stat(film); film != "" && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no film at %s", film)
	}
	if hasDisplay(cmd.Context()) && studio != nil {
		return studio(cmd.Context(), opts, film)
	}
	if film != "" {
		return fmt.Errorf("no display here, so %s cannot be opened%s", film, wayland())
	}
	fmt.Fprintln(cmd.ErrOrStderr(), "kinora: no display here, so the studio window cannot open"+wayland()+"; rendering the sample prompt instead.")
	return generateSample(cmd, opts)
}

func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}
