// Package export writes a timeline: as a video, as pictures, or as an OpenTimelineIO file
// for other editors. It is plain Go. It must not import media/av, app or ui: whoever calls
// it says how files are opened and made.
package export

import (
	"context"
	"time"

	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// Job is what is to be written.
type Job struct {
	Spec   render.Spec
	Preset media.Preset
	// Path is the file. Pictures are numbered by a pattern such as name_%04d.png in it; a
	// path without one takes a single frame.
	Path     string
	Title    string        // goes into the file; "" for none
	Size     projects.Size // in pixels; zero is the spec's
	Rate     rational.Rat  // frames per second; 0 is the spec's
	From, To int64         // frames of the timeline, To excluded; To 0 is its end
	Quality  Quality
	Silent   bool // leaves the sound out
}

// Tools is how files are opened and made: as by av.Open, av.OpenSound and av.Create.
type Tools struct {
	Open      render.Open
	OpenSound render.OpenSound
	Create    func(path string, preset media.Preset, params media.Params) (media.SoundWriter, error)
}

// Frames is how many pictures the job writes.
func (j Job) Frames() int64 {
	j = j.filled()
	return max(1, j.Spec.Time(j.To-j.From).Mul(j.Rate).Round())
}

// filled puts in what was left to the spec. What cannot be shown is an error.
func (j Job) filled() Job {
	if j.Size == (projects.Size{}) {
		j.Size = j.Spec.Size
	}
	if j.Rate.Zero() {
		j.Rate = j.Spec.Rate
	}
	if j.To == 0 {
		j.To = j.Spec.Timeline.Frames()
	}
	j.Spec.Size, j.Spec.Strict = j.Size, true
	j.Preset = j.Quality.Of(j.Preset)
	return j
}

// Check says what stands against the job, before anything is written: an error of kind
// Invalid, TooLarge, Missing or Unwritable.
func (j Job) Check() error {
	j = j.filled()
	if j.From < 0 || j.To > j.Spec.Timeline.Frames() || j.From >= j.To {
		return media.Errorf(media.Invalid, j.Path, "there is nothing to write from frame %d to %d of a film of %d: choose another stretch",
			j.From, j.To, j.Spec.Timeline.Frames())
	}
	if j.Preset.Pictures && !media.IsPattern(j.Path) && j.Frames() > 1 {
		return media.Errorf(media.Invalid, j.Path, "is one picture, but %d frames are to be written: number them with a name such as name_%%04d%s",
			j.Frames(), j.Preset.Extension)
	}
	if at, missing := j.Spec.Missing(j.From, j.To); missing {
		_, why, _ := j.Spec.Placeholder(at)
		return media.Errorf(media.Missing, "", "the clip at %.2f s of the film has no file (%s): make it, or take it out",
			j.Spec.Time(at).Float(), why)
	}
	if err := j.Preset.Check(j.Path, j.params()); err != nil {
		return err
	}
	return media.CheckWritable(j.Path)
}

func (j Job) params() media.Params {
	return media.Params{
		Width: j.Size.Width, Height: j.Size.Height, Rate: j.Rate,
		Metadata: j.metadata(), Sound: j.sounds(),
	}
}

// sounds says whether the file gets a sound track.
func (j Job) sounds() bool {
	return !j.Silent && j.Preset.AudioCodec != "" && j.Spec.Sounds(j.From, j.To)
}

// Write writes the job's file. on, which may be nil, is told how far it is, at the beginning,
// a few times per second and at the end. Where Write fails, or ctx ends, nothing is left
// of the file, and what was there before is untouched.
func Write(ctx context.Context, job Job, tools Tools, on func(Progress)) error {
	if err := job.Check(); err != nil {
		return err
	}
	frames := job.Frames()
	job = job.filled()
	out, err := tools.Create(job.Path, job.Preset, job.params())
	if err != nil {
		return err
	}
	defer out.Abort() // nothing after Close
	e := &exporter{job: job, frames: frames, out: out, pictures: render.New(job.Spec, tools.Open)}
	defer e.pictures.Close()
	if job.sounds() {
		e.sound = render.NewSound(job.Spec, tools.OpenSound)
		defer e.sound.Close()
	}
	if err := e.run(ctx, newMeter(frames, on)); err != nil {
		return err
	}
	return out.Close()
}

// exporter is a file that is being written.
type exporter struct {
	job      Job
	frames   int64
	pictures *render.Reader
	out      media.SoundWriter
	sound    *render.Sound // nil for silent files
	samples  int64         // how many were written
	buf      []float32
}

func (e *exporter) run(ctx context.Context, m *meter) error {
	for n := range e.frames {
		m.at(n, time.Now())
		if err := e.frame(ctx, n); err != nil {
			return err
		}
	}
	m.at(e.frames, time.Now())
	return nil
}

// frame writes a picture and what sounds while it is on screen.
func (e *exporter) frame(ctx context.Context, n int64) error {
	start := e.job.Spec.Time(e.job.From)
	f, err := e.pictures.At(ctx, start.Add(rational.Int(n).Div(e.job.Rate)))
	if err != nil {
		return err
	}
	err = e.out.Write(ctx, f.Image)
	if f.Release != nil {
		f.Release()
	}
	if err != nil || e.sound == nil {
		return err
	}
	return e.listen(ctx, samples(start), samples(rational.Int(n+1).Div(e.job.Rate)))
}

// listen writes the sound up to a sample of the file. start is the sample of the film at
// which the file begins.
func (e *exporter) listen(ctx context.Context, start, to int64) error {
	buf := e.room(int(to-e.samples) * media.SoundChannels)
	if err := e.sound.Read(ctx, start+e.samples, buf); err != nil {
		return err
	}
	for i, v := range buf {
		buf[i] = min(max(v, -1), 1)
	}
	e.samples = to
	return e.out.WriteSound(ctx, buf)
}

func (e *exporter) room(n int) []float32 {
	if cap(e.buf) < n {
		e.buf = make([]float32, n)
	}
	return e.buf[:n]
}

func samples(t rational.Rat) int64 { return t.Mul(rational.Int(media.SoundRate)).Round() }
