package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// How says what becomes of a file that is added.
type How int

// The file stays where it is and is copied, or it is not needed there any longer.
const (
	Copy How = iota
	Move
)

// unfinished is how the names of files in media/ begin that are still being written.
const unfinished = ".new-"

// Media is the folder of the film's media files: ab/abcdef….ext, by the sha256 of the
// contents in hex. They never change.
func (s *Store) Media() string { return filepath.Join(s.dir, mediaName) }

// File finds a media file by its digest.
func (s *Store) File(digest string) (path string, ok bool) {
	if len(digest) != 2*sha256.Size {
		return "", false
	}
	folder := filepath.Join(s.Media(), digest[:2])
	entries, _ := os.ReadDir(folder) // a folder that is not there holds nothing
	for _, e := range entries {
		if name, _, _ := strings.Cut(e.Name(), "."); name == digest {
			return filepath.Join(folder, e.Name()), true
		}
	}
	return "", false
}

// AddFile takes a file into the film and gives its digest and where it lies now. The same
// contents twice are one file, with the ending that came first. It is there whole or not
// at all. It reads and writes on the goroutine that calls it.
func (s *Store) AddFile(ctx context.Context, src string, how How) (digest, path string, err error) {
	if info, err := os.Stat(src); err == nil && !info.Mode().IsRegular() {
		return "", "", fmt.Errorf("%s is not a file: choose a file to add to the film", src)
	}
	if how == Move {
		digest, path, err = s.move(ctx, src)
	} else {
		digest, path, err = s.copy(ctx, src)
	}
	if err != nil {
		return "", "", fmt.Errorf("%s cannot be added to the film %q: %w", src, title(s.dir), err)
	}
	return digest, path, nil
}

// move renames, which takes no room; from another disk it copies.
func (s *Store) move(ctx context.Context, src string) (digest, path string, err error) {
	if digest, err = digestOf(ctx, src, io.Discard); err != nil {
		return "", "", err
	}
	if path, err = s.place(src, digest, src); err == nil {
		return digest, path, nil
	}
	if digest, path, err = s.copy(ctx, src); err == nil {
		_ = os.Remove(src) // one that stays harms nobody
	}
	return digest, path, err
}

func (s *Store) copy(ctx context.Context, src string) (digest, path string, err error) {
	if err := os.MkdirAll(s.Media(), 0o755); err != nil {
		return "", "", err
	}
	out, err := os.CreateTemp(s.Media(), unfinished+"*")
	if err != nil {
		return "", "", err
	}
	defer os.Remove(out.Name()) // gone already when all went well
	digest, err = digestOf(ctx, src, out)
	if err = errors.Join(err, out.Chmod(0o644), out.Close()); err != nil {
		return "", "", err
	}
	path, err = s.place(out.Name(), digest, src)
	return digest, path, err
}

// place renames a file on the film's disk to where its digest says, with the ending of
// src. Where these contents are there already, the file is removed instead.
func (s *Store) place(file, digest, src string) (string, error) {
	if path, ok := s.File(digest); ok {
		if !sameFile(path, file) {
			_ = os.Remove(file)
		}
		return path, nil
	}
	if err := syncFile(file); err != nil {
		return "", err
	}
	path := filepath.Join(s.Media(), digest[:2], digest+ending(src))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	if err := os.Rename(file, path); err != nil {
		return "", err
	}
	syncDir(filepath.Dir(path))
	return path, nil
}

// digestOf gives the sha256 of a file in hex and writes its contents to out on the way.
func digestOf(ctx context.Context, path string, out io.Writer) (string, error) {
	in, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(io.MultiWriter(h, out), untilDone{ctx, in}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// untilDone reads until its context ends.
type untilDone struct {
	ctx context.Context
	in  io.Reader
}

func (r untilDone) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.in.Read(p)
}

// ending is the ending of a file's name, as far as it is a plain one: ".mp4", or "".
func ending(path string) string {
	ext := strings.ToLower(filepath.Ext(path))
	if len(ext) < 2 || len(ext) > 9 || strings.Trim(ext[1:], "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		return ""
	}
	return ext
}

func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// sweepMedia removes what a killed process left half written; the film is locked, so that
// nobody is at it.
func sweepMedia(dir string) {
	left, _ := os.ReadDir(dir)
	for _, e := range left {
		if strings.HasPrefix(e.Name(), unfinished) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
