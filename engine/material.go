package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
	"kinora/projects"
)

// Look reads what planning must know of a picture or clip, and its digest. The errors
// are package media's.
func Look(ctx context.Context, path string) (plan.Material, error) {
	info, err := av.Probe(ctx, path)
	if err != nil {
		return plan.Material{}, err
	}
	if info.Video == nil {
		return plan.Material{}, &media.Error{Kind: media.NoVideo, Path: path}
	}
	sum, err := digest(path)
	if err != nil {
		return plan.Material{}, err
	}
	v := info.Video
	m := plan.Material{
		Name: filepath.Base(path), Asset: sum, Frames: 1, Sound: info.Audio != nil,
		Size: projects.Size{Width: v.DisplayWidth, Height: v.DisplayHeight},
	}
	if !info.Still {
		m.Rate, m.Frames = v.Rate, int(v.Frames)
	}
	return m, nil
}

// Find gives each file's path by its digest.
func Find(ctx context.Context, paths ...string) (Media, error) {
	found := Media{}
	for _, path := range paths {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		sum, err := digest(path)
		if err != nil {
			return nil, err
		}
		found[sum] = path
	}
	return found, nil
}

// digest is the hex sha256 of a file.
func digest(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Still is a picture that a take is to show: a file, and where and how.
type Still struct {
	Path     string
	At       int          // pixel frame of the take, or plan.LastFrame
	Strength float64      // above 0 and up to 1, where 1 keeps the picture; 0 is 1
	Fit      projects.Fit // "" is projects.Crop
}

// Animate arranges a take in which stills are known, each at its frame. A clip stands
// for its first frame.
func (e *Engine) Animate(ctx context.Context, shot projects.Shot, stills ...Still) (Job, error) {
	seen, paths := make([]plan.Still, len(stills)), Media{}
	for i, s := range stills {
		m, err := Look(ctx, s.Path)
		if err != nil {
			return Job{}, err
		}
		paths[m.Asset] = s.Path
		seen[i] = plan.Still{Material: m, At: s.At, Strength: s.Strength, Fit: s.Fit}
	}
	shot, notes, err := plan.Animate(shot, seen, e.Manifest())
	if err != nil {
		return Job{}, err
	}
	p, err := e.Plan(shot)
	p.Notes = append(notes, p.Notes...)
	return Job{Plan: p, Media: paths}, err
}
