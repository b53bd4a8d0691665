package engine

import (
	"context"
	"image"
	"runtime/debug"
	"slices"
	"time"

	"kinora/engine/assemble"
	"kinora/engine/decode"
	"kinora/engine/diffuse"
	"kinora/engine/frame"
	"kinora/engine/history"
	"kinora/engine/infer"
	"kinora/engine/keep"
	"kinora/engine/latent"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
	"kinora/projects"
)

// source gives the pictures of a job: those of its files, and those of its takes,
// decoded as they are asked for. Takes that stream are made as they are asked for, too.
type source struct {
	e       *Engine
	job     Job
	kept    *keep.Job // nil where nothing is kept
	report  *reporter
	takes   []latent.Clip   // without data until they are made
	tries   []int           // which try of each take it is, counted from 0
	shown   []shown         // what each take is given of earlier ones; nil until it is asked for
	looks   [][]*image.RGBA // all frames of each take that was decoded already; nil of others
	decoder infer.Session   // nil where takes stream: then it is loaded between windows
	drift   []projects.Drift
	spent   []history.Take // what each take has cost
	making  bool           // a take that streams is being made: its steps are told, not its frames
}

func newSource(e *Engine, job Job, kept *keep.Job, report *reporter) *source {
	n := len(job.Plans)
	return &source{
		e: e, job: job, kept: kept, report: report, takes: make([]latent.Clip, n), tries: make([]int, n),
		shown: make([]shown, n), looks: make([][]*image.RGBA, n), spent: make([]history.Take, n),
	}
}

// final is diffuse.Inputs.Final.
type final func(ctx context.Context, take latent.Clip, frames int) error

// sample makes the latents of a take. Others that it is to look like are made before it.
func (s *source) sample(ctx context.Context, take int, on final) error {
	pictures, err := s.pictures(ctx, take)
	if err != nil {
		return err
	}
	p := s.plan(take)
	s.report.shot(take, s.job.Plans)
	defer s.report.shot(0, nil)
	if s.tries[take] == 0 {
		for _, line := range s.e.Cuts(p) {
			s.report.tell(line)
		}
	}
	in := diffuse.Inputs{
		Models: s.e.loader, Tokenizer: s.e.tokenizer, Latents: s.e.pack.Latents,
		Pictures: pictures, Texts: &s.e.texts, Final: on,
	}
	if s.kept != nil {
		in.Keeper = s.kept.Take(take).Try(s.tries[take])
	}
	out, err := diffuse.Run(ctx, p, in, s.report.denoising)
	if err != nil {
		return s.e.fits(p, err)
	}
	s.takes[take] = out.Clip
	s.spent[take].Sampling.Units += p.FLOPs(out.Timing.Steps)
	s.spent[take].Sampling.Time += out.Timing.Sampling
	return nil
}

// write encodes each frame as it comes; the file appears when it is whole.
func (s *source) write(ctx context.Context, path string, preset media.Preset) error {
	if !s.job.streams() && !s.looked() {
		decoder, err := s.e.loader.Open(ctx, plan.VAEDecoder)
		if err != nil {
			return err
		}
		defer decoder.Close()
		s.decoder = decoder
	}
	sound, err := s.listen(ctx, preset)
	if err != nil {
		return err
	}
	defer sound.close()
	told := params(s.job)
	told.Sound = sound != nil
	w, err := av.Create(path, preset, told)
	if err != nil {
		return err
	}
	defer w.Abort()
	if s.kept != nil {
		s.kept.Waiting(absolute(w.Waiting()))
	}
	if err := s.frames(ctx, w, sound); err != nil {
		return err
	}
	if len(s.drift) > 0 {
		w.Note(driftKey, formatDrift(s.drift))
	}
	s.report.stage(StageSave, 0, 0)
	return w.Close()
}

// looked reports whether every take was decoded already.
func (s *source) looked() bool {
	return !slices.ContainsFunc(s.looks, func(frames []*image.RGBA) bool { return frames == nil })
}

// frames writes everything, in order.
func (s *source) frames(ctx context.Context, w media.SoundWriter, sound *soundtrack) error {
	done, all := 0, s.job.Frames()
	if !s.job.streams() {
		s.report.stage(StageDecode, 0, all)
	}
	write := func(img *image.RGBA) error {
		done++
		if !s.making {
			s.report.stage(StageDecode, done, all)
		}
		if err := w.Write(ctx, img); err != nil {
			return err
		}
		return sound.write(ctx, w, done-1)
	}
	if s.job.Assembly == nil {
		return s.Take(ctx, 0, write)
	}
	return assemble.Write(ctx, *s.job.Assembly, s, write)
}

// spec is how a take is decoded.
func (s *source) spec(take int) decode.Spec {
	p := s.plan(take)
	return decode.Spec{
		Geometry: p.Pack.Geometry, VAE: p.Pack.VAE, Latents: s.e.pack.Latents, Seed: p.Recipe.Seed, Smaller: s.smallerTiles,
	}
}

// Take decodes a take, and makes it where it is not there yet.
func (s *source) Take(ctx context.Context, take int, yield assemble.Yield) error {
	p := s.job.Plans[take]
	m := newMeter(p, take, func(d projects.Drift) {
		s.drift = append(s.drift, d)
		s.report.drift(d)
	})
	show := func(img *image.RGBA) error {
		m.frame(img)
		return yield(img)
	}
	img := image.NewRGBA(image.Rect(0, 0, p.Recipe.Size.Width, p.Recipe.Size.Height))
	if looks := s.looks[take]; looks != nil {
		m.latent = s.takes[take]
		return each(looks, img, show)
	}
	work := &s.spent[take].Decoding
	stream := decode.NewStream(p.Grid, s.spec(take), func(f frame.Frame) error {
		work.Units += float64(img.Rect.Dx() * img.Rect.Dy())
		frame.ToRGBA(img, f)
		return show(img)
	})
	advance := func(ctx context.Context, take latent.Clip, frames int) error {
		m.latent = take
		if !stream.Ready(frames) {
			return nil
		}
		return s.decode(ctx, func(decoder infer.Session) error {
			began := time.Now()
			defer func() { work.Time += time.Since(began) }()
			return stream.Advance(ctx, decoder, take, frames)
		})
	}
	if s.takes[take].Data == nil {
		s.making = true
		defer func() { s.making = false }()
		return s.sample(ctx, take, advance)
	}
	return s.e.fits(p, advance(ctx, s.takes[take], p.Grid.Frames))
}

// each hands one frame after another to show, as img: what is shown may be drawn into.
func each(frames []*image.RGBA, img *image.RGBA, show assemble.Yield) error {
	for _, f := range frames {
		copy(img.Pix, f.Pix)
		if err := show(img); err != nil {
			return err
		}
	}
	return nil
}

// decode hands the decoder to use, and loads it for that where it is not.
func (s *source) decode(ctx context.Context, use func(infer.Session) error) error {
	if s.decoder != nil {
		return use(s.decoder)
	}
	decoder, err := s.e.loader.Open(ctx, plan.VAEDecoder)
	if err != nil {
		return err
	}
	// A window's pictures are as large as the model that needs the memory next, and the
	// collector does not know of that one.
	defer debug.FreeOSMemory()
	defer decoder.Close()
	return use(decoder)
}

// File reads a stretch of a file.
func (s *source) File(ctx context.Context, want assemble.Stretch, yield assemble.Yield) error {
	return s.job.Media.read(ctx, want, yield)
}
