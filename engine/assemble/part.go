package assemble

import (
	"context"
	"image"

	"kinora/projects"
)

// part is the stretch of a take that is being written. Its pictures wait in a queue as
// long as the join behind them is unknown.
type part struct {
	projects.Part
	assembly projects.Assembly
	from     Sources
	write    Yield
	size     projects.Size // of the take
	left     *projects.Part
	right    *projects.Part

	at      int // frame of the take that comes next
	queue   []*image.RGBA
	done    int         // frames of the stretch that have left the queue
	written int         // frames of the video
	own     *image.RGBA // of the file before, beside the first new frame; nil is none
	made    *image.RGBA // the same frame as the take has it
	before  offset
	after   offset
}

func newPart(a projects.Assembly, i int, from Sources, write Yield) *part {
	p := &part{Part: a.Parts[i], assembly: a, from: from, write: write, size: a.Takes[a.Parts[i].Take].Size}
	if a.Match > 0 && p.First > 0 {
		p.left = file(a, i-1)
	}
	if a.Match > 0 && p.First+p.Count < a.Takes[p.Part.Take].Frames {
		p.right = file(a, i+1)
	}
	return p
}

// file is part i where that is of a file; in a loop the parts go round.
func file(a projects.Assembly, i int) *projects.Part {
	if n := len(a.Parts); a.Loop {
		i = (i + n) % n
	}
	if i < 0 || i >= len(a.Parts) || a.Parts[i].Asset == "" {
		return nil
	}
	return &a.Parts[i]
}

func (p *part) run(ctx context.Context) error {
	err := p.from.Take(ctx, p.Take, func(img *image.RGBA) error {
		at := p.at
		p.at++
		switch {
		case at == p.First-1 && p.left != nil:
			p.made = clone(img)
			return p.neighbour(ctx, p.left, p.left.Frames-1, func(own *image.RGBA) { p.own = own })
		case at == p.First+p.Count && p.right != nil:
			last := p.queue[len(p.queue)-1]
			return p.neighbour(ctx, p.right, 0, func(own *image.RGBA) { p.after = match(own, img, last) })
		case at >= p.First && at < p.First+p.Count:
			return p.push(img)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return p.drain(0)
}

// neighbour reads a frame of the file beside the stretch, in the take's size.
func (p *part) neighbour(ctx context.Context, other *projects.Part, frame int, use func(own *image.RGBA)) error {
	return p.from.File(ctx, stretch(p.assembly, *other, frame, 1, p.size), func(own *image.RGBA) error {
		use(own)
		return nil
	})
}

// push takes a new frame and lets go of those that no join behind can reach.
func (p *part) push(img *image.RGBA) error {
	if p.own != nil && p.done+len(p.queue) == 0 {
		p.before = match(p.own, p.made, img)
	}
	p.queue = append(p.queue, clone(img))
	if p.right == nil {
		return p.drain(0)
	}
	return p.drain(p.assembly.Match)
}

// drain writes the queue down to so many frames.
func (p *part) drain(keep int) error {
	for len(p.queue) > keep {
		img, i := p.queue[0], p.done
		p.queue, p.done = p.queue[1:], p.done+1
		p.before.add(img, fade(i, p.assembly.Match))
		p.after.add(img, fade(p.Count-1-i, p.assembly.Match))
		if err := p.show(img, i); err != nil {
			return err
		}
	}
	return nil
}

// show writes frame i of the stretch for as long as it is seen.
func (p *part) show(img *image.RGBA, i int) error {
	until := (i + 1) * p.Frames / p.Count
	if p.written < until {
		img = Scaled(img, p.assembly.Size)
	}
	for ; p.written < until; p.written++ {
		if err := p.write(img); err != nil {
			return err
		}
	}
	return nil
}

func clone(img *image.RGBA) *image.RGBA {
	out := image.NewRGBA(img.Rect)
	copy(out.Pix, img.Pix)
	return out
}
