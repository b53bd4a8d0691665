package render

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"kinora/engine/media"
	"kinora/projects"
)

// OpenSound opens the sound of a file.
type OpenSound func(ctx context.Context, path string) (media.Sound, error)

// mostSounds is how many sound files are open at once, as long as no moment needs more.
const mostSounds = 8

// Sound is the sound of a timeline, stereo at 48 kHz: the sum of the clips on its sound
// tracks, with their gain, faded for 5 ms on both sides of a cut and for as long as
// dissolves last. Clips that are not played at their own speed are silent. The sum is not
// limited: it may leave -1 to 1. It is used from one goroutine at a time, but for SetSpec
// and Troubles.
type Sound struct {
	newest  atomic.Pointer[Spec]
	spec    *Spec
	open    OpenSound
	files   []*soundStream
	turn    int64
	scratch []float32

	mu       sync.Mutex
	troubles map[string]error
}

// soundStream is a sound file that is open for a clip.
type soundStream struct {
	path string
	clip projects.ID
	turn int64 // when it was used last
	next int64 // the sample at which it stands
	file media.Sound
}

var _ media.Sound = (*Sound)(nil)

// NewSound makes the sound of a timeline. Files are opened as they are needed. The caller
// closes it.
func NewSound(spec Spec, open OpenSound) *Sound {
	s := &Sound{open: open, spec: &spec, troubles: map[string]error{}}
	s.newest.Store(&spec)
	return s
}

// SetSpec puts an edited timeline in place of the one that sounds, from any goroutine; the
// next Read is of the new one. Files that are still used stay open.
func (s *Sound) SetSpec(spec Spec) { s.newest.Store(&spec) }

// Info describes the timeline's sound as a file.
func (s *Sound) Info() media.Info {
	spec := s.newest.Load()
	return media.Info{
		Format: "timeline", Duration: spec.Time(spec.Timeline.Frames()),
		Audio: &media.AudioInfo{Codec: "pcm_f32le", SampleRate: media.SoundRate, Channels: channels},
	}
}

// Troubles are the files that could not be heard since the last edit, by path. In their
// place there was silence.
func (s *Sound) Troubles() map[string]error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.troubles)
}

// Read fills buf with the film's samples from number at on, two float32 each, left first.
// Before the film and behind it there is silence.
func (s *Sound) Read(ctx context.Context, at int64, buf []float32) error {
	s.adopt()
	s.turn++
	clear(buf)
	to := at + int64(len(buf)/channels)
	voices := s.spec.voices(at, to)
	for _, v := range voices {
		if err := s.add(ctx, v, voices, at, buf); err != nil {
			return err
		}
	}
	return nil
}

// Close closes all files.
func (s *Sound) Close() { s.close(func(string) bool { return false }) }

// close closes the files that are not to be kept.
func (s *Sound) close(keep func(path string) bool) {
	s.files = slices.DeleteFunc(s.files, func(st *soundStream) bool {
		if keep(st.path) {
			return false
		}
		st.file.Close()
		return true
	})
}

func (s *Sound) adopt() {
	spec := s.newest.Load()
	if spec == s.spec {
		return
	}
	s.spec = spec
	used := map[string]bool{}
	for _, f := range spec.Files {
		used[f.Path] = true
	}
	s.close(func(path string) bool { return used[path] })
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.troubles)
}

// add mixes what a voice has of the stretch into it.
func (s *Sound) add(ctx context.Context, v voice, all []voice, at int64, buf []float32) error {
	from, to := max(at, v.begin), min(at+int64(len(buf)/channels), v.end)
	if from >= to || s.troubled(v.path) {
		return nil
	}
	n := int(to-from) * channels
	s.scratch = slices.Grow(s.scratch[:0], n)[:n]
	if err := s.read(ctx, v, all, from); err != nil {
		return s.fail(ctx, v, err)
	}
	v.add(buf[int(from-at)*channels:], s.scratch, from)
	return nil
}

// read fills the scratch buffer from the voice's file.
func (s *Sound) read(ctx context.Context, v voice, all []voice, from int64) error {
	at := from + v.shift
	// A clip that ends where this one begins leaves it its file.
	all = slices.DeleteFunc(slices.Clone(all), func(other voice) bool { return other.end <= from })
	st := s.find(v, all, at)
	if st == nil {
		file, err := s.open(ctx, v.path)
		if err != nil {
			return err
		}
		s.makeRoom(all)
		st = &soundStream{path: v.path, file: file}
		s.files = append(s.files, st)
	}
	st.clip, st.turn = v.clip.ID, s.turn
	st.next = at + int64(len(s.scratch)/channels)
	return st.file.Read(ctx, at, s.scratch)
}

// find is the clip's own file, else one that stands where the clip begins, else any that no
// clip needs now.
func (s *Sound) find(v voice, all []voice, at int64) *soundStream {
	var idle *soundStream
	for _, st := range s.files {
		switch {
		case st.path != v.path:
		case st.clip == v.clip.ID:
			return st
		case !needed(st, all) && (idle == nil || st.next == at):
			idle = st
		}
	}
	return idle
}

func needed(st *soundStream, all []voice) bool {
	return slices.ContainsFunc(all, func(v voice) bool { return v.clip.ID == st.clip })
}

func (s *Sound) makeRoom(all []voice) {
	for len(s.files) >= mostSounds {
		old := -1
		for i, st := range s.files {
			if !needed(st, all) && (old < 0 || st.turn < s.files[old].turn) {
				old = i
			}
		}
		if old < 0 {
			return
		}
		s.files[old].file.Close()
		s.files = slices.Delete(s.files, old, old+1)
	}
}

// fail notes what is wrong with a file. A strict film ends with it, unless it is only silent.
func (s *Sound) fail(ctx context.Context, v voice, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if s.spec.Strict && !errors.Is(err, media.NoSound) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.troubles[v.path] = err
	return nil
}

func (s *Sound) troubled(path string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.troubles[path] != nil
}
