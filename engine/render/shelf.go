package render

import (
	"context"
	"slices"

	"kinora/projects"
	"kinora/projects/rational"
)

// most is how many files are open at once, as long as no frame needs more.
const most = 6

// shelf is the files that are open: one stream for each clip that is on screen, those that
// were used last, and those of clips to come.
type shelf struct {
	open    Open
	film    projects.Size
	known   shapes
	streams []*stream
	turn    int64            // counts the frames that were shown
	frame   int64            // the current one
	seen    []projects.ID    // its clips
	dead    map[string]error // files that do not open, until the next edit
}

func newShelf(open Open, film projects.Size) *shelf {
	return &shelf{open: open, film: film, known: shapes{of: map[string]projects.Size{}}, dead: map[string]error{}}
}

// begin says which clips the next frame shows. After a jump, what was opened for clips to
// come is free for others.
func (sh *shelf) begin(frame int64, layers []layer, jump bool) {
	sh.turn++
	sh.frame = frame
	sh.seen = sh.seen[:0]
	for _, l := range layers {
		sh.seen = append(sh.seen, l.over.clip.ID)
		if l.under != nil {
			sh.seen = append(sh.seen, l.under.clip.ID)
		}
	}
	if jump {
		sh.forget()
	}
	for _, st := range sh.streams {
		st.settle()
	}
}

// forget frees what was opened for clips to come.
func (sh *shelf) forget() {
	for _, st := range sh.streams {
		st.until = -1
	}
}

// show decodes a shot with the stream that is best for it.
func (sh *shelf) show(ctx context.Context, s shot) (picture, error) {
	if err := sh.dead[s.file.Path]; err != nil {
		return picture{}, err
	}
	st, err := sh.stream(ctx, s)
	if err != nil {
		return picture{}, err
	}
	st.clip, st.turn, st.until = s.clip.ID, sh.turn, -1
	return st.show(ctx, s)
}

// stream is an open stream for a shot.
func (sh *shelf) stream(ctx context.Context, s shot) (*stream, error) {
	st := sh.find(s)
	if st == nil {
		st = sh.add(s)
		st.err = st.start(ctx, sh.open, &sh.known, sh.film)
	}
	if err := st.wait(ctx); err != nil {
		return nil, err
	}
	if st.err == nil {
		return st, nil
	}
	sh.remove(st)
	if ctx.Err() == nil {
		sh.dead[s.file.Path] = st.err
	}
	return nil, st.err
}

// find is the clip's own stream, else one of the same file that nobody needs now, the one
// that stands nearest: where a clip was split, it simply goes on.
func (sh *shelf) find(s shot) *stream {
	var idle *stream
	for _, st := range sh.streams {
		switch {
		case st.key != s.key():
		case st.clip == s.clip.ID:
			return st
		case sh.free(st) && (idle == nil || gap(st, s.at) < gap(idle, s.at)):
			idle = st
		}
	}
	return idle
}

// free says that a stream belongs neither to a clip on screen nor to one to come.
func (sh *shelf) free(st *stream) bool {
	return st.ready == nil && st.until < sh.frame && !slices.Contains(sh.seen, st.clip)
}

func gap(st *stream, at rational.Rat) float64 {
	d := st.last.Float() - at.Float()
	return max(d, -d)
}

// add makes room and adds a stream that is not open yet.
func (sh *shelf) add(s shot) *stream {
	for len(sh.streams) >= most {
		old := sh.oldest()
		if old == nil {
			break
		}
		sh.remove(old)
	}
	st := &stream{key: s.key(), clip: s.clip.ID, turn: sh.turn, until: -1}
	sh.streams = append(sh.streams, st)
	return st
}

// oldest is the stream that was used longest ago and is free, nil where all are needed.
func (sh *shelf) oldest() *stream {
	var old *stream
	for _, st := range sh.streams {
		if sh.free(st) && (old == nil || st.turn < old.turn) {
			old = st
		}
	}
	return old
}

func (sh *shelf) remove(st *stream) {
	sh.streams = slices.DeleteFunc(sh.streams, func(other *stream) bool { return other == st })
	st.close()
}

// close closes the streams for which it is said.
func (sh *shelf) close(which func(*stream) bool) {
	sh.streams = slices.DeleteFunc(sh.streams, func(st *stream) bool {
		if which(st) {
			st.close()
			return true
		}
		return false
	})
}
