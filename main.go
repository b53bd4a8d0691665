// Command kinora makes video from words: a studio window without arguments, a command
// line with. It only puts the parts together.
package main

import (
	"context"
	"fmt"
	"os"

	fyneapp "fyne.io/fyne/v2/app"
	"github.com/go-gl/glfw/v3.3/glfw"

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
	if err := display(); err != nil {
		return err
	}
	return ui.Run(ctx, fyneapp.NewWithID("studio.kinora.Kinora"), cfg)
}

// display opens the display before Fyne does, which goes on where that fails and panics at
// its first window. Windows are asked for without buffers for depth and stencils: Fyne
// never draws with them, and without a graphics card clearing them takes a sixth of each
// frame.
func display() (err error) {
	defer func() {
		if cause := recover(); cause != nil { // GLFW prints why, and panics when it is used
			err = fmt.Errorf("the window cannot open: %v; see whether other programs can open one", cause)
		}
	}()
	if err := glfw.Init(); err != nil {
		return fmt.Errorf("the window cannot open: %w", err)
	}
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
	return nil
}
