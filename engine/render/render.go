// Package render shows and sounds a timeline: a Reader gives its frames as if it were one
// video file, a Sound its sound as if it were one sound file. It is plain Go. It must not
// import media/av, app or ui: whoever makes a Reader says how files are opened.
package render

import (
	"context"
	"slices"

	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// File is what stands behind a source of a clip.
type File struct {
	Path        string // "" where there is no file, or none yet: a placeholder is shown
	Still       bool   // one picture, shown for as long as its clip lasts
	Placeholder string // why there is no file, for those who write it over the picture
	Name        string // what the source is called
	// Seconds is the length of the file; 0 where it is not known or has no end.
	Seconds rational.Rat
	Recipe  *projects.Recipe // what a take was made from, else nil
	Size    projects.Size    // of its pictures in pixels, zero where it is not known
	Rate    rational.Rat     // its pictures per second, 0 where it is not known
}

// Spec is all that a timeline's frames depend on. It is a value: what it points to is not
// changed after it was given away.
type Spec struct {
	Timeline projects.Timeline
	Size     projects.Size // of the frames in pixels: the film's, or smaller for a preview
	Rate     rational.Rat  // frames per second of the timeline, above 0
	Files    map[projects.Source]File
	// Strict makes errors of what is a placeholder otherwise: a file that is missing or
	// cannot be decoded. A film that is exported must not hide them.
	Strict bool
}

// Open opens a file for decoding. Its pictures have exactly the size that is asked for,
// whatever their shape was; the zero Size is the one that the file is shown at.
type Open func(ctx context.Context, path string, size projects.Size) (media.Reader, error)

// Time is when a frame begins, in seconds.
func (s Spec) Time(frame int64) rational.Rat { return rational.Int(frame).Div(s.Rate) }

// Frame is the number of the frame on screen at a time, for which the same grace holds as
// for media.Reader: at most a millisecond and an eighth of a frame.
func (s Spec) Frame(t rational.Rat) int64 {
	grace := rational.New(1, 8).Div(s.Rate)
	if ms := rational.New(1, 1000); ms.Cmp(grace) < 0 {
		grace = ms
	}
	n := t.Add(grace).Mul(s.Rate).Floor()
	return max(0, min(n, s.Timeline.Frames()-1))
}

// Placeholder is the clip on top at a frame, where it has no file, and why it has none, so
// that words can be written over the card that stands for it.
func (s Spec) Placeholder(frame int64) (clip projects.Clip, reason string, ok bool) {
	layers := s.layers(frame)
	if len(layers) == 0 || layers[0].over.file.Path != "" {
		return projects.Clip{}, "", false
	}
	top := layers[0].over
	return top.clip, top.file.Placeholder, true
}

// Missing is the first frame from from on, and before to, at which a placeholder is on top.
func (s Spec) Missing(from, to int64) (frame int64, ok bool) {
	borders := []int64{from}
	for _, t := range s.Timeline.Tracks {
		for _, c := range t.Clips {
			borders = append(borders, c.Start, c.End())
		}
	}
	slices.Sort(borders)
	for _, frame := range slices.Compact(borders) {
		if _, _, ok := s.Placeholder(frame); ok && frame >= from && frame < to {
			return frame, true
		}
	}
	return 0, false
}

// FilesOf is the files of all sources of a film. where says at which path an asset lies: by
// its digest, its ending and, where it is outside of the film's folder, its own path.
func FilesOf(film projects.Film, where func(digest, ext, outside string) string) map[projects.Source]File {
	files := make(map[projects.Source]File, len(film.Media)+len(film.Takes))
	for _, m := range film.Media {
		files[projects.Source{Medium: m.ID}] = File{
			Path: where(m.Asset, m.Ext, m.Path), Still: m.Kind == projects.Still, Name: m.Name, Seconds: m.Seconds,
			Size: m.Size, Rate: m.Rate,
		}
	}
	for _, t := range film.Takes {
		files[projects.Source{Take: t.ID}] = takeFile(t, film.Outcomes[t.ID], where)
	}
	return files
}

func takeFile(t projects.FilmTake, o projects.Outcome, where func(digest, ext, outside string) string) File {
	if o.State != projects.Done {
		return File{Name: t.Title(), Placeholder: placeholderWord(o), Seconds: t.Order.Length()}
	}
	return File{
		Path: where(o.Asset, o.Ext, ""), Name: t.Title(), Seconds: o.Seconds(), Recipe: o.Recipe, Size: o.Size, Rate: o.Rate,
	}
}

// placeholderWord is the reason of a failure, else the name of the state.
func placeholderWord(o projects.Outcome) string {
	switch {
	case o.Reason != "":
		return o.Reason
	case o.State == projects.Waiting:
		return "waiting"
	}
	return string(o.State)
}
