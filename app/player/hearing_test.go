package player_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"kinora/app/apptest"
	"kinora/app/player"
	"kinora/app/sound"
	"kinora/engine/media"
)

// tone is a sound whose sample n is n millionths.
type tone struct {
	mu     sync.Mutex
	closed int
}

func (s *tone) Info() media.Info { return media.Info{} }

func (s *tone) Read(ctx context.Context, at int64, buf []float32) error {
	for i := range buf {
		buf[i] = float32(at+int64(i/2)) / 1e6
	}
	return ctx.Err()
}

func (s *tone) Close() {
	s.mu.Lock()
	s.closed++
	s.mu.Unlock()
}

// device is an output that plays 10 ms after 10 ms, each of which takes a tenth of what
// pace is in milliseconds; what it was given last is heard.
type device struct {
	mu     sync.Mutex
	pace   time.Duration // for 10 ms of sound
	stuck  bool
	pulled int64
	heard  []int64 // the first sample of each 10 ms, -1 where it is silent
	stop   chan struct{}
}

func (d *device) Start(fill func([]float32)) error {
	d.stop = make(chan struct{})
	go func() {
		tick := time.NewTicker(d.pace)
		defer tick.Stop()
		for {
			select {
			case <-d.stop:
				return
			case <-tick.C:
				d.pull(fill)
			}
		}
	}()
	return nil
}

func (d *device) pull(fill func([]float32)) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.stuck {
		return
	}
	buf := make([]float32, 2*480)
	fill(buf)
	d.pulled += 480
	n := int64(-1)
	if buf[2*400] != 0 { // behind the fades
		n = int64(float64(buf[2*400])*1e6+0.5) - 400
	}
	d.heard = append(d.heard, n)
}

func (d *device) Position() (int64, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.pulled, true
}

func (d *device) Pause()  {}
func (d *device) Resume() {}
func (d *device) Close()  { close(d.stop) }

// said is what was heard since the last time, in hundredths of a second of the sound, each
// once; -1 is silence.
func (d *device) said() []int64 {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []int64
	for _, n := range d.heard {
		if n >= 0 {
			n /= 480
		}
		out = append(out, n)
	}
	d.heard = nil
	return slices.Compact(out)
}

func (d *device) setStuck(stuck bool) {
	d.mu.Lock()
	d.stuck = stuck
	d.mu.Unlock()
}

// hearing runs a test with a player that is heard through a device.
func hearing(t *testing.T, c apptest.Clip, out *device, body func(*testing.T, *bench, *tone)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b, voice := &bench{start: time.Now()}, &tone{}
		open := func(_ context.Context, path string) (player.Tape, error) {
			b.reader = c.Open(path)
			return player.Tape{Reader: b.reader, Sound: voice}, nil
		}
		speaker := sound.NewSpeaker(func() (sound.Output, error) { return out, nil }, nil)
		b.Player = player.New(t.Context(), open, func() { b.look(t) }, player.Heard(speaker))
		body(t, b, voice)
		b.Close(time.Minute)
		if voice.closed != 1 {
			t.Errorf("the sound was closed %d times", voice.closed)
		}
	})
}

const evenPace = 10 * time.Millisecond

func TestPicturesFollowTheSoundThatIsHeard(t *testing.T) {
	for name, pace := range map[string]time.Duration{"even": evenPace, "slow": 12 * time.Millisecond, "quick": 9 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			hearing(t, clip(30), &device{pace: pace}, func(t *testing.T, b *bench, _ *tone) {
				b.Open("a.mp4", true)
				pass(2500 * time.Millisecond)
				for i, n := range b.shown {
					at := float64(b.times[i]) / float64(10*pace) // in frames of the sound
					if i > 0 && (at < float64(n) || at > float64(n)+0.6) {
						t.Errorf("frame %d came when the sound was at %.2f", n, at)
					}
				}
				if s := b.State(); s.Dropped != 0 || len(b.shown) < 20 {
					t.Errorf("shown %v, dropped %d", b.shown, s.Dropped)
				}
			})
		})
	}
}

func TestSoundIsHeardFromTheFrameOnAndOnlyWhilePlaying(t *testing.T) {
	out := &device{pace: evenPace}
	hearing(t, clip(50), out, func(t *testing.T, b *bench, _ *tone) {
		b.Open("a.mp4", false)
		pass(time.Second)
		b.GoTo(20)
		pass(time.Second)
		b.Step(1)
		pass(time.Second)
		if said := out.said(); len(said) > 0 {
			t.Fatalf("scrubbing was heard: %v", said)
		}
		b.Play()
		pass(400 * time.Millisecond)
		b.Pause()
		pass(time.Second)
		said := out.said()
		if len(said) < 30 || said[0] != 210 || said[len(said)-1] != -1 {
			t.Errorf("heard %v", said)
		}
		b.Play()
		pass(200 * time.Millisecond)
		b.GoTo(5)
		pass(time.Second)
		said = out.said()
		from := 10 * b.shown[len(b.shown)-2]
		said = said[slices.IndexFunc(said, func(n int64) bool { return n >= 0 }):]
		if said[len(said)-1] != -1 || said[0] > from || said[0] < 230 || b.State().Frame != 5 {
			t.Errorf("heard %v, frame %d", said, b.State().Frame)
		}
	})
}

func TestALoopBeginsItsSoundAnew(t *testing.T) {
	out := &device{pace: evenPace}
	hearing(t, clip(5), out, func(t *testing.T, b *bench, _ *tone) {
		b.SetLoop(true)
		b.Open("a.mp4", true)
		pass(1900 * time.Millisecond)
		starts := 0
		said := out.said()
		for i, n := range said {
			if n == 0 {
				starts++
			}
			if i > 0 && n != 0 && n != said[i-1]+1 {
				t.Errorf("heard %d after %d", n, said[i-1])
			}
		}
		if starts < 3 || slices.Max(said) > 53 {
			t.Errorf("%d beginnings, up to %d hundredths were heard", starts, slices.Max(said))
		}
	})
}

func TestADeviceThatStandsStillDoesNotStopThePictures(t *testing.T) {
	out := &device{pace: evenPace, stuck: true}
	hearing(t, clip(60), out, func(t *testing.T, b *bench, _ *tone) {
		b.Open("a.mp4", true)
		pass(2500 * time.Millisecond)
		if s := b.State(); s.Frame < 15 {
			t.Fatalf("frame %d after 2.5 s", s.Frame)
		}
		out.said()
		out.setStuck(false)
		pass(500 * time.Millisecond)
		frame, said := b.State().Frame, out.said()
		if last := said[len(said)-1]; last < 10*frame-10 || last > 10*frame+20 {
			t.Errorf("at frame %d hundredth %d is heard", frame, last)
		}
	})
}

func TestARefreshGoesOnWithSound(t *testing.T) {
	out := &device{pace: evenPace}
	hearing(t, clip(50), out, func(t *testing.T, b *bench, _ *tone) {
		b.Open("a.mp4", true)
		pass(1050 * time.Millisecond)
		b.Refresh()
		pass(500 * time.Millisecond)
		frame, said := b.State().Frame, out.said()
		if last := said[len(said)-1]; last < 10*frame-10 || last > 10*frame+20 || frame < 13 {
			t.Errorf("at frame %d hundredth %d is heard", frame, last)
		}
	})
}
