package av

import (
	"context"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// samplesAt is the number of the sample nearest to a second.
func samplesAt(t rational.Rat) int64 { return t.Mul(rational.Int(soundRate)).Round() }

// mix writes the film's sound between two seconds: that of the scenes on screen at
// the first, dissolving linearly where two are.
func (s *stitcher) mix(ctx context.Context, w media.SoundWriter, at, to rational.Rat) error {
	if !s.sound {
		return nil
	}
	from := samplesAt(at)
	n := int(samplesAt(to)-from) * soundChannels
	if cap(s.left) < n {
		s.left, s.right = make([]float32, n), make([]float32, n)
	}
	over, under := s.onScreen(at)
	right := s.right[:n]
	if err := over.listen(ctx, from, right); err != nil {
		return err
	}
	if under != nil {
		left := s.left[:n]
		if err := under.listen(ctx, from, left); err != nil {
			return err
		}
		over.fade(from, left, right)
	}
	return w.WriteSound(ctx, right)
}

// listen reads the scene's sound from a sample of the film on.
func (sc *scene) listen(ctx context.Context, from int64, dst []float32) error {
	return sc.sound.read(ctx, from-samplesAt(sc.start)+samplesAt(sc.cut.In), dst)
}

// fade mixes left, which ends, into right, which begins.
func (sc *scene) fade(from int64, left, right []float32) {
	start, length := samplesAt(sc.start), float32(samplesAt(sc.cut.Dissolve))
	for i := range right {
		w := min(max(float32(from+int64(i/soundChannels)-start)/length, 0), 1)
		right[i] = left[i]*(1-w) + right[i]*w
	}
}
