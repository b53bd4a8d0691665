package av

import (
	"context"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// soundWriter is a writer and its sound track. Sound is encoded by the caller's
// goroutine: it costs a hundredth of what pictures do.
type soundWriter struct {
	*writer
	track *soundEncoder // nil where the video is silent
}

func newSoundWriter(path string, preset media.Preset, params media.Params) (*soundWriter, error) {
	w := &soundWriter{}
	var err error
	if params.Sound && preset.AudioCodec != "" {
		if w.track, err = newSoundEncoder(path, preset.AudioCodec); err != nil {
			return nil, err
		}
	}
	if w.writer, err = newWriter(path, preset, params, w.track); err != nil {
		w.track.free()
		return nil, err
	}
	return w, nil
}

// WriteSound encodes the samples that follow.
func (w *soundWriter) WriteSound(ctx context.Context, samples []float32) error {
	switch {
	case w.closed:
		return media.Errorf(media.Invalid, w.path, "is finished: no more sound can be written")
	case len(samples)%soundChannels != 0:
		return media.Errorf(media.Invalid, w.path, "%d numbers are no stereo samples: an even count is needed", len(samples))
	case ctx.Err() != nil:
		return ctx.Err()
	case w.track == nil:
		return nil
	}
	return w.track.write(samples)
}

// Close ends the sound, with silence where it is shorter than the pictures, and the video.
func (w *soundWriter) Close() error {
	if w.closed || w.track == nil {
		return w.writer.Close()
	}
	defer w.track.free()
	if err := w.fill(); err != nil {
		w.writer.Abort()
		return err
	}
	return w.writer.Close()
}

func (w *soundWriter) fill() error {
	end := samplesAt(rational.Int(w.count).Div(w.params.Rate))
	silence := make([]float32, soundRate*soundChannels)
	for missing := end - w.track.taken(); missing > 0; missing = end - w.track.taken() {
		if err := w.track.write(silence[:min(missing, soundRate)*soundChannels]); err != nil {
			return err
		}
	}
	return w.track.finish()
}

// Abort drops everything that was written.
func (w *soundWriter) Abort() {
	if w.closed {
		return
	}
	w.writer.Abort()
	w.track.free()
}

var _ media.SoundWriter = (*soundWriter)(nil)
