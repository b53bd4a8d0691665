package av

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// graph is one of FFmpeg's filter graphs, with inputs [in0], [in1], … and one [out].
type graph struct {
	g   *astiav.FilterGraph
	ins []*astiav.BuffersrcFilterContext
	out *astiav.BuffersinkFilterContext
}

// graphInput describes the pictures that one input gets.
type graphInput struct {
	width, height int
	format        astiav.PixelFormat
	timeBase      astiav.Rational
}

// newGraph parses spec. The caller frees the graph.
func newGraph(spec string, inputs ...graphInput) (*graph, error) {
	g := &graph{g: astiav.AllocFilterGraph()}
	if err := g.build(spec, inputs); err != nil {
		g.free()
		return nil, err
	}
	return g, nil
}

func (g *graph) build(spec string, inputs []graphInput) (err error) {
	if g.out, err = g.g.NewBuffersinkFilterContext(astiav.FindFilterByName("buffersink"), "out"); err != nil {
		return err
	}
	var pads *astiav.FilterInOut
	for i := len(inputs) - 1; i >= 0; i-- {
		if pads, err = g.source(fmt.Sprintf("in%d", i), inputs[i], pads); err != nil {
			return err
		}
	}
	sink := pad("out", g.out.FilterContext(), nil)
	// Parsing takes both lists over and frees them.
	if err := g.g.Parse(spec, sink, pads); err != nil {
		return err
	}
	return g.g.Configure()
}

// source adds an input and puts its pad before next.
func (g *graph) source(name string, in graphInput, next *astiav.FilterInOut) (*astiav.FilterInOut, error) {
	src, err := g.g.NewBuffersrcFilterContext(astiav.FindFilterByName("buffer"), name)
	if err != nil {
		return nil, err
	}
	p := astiav.AllocBuffersrcFilterContextParameters()
	defer p.Free()
	p.SetWidth(in.width)
	p.SetHeight(in.height)
	p.SetPixelFormat(in.format)
	p.SetTimeBase(in.timeBase)
	p.SetColorSpace(astiav.ColorSpaceRgb)
	p.SetColorRange(astiav.ColorRangeJpeg)
	p.SetSampleAspectRatio(astiav.NewRational(1, 1))
	if err := src.SetParameters(p); err != nil {
		return nil, err
	}
	if err := src.Initialize(nil); err != nil {
		return nil, err
	}
	g.ins = append([]*astiav.BuffersrcFilterContext{src}, g.ins...)
	return pad(name, src.FilterContext(), next), nil
}

func pad(name string, c *astiav.FilterContext, next *astiav.FilterInOut) *astiav.FilterInOut {
	p := astiav.AllocFilterInOut()
	p.SetName(name)
	p.SetFilterContext(c)
	p.SetPadIdx(0)
	p.SetNext(next)
	return p
}

// push gives input i a frame, whose reference stays the caller's; nil is its end.
func (g *graph) push(i int, f *astiav.Frame) error {
	return g.ins[i].AddFrame(f, astiav.NewBuffersrcFlags(astiav.BuffersrcFlagKeepRef, astiav.BuffersrcFlagPush))
}

// pull takes a frame out: astiav.ErrEagain where it needs more input, astiav.ErrEof at the end.
func (g *graph) pull(f *astiav.Frame) error {
	return g.out.GetFrame(f, astiav.NewBuffersinkFlags())
}

func (g *graph) free() { g.g.Free() }
