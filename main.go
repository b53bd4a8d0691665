// Command kinora makes video from words: a studio window without arguments, a command
// line with. It only puts the parts together.
package main

import (
	"context"
	"os"

	fyneapp "fyne.io/fyne/v2/app"

	"kinora/app/cli"
	"kinora/app/engineroom"
	_ "kinora/app/locale" // before Fyne reads the environment
	"kinora/engine"
	"kinora/ui"
)

func main() { os.Exit(cli.Main(context.Background(), os.Args[1:], studio)) }

func studio(ctx context.Context, opts engine.Options, film string) error {
	cfg, err := engineroom.Config(opts, film)
	if err != nil {
		return err
	}
	return ui.Run(ctx, fyneapp.NewWithID("studio.kinora.Kinora"), cfg)
}
