package main

import (
	"context"
	"encoding/binary"
	"math"
	"os"
	"os/exec"
	"path/filepath"

	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// rate is the samples per second of what is composed.
const rate = 48000

// chords are the notes that sound together, one chord a bar, in semitones from A3.
var chords = [][]int{{-12, 3, 7, 10}, {-16, 0, 3, 8}, {-9, 3, 7, 12}, {-14, 2, 5, 10}}

// melody is a note for each half bar, in semitones from A4; rest is none.
var melody = []int{3, 7, 10, 8, rest, 7, 5, 3, 7, 12, 10, 7, 5, rest, 2, 3}

const rest = -100

// music composes a sound as long as the film and puts it onto the sound track.
func (s *sample) music(ctx context.Context) error {
	seconds := s.film.Seconds(s.film.Timeline.Frames())
	raw := filepath.Join(s.out, "music.raw")
	if err := os.WriteFile(raw, samples(compose(seconds.Float())), 0o600); err != nil {
		return err
	}
	defer os.Remove(raw)
	path := filepath.Join(s.out, "music.m4a")
	program := os.Getenv("KINORA_FFMPEG")
	if program == "" {
		program = "ffmpeg"
	}
	encode := exec.CommandContext(ctx, program, "-v", "error", "-y", "-f", "s16le", "-ar", "48000", "-ac", "2", "-i", raw, //nolint:gosec // our own words
		"-c:a", "aac", "-b:a", "64k", "-fflags", "+bitexact", "-f", "mp4", path)
	encode.Stderr = os.Stderr
	if err := encode.Run(); err != nil {
		return err
	}
	defer os.Remove(path)
	digest, err := s.add(ctx, path)
	if err != nil {
		return err
	}
	m := projects.Medium{Name: "paper bells.m4a", Kind: projects.Sound, Asset: digest, Ext: ".m4a", Seconds: seconds, HasSound: true}
	s.film, m.ID = edit.AddMedium(s.film, m)
	film, _, err := edit.Append(s.film, edit.Piece{Source: projects.Source{Medium: m.ID}, To: rational.Rat{}}, 0)
	s.film = film
	return err
}

// compose is the sound as mono in -1…1: soft chords, and bells above them.
func compose(seconds float64) []float64 {
	out := make([]float64, int(seconds*rate))
	const bar = 2.4
	for n := 0; float64(n)*bar < seconds; n++ {
		for _, note := range chords[n%len(chords)] {
			pad(out, float64(n)*bar, bar*1.3, pitch(220, note), 0.05)
		}
		for half := range 2 {
			if note := melody[(2*n+half)%len(melody)]; note != rest {
				bell(out, (float64(n)+float64(half)/2)*bar, pitch(440, note), 0.16)
			}
		}
	}
	fade(out)
	return out
}

func pitch(base float64, semitones int) float64 { return base * math.Pow(2, float64(semitones)/12) }

// pad adds a tone that swells and goes.
func pad(out []float64, at, length, hz, gain float64) {
	each(out, at, length, func(t float64) float64 {
		swell := math.Sin(math.Pi * t / length)
		return gain * swell * swell * (math.Sin(2*math.Pi*hz*t) + 0.4*math.Sin(2*math.Pi*hz*1.003*t))
	})
}

// bell adds a struck tone with two overtones.
func bell(out []float64, at, hz, gain float64) {
	each(out, at, 1.8, func(t float64) float64 {
		tone := math.Sin(2*math.Pi*hz*t) + 0.5*math.Sin(2*math.Pi*hz*2.76*t)*math.Exp(-4*t) + 0.25*math.Sin(2*math.Pi*hz*5.4*t)*math.Exp(-9*t)
		return gain * tone * math.Exp(-2.6*t) * min(1, t*300)
	})
}

func each(out []float64, at, length float64, tone func(float64) float64) {
	for i := range int(length * rate) {
		if n := int(at*rate) + i; n < len(out) {
			out[n] += tone(float64(i) / rate)
		}
	}
}

// fade lets the end die away.
func fade(out []float64) {
	n := min(len(out), rate)
	for i := range n {
		out[len(out)-1-i] *= float64(i) / float64(n)
	}
}

// samples is stereo in 16 bits.
func samples(mono []float64) []byte {
	out := make([]byte, 0, 4*len(mono))
	for _, v := range mono {
		s := uint16(int16(max(-1, min(1, v)) * 32000))
		out = binary.LittleEndian.AppendUint16(out, s)
		out = binary.LittleEndian.AppendUint16(out, s)
	}
	return out
}
