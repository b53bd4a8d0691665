package apptest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
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
		Video: Video, Exact: Video, Recipe: Recipe, Digest: digest, Create: (&Writers{}).Create, Post: q.Post,
		Memory: func() int64 { return 700 << 20 },
		Folders: settings.Folders{
			Settings: filepath.Join(dir, "settings.json"), Films: filepath.Join(dir, "films"), Scratch: filepath.Join(dir, "cuts"),
		},
	}
}

func digest(_ context.Context, path string) (string, error) {
	data, err := os.ReadFile(path)
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), err
}
