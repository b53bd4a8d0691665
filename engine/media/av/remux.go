package av

import (
	"context"
	"errors"
	"maps"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Remux copies a file's pictures and sound into the container that out's extension
// names, without decoding them: nothing is lost and it takes no time. metadata is
// added to the file's own and wins over it. Subtitles, chapters and attachments are
// left behind. It fails with Unsupported where the container does not take a codec.
// out may be the same file as in.
func Remux(ctx context.Context, in, out string, metadata map[string]string) error {
	preset, err := media.CheckTarget(out, "")
	if err != nil {
		return err
	}
	if preset.Pictures {
		return media.Errorf(media.Unsupported, out, "pictures are no container: name an .mp4, .mov, .mkv or .webm file")
	}
	return remux(ctx, in, out, preset, metadata)
}

func remux(ctx context.Context, path, out string, preset media.Preset, metadata map[string]string) error {
	src, err := openInput(ctx, path, rational.Rat{})
	if err != nil {
		return err
	}
	defer src.free()
	defer src.watch(ctx)()
	texts := metadataOf(src, nil)
	delete(texts, "encoder")
	maps.Copy(texts, metadata)
	m, err := newMuxer(out, preset.Container, texts)
	if err != nil {
		return err
	}
	c := copier{in: src, m: m, routes: map[int]route{}}
	if err := c.run(ctx, preset); err != nil {
		m.abort()
		return err
	}
	return m.finish()
}

// copier moves packets from one container into another.
type copier struct {
	in     *input
	m      *muxer
	routes map[int]route // by the old stream's index
	copied int
}

type route struct {
	from astiav.Rational // the old stream's time base
	to   *astiav.Stream
}

func (c *copier) run(ctx context.Context, preset media.Preset) error {
	for _, s := range c.in.fc.Streams() {
		if err := c.addStream(s); err != nil {
			return err
		}
	}
	if err := c.m.header(preset.Muxer); err != nil {
		return &media.Error{
			Kind: media.Unsupported, Path: c.m.temp.final, Err: err,
			Detail: "a " + preset.Extension + " file does not take these streams as they are: encode them anew",
		}
	}
	pkt := astiav.AllocPacket()
	defer pkt.Free()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.in.fc.ReadFrame(pkt)
		if errors.Is(err, astiav.ErrEof) {
			return c.whole()
		}
		if err == nil {
			err = c.copy(pkt)
		} else {
			err = explain(media.Truncated, c.in.path, "", err, c.in.owner)
		}
		if err != nil {
			return err
		}
	}
}

// addStream announces a stream of pictures or sound.
func (c *copier) addStream(s *astiav.Stream) error {
	kind := s.CodecParameters().MediaType()
	if kind != astiav.MediaTypeVideo && kind != astiav.MediaTypeAudio ||
		s.DispositionFlags().Has(astiav.DispositionFlagAttachedPic) {
		return nil
	}
	to := c.m.fc.NewStream(nil)
	if to == nil {
		return c.m.fail(errNoMemory)
	}
	if err := s.CodecParameters().Copy(to.CodecParameters()); err != nil {
		return c.m.fail(err)
	}
	// The new container has its own tags for codecs.
	to.CodecParameters().SetCodecTag(0)
	to.SetTimeBase(s.TimeBase())
	to.SetAvgFrameRate(s.AvgFrameRate())
	to.SetSampleAspectRatio(s.SampleAspectRatio())
	to.SetDispositionFlags(s.DispositionFlags())
	c.routes[s.Index()] = route{s.TimeBase(), to}
	return nil
}

func (c *copier) copy(pkt *astiav.Packet) error {
	defer pkt.Unref()
	r, ok := c.routes[pkt.StreamIndex()]
	if !ok {
		return nil
	}
	pkt.SetStreamIndex(r.to.Index())
	pkt.RescaleTs(r.from, r.to.TimeBase())
	pkt.SetPos(-1)
	c.copied++
	return c.m.write(pkt)
}

// whole refuses a copy of nothing and of a file that lacks what its index lists.
func (c *copier) whole() error {
	if c.copied == 0 {
		return media.Errorf(media.Empty, c.in.path, "holds no pictures: it is empty or cut short")
	}
	if c.in.video != nil && missingEnd(c.in) {
		return &media.Error{Kind: media.Truncated, Path: c.in.path}
	}
	return nil
}
