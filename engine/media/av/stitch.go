package av

import (
	"context"
	"image"
	"slices"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Stitch joins stretches of files into one video of params' size and rate: cuts where
// Dissolve is 0, cross-dissolves elsewhere. Pictures are scaled to fit, with black bars
// or cut edges, in square samples and upright; of other frame rates the frame on screen
// is taken. Sound comes along where the preset has a codec for it, mixed to stereo at
// 48 kHz, dissolving with the pictures; it is not stretched, ducked or normalised.
// Subtitles and further sound tracks are left behind.
//
// One whole file that already is what is wanted is copied without encoding it anew.
// Errors are those of Open and Create, and Invalid for times that do not fit.
func Stitch(ctx context.Context, out string, preset media.Preset, params media.Params, cuts []media.Cut) error {
	setup()
	if err := preset.Check(out, params); err != nil {
		return err
	}
	if err := media.CheckWritable(out); err != nil {
		return err
	}
	s := &stitcher{preset: preset, params: params}
	defer s.free()
	if err := s.lay(ctx, out, cuts); err != nil {
		return err
	}
	if s.unchanged(cuts) {
		return remux(ctx, cuts[0].Path, out, preset, params.Metadata)
	}
	return s.write(ctx, out)
}

// stitcher is a film being joined. Times are seconds of the film.
type stitcher struct {
	preset media.Preset
	params media.Params
	scenes []*scene
	mixed  *image.RGBA
	sound  bool      // there is something to hear, and a codec for it
	left   []float32 // sound of the scene that ends
	right  []float32 // sound of the scene that begins
}

// lay probes all files and places the cuts one after the other.
func (s *stitcher) lay(ctx context.Context, out string, cuts []media.Cut) error {
	if len(cuts) == 0 {
		return media.Errorf(media.Invalid, out, "there is nothing to join: add at least one clip")
	}
	var end, free rational.Rat // the film's end, and how much of its last cut may dissolve
	for i, cut := range cuts {
		info, err := Probe(ctx, cut.Path)
		if err != nil {
			return err
		}
		length, err := lengthOf(cut, info)
		if err != nil {
			return err
		}
		if i == 0 {
			cut.Dissolve = rational.Rat{}
		}
		if cut.Dissolve.Num() < 0 || cut.Dissolve.Cmp(length) > 0 || i > 0 && cut.Dissolve.Cmp(free) > 0 {
			return media.Errorf(media.Invalid, cut.Path, "a dissolve of %.3g s is longer than the clips that it joins", cut.Dissolve.Float())
		}
		start := end.Sub(cut.Dissolve)
		end, free = start.Add(length), length.Sub(cut.Dissolve)
		s.scenes = append(s.scenes, &scene{cut: cut, info: info, start: start, end: end})
	}
	return nil
}

// lengthOf checks a cut's times against its file.
func lengthOf(cut media.Cut, info media.Info) (rational.Rat, error) {
	if info.Video == nil {
		return rational.Rat{}, &media.Error{Kind: media.NoVideo, Path: cut.Path}
	}
	out := cut.Out
	if out.Zero() {
		out = info.Duration
	}
	if info.Still && cut.Out.Zero() {
		return out, media.Errorf(media.Invalid, cut.Path, "is a still: say how long it is shown")
	}
	if cut.In.Num() < 0 || out.Cmp(cut.In) <= 0 {
		return out, media.Errorf(media.Invalid, cut.Path, "a clip from %.3g s to %.3g s has no length", cut.In.Float(), out.Float())
	}
	return out.Sub(cut.In), nil
}

// write renders the film frame by frame.
func (s *stitcher) write(ctx context.Context, out string) (err error) {
	params := s.params
	params.Sound = s.sounds()
	s.sound = params.Sound && s.preset.AudioCodec != ""
	w, err := Create(out, s.preset, params)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			w.Abort()
		}
	}()
	frames := max(s.scenes[len(s.scenes)-1].end.Mul(s.params.Rate).Round(), 1)
	for i := range frames {
		at := rational.Int(i).Div(s.params.Rate)
		if err := s.frame(ctx, w, at); err != nil {
			return err
		}
		if err := s.mix(ctx, w, at, rational.Int(i+1).Div(s.params.Rate)); err != nil {
			return err
		}
	}
	return w.Close()
}

// sounds reports whether there is something to hear in the film.
func (s *stitcher) sounds() bool {
	return slices.ContainsFunc(s.scenes, func(sc *scene) bool { return sc.info.Audio != nil })
}

// frame shows the scenes on screen at a time. Those that have ended are closed.
func (s *stitcher) frame(ctx context.Context, w media.Writer, at rational.Rat) error {
	over, under := s.onScreen(at)
	img, err := over.show(ctx, s, at)
	if err != nil || under == nil {
		if err == nil {
			err = w.Write(ctx, img)
		}
		over.done()
		return err
	}
	defer over.done()
	defer under.done()
	below, err := under.show(ctx, s, at)
	if err != nil {
		return err
	}
	if s.mixed == nil {
		s.mixed = image.NewRGBA(image.Rect(0, 0, s.params.Width, s.params.Height))
	}
	// The middle of the frame's time: the dissolve is as far from 0 when it begins
	// as it is from 1 when it ends.
	middle := at.Add(rational.New(1, 2).Div(s.params.Rate))
	blend(s.mixed.Pix, below.Pix, img.Pix, over.weight(middle))
	return w.Write(ctx, s.mixed)
}

// onScreen is the newest scene at a time, and the one that dissolves into it, if any.
func (s *stitcher) onScreen(at rational.Rat) (over, under *scene) {
	i := len(s.scenes) - 1
	for i > 0 && s.scenes[i].start.Cmp(at) > 0 {
		i--
	}
	for _, old := range s.scenes[:max(i-1, 0)] {
		old.free()
	}
	if i > 0 && at.Cmp(s.scenes[i-1].end) < 0 {
		return s.scenes[i], s.scenes[i-1]
	}
	if i > 0 {
		s.scenes[i-1].free()
	}
	return s.scenes[i], nil
}

func (s *stitcher) free() {
	for _, sc := range s.scenes {
		sc.free()
	}
}

// blend mixes b over a: weight 0 is a, 256 is b.
func blend(dst, a, b []byte, weight int) {
	a, b = a[:len(dst)], b[:len(dst)]
	for i := range dst {
		dst[i] = byte((int(a[i])*(256-weight) + int(b[i])*weight + 128) >> 8)
	}
}
