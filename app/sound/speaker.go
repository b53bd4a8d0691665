package sound

import (
	"context"
	"slices"
	"sync"
	"time"

	"kinora/engine/media"
)

// Speaker plays one sound at a time through an output, which it opens when it has
// something to play. What begins and what is stopped fades over 5 ms. Where there is no
// output it is silent and its position is not known. It is used from one goroutine.
type Speaker struct {
	open func() (Output, error)
	say  func(problem string)
	told bool // the lack of an output was said

	out     Output
	rest    *time.Timer
	turning sync.Mutex // held while the output is paused or resumed
	idle    bool       // the output pauses; guarded by turning

	mu     sync.Mutex // between the output's goroutine and the user's
	pulled int64
	voices []*voice // the last one is heard, others fade out
}

// idleAfter is after how much silence the device may sleep.
const idleAfter = time.Second

// NewSpeaker makes a speaker whose output open opens. say is told once, in one line for a
// person, why there is no sound; it may be nil.
func NewSpeaker(open func() (Output, error), say func(problem string)) *Speaker {
	return &Speaker{open: open, say: say}
}

// Play plays s from its sample from on, instead of what was played before. It reads the
// first tenth of a second, and goes on reading s on another goroutine until Stop has
// returned. Errors are those of s; a missing output is none.
func (s *Speaker) Play(ctx context.Context, sound media.Sound, from int64) error {
	before := s.heard()
	if before != nil {
		before.end() // what was read of it is heard until the new one is there
	}
	if !s.ready() {
		return nil
	}
	v, err := newVoice(ctx, sound, from)
	if err != nil {
		s.Stop()
		return err
	}
	s.turning.Lock()
	defer s.turning.Unlock()
	s.mu.Lock()
	if before != nil {
		before.fadeOut()
	}
	s.voices = append(s.voices, v)
	s.mu.Unlock()
	if s.idle {
		s.out.Resume()
	}
	s.idle = false
	return nil
}

// ready makes sure that there is an output, and opens it anew where the one there was has
// gone.
func (s *Speaker) ready() bool {
	s.doze(nil)
	s.turning.Lock()
	defer s.turning.Unlock()
	if s.out != nil {
		if _, ok := s.out.Position(); ok {
			return true
		}
		s.out.Close()
	}
	s.mu.Lock()
	s.pulled, s.voices = 0, nil
	s.mu.Unlock()
	var err error
	if s.out, err = s.start(); err != nil {
		s.complain(err)
	}
	s.idle = false
	return s.out != nil
}

func (s *Speaker) start() (Output, error) {
	out, err := s.open()
	if err != nil {
		return nil, err
	}
	if err := out.Start(s.fill); err != nil {
		out.Close()
		return nil, err
	}
	return out, nil
}

func (s *Speaker) complain(err error) {
	if s.say != nil && !s.told {
		s.say("no sound is heard: " + err.Error())
	}
	s.told = true
}

// fill mixes the voices, on the output's goroutine.
func (s *Speaker) fill(buf []float32) {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(buf)
	for _, v := range s.voices {
		v.add(s.pulled, buf)
	}
	s.pulled += int64(len(buf) / channels)
	s.voices = slices.DeleteFunc(s.voices, func(v *voice) bool { return v.fade == 0 })
	for i, v := range buf {
		buf[i] = min(max(v, -1), 1)
	}
}

// Stop ends the sound that is played; it is not read any more when Stop returns.
func (s *Speaker) Stop() {
	v := s.heard()
	if v == nil {
		return
	}
	v.end()
	s.mu.Lock()
	v.fadeOut()
	s.mu.Unlock()
	s.doze(time.AfterFunc(idleAfter, s.sleep))
}

// doze sets the timer that puts the output to sleep, and stops the one before.
func (s *Speaker) doze(timer *time.Timer) {
	if s.rest != nil {
		s.rest.Stop()
	}
	s.rest = timer
}

// heard is the voice that goes on, nil where there is none.
func (s *Speaker) heard() *voice {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.voices); n > 0 && s.voices[n-1].fade < 0 {
		return s.voices[n-1]
	}
	return nil
}

// sleep pauses the output where nothing is heard.
func (s *Speaker) sleep() {
	s.turning.Lock()
	defer s.turning.Unlock()
	s.mu.Lock()
	quiet := len(s.voices) == 0
	s.mu.Unlock()
	if quiet && s.out != nil && !s.idle {
		s.out.Pause()
		s.idle = true
	}
}

// Position is the sample of the sound that is heard just now. ok is false where nothing is
// played, or where nobody knows.
func (s *Speaker) Position() (at int64, ok bool) {
	v := s.heard()
	if v == nil {
		return 0, false
	}
	played, ok := s.out.Position()
	s.mu.Lock()
	defer s.mu.Unlock()
	if v.begun < 0 {
		return v.from, ok
	}
	return v.from + max(played-v.begun, 0), ok
}

// Close stops and frees the output.
func (s *Speaker) Close() {
	s.Stop()
	s.doze(nil)
	s.turning.Lock()
	defer s.turning.Unlock()
	if s.out != nil {
		s.out.Close()
	}
	s.out = nil
}
