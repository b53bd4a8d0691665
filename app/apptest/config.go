package apptest

import (
	"context"
	"path/filepath"

	"kinora/app"
	"kinora/app/settings"
)

// Config is a studio over the test engine that writes below dir and posts to q.
func Config(dir string, e *Engine, q *Queue) app.Config {
	return app.Config{
		Open: func(context.Context) (*app.Machine, error) {
			return &app.Machine{Engine: e, Pack: "Papercut 0.1.0", Limits: Limits(), Device: "cpu"}, nil
		},
		Video: Video, Recipe: Recipe, Post: q.Post,
		Memory:  func() int64 { return 700 << 20 },
		Folders: settings.Folders{Settings: filepath.Join(dir, "settings.json"), Takes: filepath.Join(dir, "takes")},
	}
}
