package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// mediaIn is the whole files of a folder of media, relative to it, with their bytes.
func mediaIn(dir string) (map[string]int64, error) {
	all := map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist): // no media yet, or one that was written has got its name
			return nil
		case err != nil:
			return &unreadable{path, err}
		case !d.Type().IsRegular() || strings.HasPrefix(d.Name(), unfinished):
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return nil //nolint:nilerr // it has gone between, as what is unfinished does
		}
		name, err := filepath.Rel(dir, path)
		all[name] = info.Size()
		return err
	})
	return all, err
}

// weigh finds out how much is to be copied and whether there is room for it.
func (c *copier) weigh(inside map[string]int64, outside []Outside) error {
	for _, bytes := range inside {
		c.all += bytes
	}
	for _, o := range outside {
		if info, err := os.Stat(o.Path); err == nil {
			c.all += info.Size()
		}
	}
	if c.Room == nil {
		return nil
	}
	return c.Room(c.all)
}

func (c *copier) bringAll(ctx context.Context, inside map[string]int64) error {
	if err := os.Mkdir(filepath.Join(c.to, mediaName), 0o755); err != nil {
		return err
	}
	c.tell(0)
	for name := range inside {
		if _, err := c.bring(ctx, filepath.Join(c.from, name), filepath.Join(c.to, mediaName, name)); err != nil {
			return err
		}
	}
	return nil
}

// bringOutside brings media from outside of the film, and gives the rows that they have
// now. One that is missing, or another file by now, stays where it is.
func (c *copier) bringOutside(ctx context.Context, outside []Outside) (map[string][]byte, error) {
	rows := map[string][]byte{}
	for _, o := range outside {
		if len(o.Digest) < 2 {
			continue
		}
		to := filepath.Join(c.to, mediaName, o.Digest[:2], o.Digest+o.Ext)
		digest, err := c.bring(ctx, o.Path, to)
		var source *unreadable
		switch {
		case errors.As(err, &source) && ctx.Err() == nil, err == nil && digest != o.Digest:
			_ = os.Remove(to)
		case err != nil:
			return nil, err
		default:
			rows[o.Key] = o.Inside
		}
	}
	return rows, nil
}

// bring copies a file and gives its digest.
func (c *copier) bring(ctx context.Context, from, to string) (digest string, err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return "", err
	}
	w := &counted{out: out, c: c}
	digest, err = digestOf(ctx, from, w)
	if err != nil && w.err == nil && ctx.Err() == nil {
		err = &unreadable{from, err}
	}
	if err == nil {
		err = out.Sync()
	}
	return digest, errors.Join(err, out.Close())
}

// counted tells of what is written through it, and keeps what went wrong there.
type counted struct {
	out io.Writer
	c   *copier
	err error
}

func (w *counted) Write(p []byte) (int, error) {
	n, err := w.out.Write(p)
	w.c.tell(int64(n))
	w.err = err
	return n, err
}

func (c *copier) tell(bytes int64) {
	c.done += bytes
	if c.Progress != nil {
		c.Progress(c.done, c.all)
	}
}
