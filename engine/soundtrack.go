package engine

import (
	"context"

	"kinora/engine/assemble"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
	"kinora/projects/rational"
)

// soundtrack is the sound of a job: that of the files that it keeps. A nil one is silent.
type soundtrack struct {
	*assemble.Track
	rate   rational.Rat
	report *reporter
	failed bool
}

// listen gives the job's sound, nil where no file of it has any or the preset keeps none.
func (s *source) listen(ctx context.Context, preset media.Preset) (*soundtrack, error) {
	if preset.AudioCodec == "" {
		return nil, nil
	}
	a := s.job.heard()
	sounds, err := s.sounding(ctx, a)
	if err != nil || len(sounds) == 0 {
		return nil, err
	}
	open := func(ctx context.Context, asset string) (assemble.Sound, error) {
		if !sounds[asset] {
			return nil, nil
		}
		return av.OpenSound(ctx, s.job.Media[asset])
	}
	return &soundtrack{Track: assemble.NewTrack(a, open), rate: a.Rate, report: s.report}, nil
}

// sounding is which files of an assembly can be heard: all that have sound, but not a
// clip that ends before the take that was made from it.
func (s *source) sounding(ctx context.Context, a projects.Assembly) (map[string]bool, error) {
	sounds := map[string]bool{}
	for _, p := range a.Parts {
		if p.Asset == "" {
			continue
		}
		info, err := av.Probe(ctx, s.job.Media[p.Asset])
		if err != nil {
			return nil, err
		}
		last := p.From.Add(rational.Int(int64(p.Frames - 1)).Div(a.Rate))
		if info.Audio != nil && (s.job.Assembly != nil || last.Cmp(info.Duration) <= 0) {
			sounds[p.Asset] = true
		}
	}
	return sounds, nil
}

// heard is what the sound of a job is put together from: its assembly, or, for a take
// that starts from a clip and is no longer than it, that clip.
func (j Job) heard() projects.Assembly {
	if j.Assembly != nil {
		return *j.Assembly
	}
	r := j.Main()
	a := projects.Assembly{Rate: r.Rate}
	if b := clipOf(r.Basis); b != nil {
		a.Parts = []projects.Part{{Asset: b.Asset, From: b.From, Frames: r.Frames}}
	}
	return a
}

// clipOf is the basis that is a clip, of a take or of its draft; nil where there is none.
func clipOf(b *projects.Basis) *projects.Basis {
	for b != nil && b.Draft != nil {
		b = b.Draft.Basis
	}
	if b == nil || b.Asset == "" {
		return nil
	}
	return b
}

// write adds the sound of a frame. A file whose sound cannot be read costs the sound and
// not hours of work.
func (t *soundtrack) write(ctx context.Context, w media.SoundWriter, frame int) error {
	if t == nil || t.failed {
		return nil
	}
	samples, err := t.Frame(ctx, frame)
	if err != nil && ctx.Err() == nil {
		t.failed = true
		t.report.warn("there is no sound from %.1f s on: %v", rational.Int(int64(frame)).Div(t.rate).Float(), err)
		return nil
	}
	if err != nil {
		return err
	}
	return w.WriteSound(ctx, samples)
}

func (t *soundtrack) close() {
	if t != nil {
		t.Close()
	}
}
