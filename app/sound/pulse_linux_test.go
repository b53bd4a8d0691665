package sound_test

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/jfreymuth/pulse"

	"kinora/app/sound"
)

// server runs a PulseAudio server of its own, whose device plays into nothing at its own
// pace, and gives what that device hears.
func server(t *testing.T) <-chan float32 {
	t.Helper()
	program, err := exec.LookPath("pulseaudio")
	if err != nil {
		t.Skip("no PulseAudio here")
	}
	dir := t.TempDir()
	socket := filepath.Join(dir, "socket")
	daemon := exec.Command(program, "-n", "--exit-idle-time=-1", "--daemonize=no", "--use-pid-file=no", "--disable-shm=yes",
		"--load=module-null-sink rate=48000 format=float32le channels=2",
		"--load=module-native-protocol-unix auth-anonymous=1 socket="+socket)
	daemon.Env = append(os.Environ(), "HOME="+dir, "XDG_RUNTIME_DIR="+dir, "PULSE_RUNTIME_PATH="+dir)
	if err := daemon.Start(); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	t.Setenv("PULSE_SERVER", "unix:"+socket)
	for range 100 {
		if heard := record(t); heard != nil {
			return heard
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Skip("PulseAudio does not run here")
	return nil
}

// record listens to the device, nil where there is none yet.
func record(t *testing.T) <-chan float32 {
	client, err := pulse.NewClient()
	if err != nil {
		return nil
	}
	heard := make(chan float32, 1<<20)
	stream, err := client.NewRecord(pulse.Float32Writer(func(buf []float32) (int, error) {
		for _, v := range buf {
			heard <- v
		}
		return len(buf), nil
	}), pulse.RecordMono, pulse.RecordSampleRate(48000), pulse.RecordLatency(0.02))
	if err != nil {
		client.Close()
		return nil
	}
	t.Cleanup(client.Close)
	stream.Start()
	return heard
}

// audible waits for a sample that is not silent, and then for n more.
func audible(heard <-chan float32, n int) []float64 {
	var out []float64
	for len(out) < n {
		if v := <-heard; v != 0 || len(out) > 0 {
			out = append(out, float64(v))
		}
	}
	return out
}

func TestPulseAudioHearsWhatIsPlayed(t *testing.T) {
	heard := server(t)
	s := sound.NewSpeaker(func() (sound.Output, error) { return sound.Open("Kinora") }, func(problem string) { t.Error(problem) })
	defer s.Close()
	for range 2 { // the second time the device has to be woken
		if err := s.Play(t.Context(), &counting{}, 100_000); err != nil {
			t.Fatal(err)
		}
		got := audible(heard, 24_000)
		at, ok := s.Position()
		// On a busy machine the recorder, and the device, leave out some.
		steps, last := 0, got[len(got)-1]
		for i := 300; i < len(got); i++ {
			if step := got[i] - got[i-1]; math.Abs(step-1e-6) < 1e-7 {
				steps++
			}
		}
		if steps < 20_000 || last < 0.1 {
			t.Errorf("%d of 24000 samples follow each other, the last is %v", steps, last)
		}
		heardNow := int64(last * 1e6)
		t.Logf("position %d when sample %d was recorded", at, heardNow)
		if !ok || at < heardNow-9600 || at > heardNow+48_000 {
			t.Errorf("position %d, %v when sample %d was recorded", at, ok, heardNow)
		}
		s.Stop()
		time.Sleep(1200 * time.Millisecond) // until the device sleeps
		for len(heard) > 0 {
			<-heard
		}
	}
}

func TestNoServerIsAnError(t *testing.T) {
	t.Setenv("PULSE_SERVER", "unix:"+filepath.Join(t.TempDir(), "nobody"))
	if out, err := sound.Open("Kinora"); err == nil {
		out.Close()
		t.Error("somebody answered")
	}
	t.Setenv("PULSE_SERVER", "nonsense {")
	if out, err := sound.Open("Kinora"); err == nil {
		out.Close()
		t.Error("nonsense answered")
	}
}
