package av

import (
	"context"
	"errors"
	"io"
	"maps"
	"math"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Probe says what a file holds, without decoding it; of pictures the first frame is
// decoded, because only it knows which way is up. Errors are those of Open, except
// that a file without video is no error: its Info has no Video.
func Probe(ctx context.Context, path string) (media.Info, error) {
	in, err := openInput(ctx, path, rational.Rat{})
	if err != nil {
		return media.Info{}, err
	}
	if in.video == nil || !isPicture(in.video) || in.video.NbFrames() > 1 {
		defer in.free()
		return infoOf(in, nil)
	}
	in.free()
	r, err := open(ctx, path, Options{CacheFrames: 3})
	if err != nil {
		return media.Info{}, err
	}
	return r.info, r.Close()
}

// isPicture reports whether a stream's codec is one that pictures use. Some move.
func isPicture(s *astiav.Stream) bool {
	switch s.CodecParameters().CodecID() {
	case astiav.CodecIDPng, codecAPNG, astiav.CodecIDGif, astiav.CodecIDWebp,
		astiav.CodecIDMjpeg, astiav.CodecIDBmp, astiav.CodecIDTiff:
		return true
	}
	return false
}

// describe fills in r.info and the size of the pictures, once the first frame is there.
func (r *reader) describe(ctx context.Context) error {
	info, err := infoOf(r.in, r.tail.frame)
	if err != nil {
		return err
	}
	r.info = info
	if r.options.Width, r.options.Height, err = scaledSize(r.options, info); err != nil {
		return err
	}
	if isPicture(r.in.video) && r.in.video.NbFrames() <= 1 {
		return r.findStill(ctx)
	}
	return nil
}

// findStill looks whether a second frame follows.
func (r *reader) findStill(ctx context.Context) error {
	err := r.step(ctx)
	if errors.Is(err, io.EOF) && r.dec.cut == nil {
		r.info.Still, r.info.Duration, r.info.Video.Frames = true, rational.Rat{}, 1
		r.info.Video.Rate = rational.Rat{}
		return nil
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// scaledSize is the size of the pictures that the options ask for.
func scaledSize(o Options, info media.Info) (w, h int, err error) {
	v := info.Video
	switch {
	case o.Width == 0 && o.Height == 0:
		w, h = v.DisplayWidth, v.DisplayHeight
	case o.Height == 0:
		w, h = o.Width, max(1, (o.Width*v.DisplayHeight+v.DisplayWidth/2)/v.DisplayWidth)
	case o.Width == 0:
		w, h = max(1, (o.Height*v.DisplayWidth+v.DisplayHeight/2)/v.DisplayHeight), o.Height
	default:
		w, h = o.Width, o.Height
	}
	return w, h, media.CheckSize(info.Path, w, h)
}

// infoOf describes an input. The frame, where one has been decoded, knows more than
// the headers.
func infoOf(in *input, f *astiav.Frame) (media.Info, error) {
	info := media.Info{
		Path:     in.path,
		Format:   in.fc.InputFormat().Name(),
		Duration: durationOf(in),
		Metadata: metadataOf(in, f),
	}
	if in.audio != nil {
		cp := in.audio.CodecParameters()
		info.Audio = &media.AudioInfo{
			Codec: cp.CodecID().Name(), SampleRate: cp.SampleRate(), Channels: cp.ChannelLayout().Channels(),
		}
	}
	if in.video == nil {
		return info, nil
	}
	info.Video = videoOf(in, f)
	v := info.Video
	if v.Width < 1 || v.Height < 1 {
		return info, media.Errorf(media.Corrupt, in.path, "is damaged: it does not say how large its pictures are")
	}
	return info, media.CheckSize(in.path, v.DisplayWidth, v.DisplayHeight)
}

func videoOf(in *input, f *astiav.Frame) *media.VideoInfo {
	cp := in.video.CodecParameters()
	format, colours := cp.PixelFormat(), cp.ColorRange()
	v := &media.VideoInfo{
		Codec: cp.CodecID().Name(), Width: cp.Width(), Height: cp.Height(),
		Rate: frameRate(in), Frames: max(in.video.NbFrames(), 0),
	}
	if f != nil {
		v.Width, v.Height, format, colours = f.Width(), f.Height(), f.PixelFormat(), f.ColorRange()
	}
	if in.seq != nil {
		v.Frames = int64(in.seq.count)
	}
	v.PixelFormat, v.Depth, v.Alpha, v.FullRange = format.Name(), depthOf(format), hasAlpha(format), isFull(colours, format)
	v.Matrix, v.Primaries, v.Transfer = colourNames(cp, f)
	v.Interlaced = f != nil && isInterlaced(f)
	turn := orientationOf(f, in.video)
	v.Rotation = turn.degrees()
	v.SampleAspect = aspectOf(in, f)
	v.DisplayWidth, v.DisplayHeight = turn.size(square(v.Width, v.Height, v.SampleAspect))
	return v
}

// aspectOf is the shape of a sample, width over height; 1 where a file says nothing
// or nonsense.
func aspectOf(in *input, f *astiav.Frame) rational.Rat {
	r := toRat(in.fc.GuessSampleAspectRatio(in.video, f))
	if a := r.Float(); a < 1.0/16 || a > 16 {
		return rational.Int(1)
	}
	return r
}

// square is the size in square samples, without losing any: the longer side of a
// sample is stretched.
func square(w, h int, aspect rational.Rat) (int, int) {
	if aspect.Cmp(rational.Int(1)) >= 0 {
		return int(aspect.Mul(rational.Int(int64(w))).Round()), h
	}
	return w, int(rational.Int(int64(h)).Div(aspect).Round())
}

// durationOf is the video's own length in seconds, else the container's; 0 where
// neither is known.
func durationOf(in *input) rational.Rat {
	if in.video != nil && in.video.Duration() > 0 && in.video.Duration() != math.MaxInt64 {
		return clock{tick: toRat(in.video.TimeBase())}.seconds(in.video.Duration())
	}
	if d := in.fc.Duration(); d > 0 {
		return rational.New(d, int64(astiav.TimeBase))
	}
	return rational.Rat{}
}

// metadataOf collects the file's texts, then the frame's, which is where a picture's
// are, where the file has none of that name.
func metadataOf(in *input, f *astiav.Frame) map[string]string {
	texts := map[string]string{}
	if in.video != nil && isPicture(in.video) {
		maps.Copy(texts, pictureTexts(in.firstPicture()))
	}
	collect(texts, in.fc.Metadata())
	if f != nil {
		collect(texts, f.Metadata())
	}
	return texts
}

// firstPicture is the file itself, or the first of a sequence.
func (in *input) firstPicture() string {
	if in.seq != nil {
		return numbered(in.path, in.seq.first)
	}
	return in.path
}

func collect(texts map[string]string, d *astiav.Dictionary) {
	if d == nil {
		return
	}
	all := astiav.NewDictionaryFlags(astiav.DictionaryFlagIgnoreSuffix)
	for e := d.Get("", nil, all); e != nil; e = d.Get("", e, all) {
		addText(texts, e.Key(), e.Value())
	}
}
