package apptest

import (
	"context"
	"image"
	"os"
	"sync"

	"kinora/engine/media"
)

// Writer counts what is written to a file, which appears with Close.
type Writer struct {
	Path   string
	Params media.Params

	mu     sync.Mutex
	frames int
}

// Writers opens Writers and keeps them.
type Writers struct {
	mu  sync.Mutex
	all []*Writer
}

// Create is app.Config.Create.
func (w *Writers) Create(path string, _ media.Preset, params media.Params) (media.SoundWriter, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	made := &Writer{Path: path, Params: params}
	w.all = append(w.all, made)
	return made, nil
}

// Last is the file that was opened last, nil for none.
func (w *Writers) Last() *Writer {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.all) == 0 {
		return nil
	}
	return w.all[len(w.all)-1]
}

// Frames is how many pictures were written.
func (w *Writer) Frames() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.frames
}

// Write counts a picture.
func (w *Writer) Write(ctx context.Context, _ *image.RGBA) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.frames++
	return ctx.Err()
}

// WriteSound takes sound.
func (w *Writer) WriteSound(ctx context.Context, _ []float32) error { return ctx.Err() }

// Note takes a text.
func (w *Writer) Note(string, string) {}

// Waiting has nothing that is unfinished.
func (w *Writer) Waiting() []string { return nil }

// Close makes the file.
func (w *Writer) Close() error { return os.WriteFile(w.Path, []byte("video"), 0o600) }

// Abort leaves nothing.
func (w *Writer) Abort() {}
