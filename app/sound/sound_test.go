package sound_test

import (
	"context"
	"errors"
	"math"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/sound"
	"kinora/engine/media"
)

// level is a sound of one level that notes how it was read.
type level struct {
	value  float32
	end    int64 // from where on reading fails; 0 is never
	mu     sync.Mutex
	reads  int
	closed int
}

func (l *level) Info() media.Info { return media.Info{} }

func (l *level) Read(ctx context.Context, at int64, buf []float32) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.reads++
	if l.end > 0 && at >= l.end {
		return errors.New("damaged")
	}
	for i := range buf {
		buf[i] = l.value
	}
	return ctx.Err()
}

func (l *level) Close() { l.closed++ }

// counting is a sound whose sample n is n millionths.
type counting struct{ level }

func (c *counting) Read(_ context.Context, at int64, buf []float32) error {
	for i := range buf {
		buf[i] = float32(at+int64(i/2)) / 1e6
	}
	return nil
}

// near fails where a sample of a buffer, of both channels, is not what it should be.
func near(t *testing.T, buf []float32, sample int, want float64) {
	t.Helper()
	for c := range 2 {
		if got := float64(buf[2*sample+c]); math.Abs(got-want) > 1e-4 {
			t.Errorf("sample %d is %v, want %v", sample, got, want)
		}
	}
}

// hand is an output that pulls when it is told to, and has heard what it pulled but for
// delay samples.
type hand struct {
	fill           func([]float32)
	pulled         int64
	delay          int64
	gone           bool
	paused, closed int
	resumed        int
}

func (h *hand) Start(fill func([]float32)) error { h.fill = fill; return nil }
func (h *hand) Position() (int64, bool)          { return h.pulled - h.delay, !h.gone }
func (h *hand) Pause()                           { h.paused++ }
func (h *hand) Resume()                          { h.resumed++ }
func (h *hand) Close()                           { h.closed++ }

func (h *hand) pull(n int) []float32 {
	buf := make([]float32, 2*n)
	h.fill(buf)
	h.pulled += int64(n)
	return buf
}

func speaker(h *hand) *sound.Speaker {
	return sound.NewSpeaker(func() (sound.Output, error) { return h, nil }, nil)
}

// settled lets the goroutine that reads ahead do what it can.
func settled(t *testing.T, body func(t *testing.T)) {
	t.Helper()
	synctest.Test(t, body)
}

func TestASpeakerPlaysFromASampleOnAndIsItsClock(t *testing.T) {
	settled(t, func(t *testing.T) {
		h := &hand{delay: 960}
		s := speaker(h)
		defer s.Close()
		if err := s.Play(t.Context(), &counting{}, 480_000); err != nil {
			t.Fatal(err)
		}
		if at, ok := s.Position(); at != 480_000 || !ok {
			t.Errorf("before the beginning: %d, %v", at, ok)
		}
		for n := range 60 { // more than is read ahead
			synctest.Wait()
			buf := h.pull(960)
			if n == 0 {
				near(t, buf, 0, 0.48*0.5/240)
			} else {
				near(t, buf, 5, 0.48+float64(960*n+5)/1e6)
			}
			if at, ok := s.Position(); at != int64(480_000+960*n) || !ok {
				t.Fatalf("block %d is heard at %d, %v", n, at, ok)
			}
		}
	})
}

func TestStoppingAndStartingFade(t *testing.T) {
	settled(t, func(t *testing.T) {
		h := &hand{}
		s := speaker(h)
		defer s.Close()
		first := &level{value: 0.5}
		_ = s.Play(t.Context(), first, 0)
		h.pull(1000)
		_ = s.Play(t.Context(), &level{value: -0.5}, 0)
		buf := h.pull(1000)
		near(t, buf, 0, 0.5*239.5/240-0.5*0.5/240)
		near(t, buf, 500, -0.5)
		for i := 2; i < len(buf); i++ {
			if step := buf[i] - buf[i-2]; max(step, -step) > 0.01 {
				t.Fatalf("a click at sample %d: %v", i/2, step)
			}
		}
		s.Stop()
		reads := first.reads
		buf = h.pull(1000)
		near(t, buf, 120, -0.5*119.5/240)
		near(t, buf, 240, 0)
		near(t, buf, 999, 0)
		time.Sleep(time.Minute)
		synctest.Wait()
		if first.reads != reads {
			t.Error("a sound is read after it was stopped")
		}
		if _, ok := s.Position(); ok || h.paused != 1 {
			t.Errorf("after a minute of silence: position known %v, paused %d times", ok, h.paused)
		}
		_ = s.Play(t.Context(), &level{value: 0.5}, 0)
		near(t, h.pull(1000), 500, 0.5)
		if h.resumed != 1 {
			t.Errorf("resumed %d times", h.resumed)
		}
	})
}

// late is a sound that is read only when it is let.
type late struct {
	counting
	let chan struct{}
}

func (l *late) Read(ctx context.Context, at int64, buf []float32) error {
	if at >= 4800 {
		<-l.let
	}
	return l.counting.Read(ctx, at, buf)
}

func TestASoundThatComesLateIsSilentAndThenInTime(t *testing.T) {
	settled(t, func(t *testing.T) {
		h := &hand{}
		s := speaker(h)
		l := &late{let: make(chan struct{})}
		_ = s.Play(t.Context(), l, 0)
		buf := h.pull(9600)
		near(t, buf, 4799, 4799e-6)
		near(t, buf, 4800, 0)
		close(l.let)
		synctest.Wait()
		near(t, h.pull(960), 100, 9700e-6)
		s.Close()
	})
}

func TestTheLackOfAnOutputIsSaidOnceAndItMayCome(t *testing.T) {
	settled(t, func(t *testing.T) {
		var out sound.Output
		var said []string
		h := &hand{}
		s := sound.NewSpeaker(func() (sound.Output, error) {
			if out == nil {
				return nil, errors.New("no device")
			}
			return out, nil
		}, func(problem string) { said = append(said, problem) })
		for range 3 {
			if err := s.Play(t.Context(), &level{}, 0); err != nil {
				t.Fatal(err)
			}
			if _, ok := s.Position(); ok {
				t.Error("nobody can know")
			}
		}
		if len(said) != 1 || said[0] != "no sound is heard: no device" {
			t.Errorf("said %q", said)
		}
		out = h
		_ = s.Play(t.Context(), &level{value: 0.5}, 0)
		near(t, h.pull(1000), 500, 0.5)
		h.gone = true
		if _, ok := s.Position(); ok {
			t.Error("the device has gone")
		}
		second := &hand{}
		out = second
		_ = s.Play(t.Context(), &level{value: 0.5}, 0)
		near(t, second.pull(1000), 500, 0.5)
		s.Close()
		if h.closed != 1 || second.closed != 1 {
			t.Errorf("closed %d and %d times", h.closed, second.closed)
		}
	})
}

func TestASoundThatCannotBeReadIsAnError(t *testing.T) {
	s := speaker(&hand{})
	defer s.Close()
	if err := s.Play(t.Context(), &level{end: 1}, 10); err == nil {
		t.Error("played")
	}
}

func TestLoudSumsAreCutOff(t *testing.T) {
	h := &hand{}
	s := speaker(h)
	defer s.Close()
	_ = s.Play(t.Context(), &level{value: 3}, 0)
	near(t, h.pull(500), 400, 1)
}
