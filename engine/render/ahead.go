package render

import (
	"context"
	"slices"

	"kinora/engine/media"
	"kinora/projects"
)

// upcoming is how many of a track's next clips are opened ahead.
const upcoming = 2

// ahead opens the files of clips that begin within the next second, and decodes their
// first frames, on goroutines of their own: so a cut takes no longer than any other frame.
func (r *Reader) ahead(ctx context.Context, frame int64) {
	until := frame + max(1, r.spec.Rate.Round())
	for _, track := range r.spec.Timeline.Tracks {
		if track.Kind != projects.PictureTrack || track.Off {
			continue
		}
		i, on := track.Index(frame)
		if on {
			i++
		}
		for n := 0; n < upcoming && i < len(track.Clips) && track.Clips[i].Start <= until; n, i = n+1, i+1 {
			if i == 0 || !goesOn(track.Clips[i-1], track.Clips[i], r.spec) {
				r.prepare(ctx, track.Clips[i])
			}
		}
	}
}

// goesOn says that a clip shows just what the one before it would have shown next, as the
// halves of a clip that was split do.
func goesOn(a, b projects.Clip, s *Spec) bool {
	return a.End() == b.Start && a.Source == b.Source && a.Speed == b.Speed && a.Fit == b.Fit &&
		b.Dissolve == 0 && a.FadeOut == 0 && b.FadeIn == 0 && a.At(b.Start, s.Rate) == b.From
}

func (r *Reader) prepare(ctx context.Context, c projects.Clip) {
	s := r.spec.shot(c, c.Start)
	if s.file.Path != "" && r.streams.dead[s.file.Path] == nil {
		r.streams.prepare(ctx, s)
	}
}

// prepare opens a shot's file on another goroutine, unless that is done already or would
// take a stream from somebody. It goes on when the frame is done for which ctx was made.
func (sh *shelf) prepare(ctx context.Context, s shot) {
	st := sh.find(s)
	switch {
	case st != nil && st.clip == s.clip.ID:
		st.until = s.clip.Start
		return
	case st == nil && len(sh.streams) >= most && sh.oldest() == nil:
		return
	case st == nil:
		st = sh.add(s)
	}
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	st.clip, st.turn, st.until = s.clip.ID, sh.turn, s.clip.Start
	st.cancel, st.ready = cancel, make(chan struct{})
	go st.warm(ctx, s, sh.open, &sh.known, sh.film)
}

// foresee decodes one frame ahead in the first of the open files that are on screen and have
// not as many.
func (sh *shelf) foresee(ctx context.Context, n int) (bool, error) {
	for _, st := range sh.streams {
		if st.ready != nil || st.reader == nil || !slices.Contains(sh.seen, st.clip) {
			continue
		}
		if did, err := media.Foresee(ctx, st.reader, n); did || err != nil {
			return did, err
		}
	}
	return false, nil
}

// warm opens the file and lets the decoder keep the first frame that will be asked for.
func (st *stream) warm(ctx context.Context, s shot, open Open, known *shapes, film projects.Size) {
	defer close(st.ready)
	if st.err = st.start(ctx, open, known, film); st.err != nil {
		return
	}
	if p, err := st.show(ctx, s); err == nil { // else it will fail again when it is needed
		p.release()
	}
}
