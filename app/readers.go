package app

import (
	"context"
	"slices"

	"kinora/engine/media"
)

// readers keeps the files open that were read last: opening costs more than a picture.
// It is used on one goroutine.
type readers struct {
	how   func(ctx context.Context, path string) (media.Reader, error)
	files []openFile // the most recent last
}

type openFile struct {
	path   string
	reader media.Reader
}

// openFiles is how many files are kept open.
const openFiles = 4

func (r *readers) open(ctx context.Context, path string) (media.Reader, error) {
	for i, f := range r.files {
		if f.path == path {
			r.files = append(slices.Delete(r.files, i, i+1), f)
			return f.reader, nil
		}
	}
	reader, err := r.how(ctx, path)
	if err != nil {
		return nil, err
	}
	if len(r.files) == openFiles {
		_ = r.files[0].reader.Close() // nothing was written that could be lost
		r.files = slices.Delete(r.files, 0, 1)
	}
	r.files = append(r.files, openFile{path, reader})
	return reader, nil
}

func (r *readers) close() {
	for _, f := range r.files {
		_ = f.reader.Close() // nothing was written that could be lost
	}
	r.files = nil
}
