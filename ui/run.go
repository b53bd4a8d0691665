package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/assets/icons"
)

// Run opens the window of a studio and returns when it has been closed. It must be
// called on the main goroutine. Config's Post is filled in here. Cancelling ctx
// closes the window as a person would.
func Run(ctx context.Context, a fyne.App, cfg app.Config) error {
	cfg.Post = newPoster(fyne.Do).Post
	a.SetIcon(fyne.NewStaticResource("kinora.png", icons.Mark))
	studio := app.New(context.WithoutCancel(ctx), cfg)
	w := newWindow(a, studio, cfg.Post)
	a.Lifecycle().SetOnStarted(func() {
		studio.Start()
		w.focusPrompt()
		studio.Trace("window")
	})
	stop := context.AfterFunc(ctx, func() { fyne.Do(w.quit) })
	defer stop()
	w.window.ShowAndRun()
	return nil
}
