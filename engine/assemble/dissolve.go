package assemble

import "image"

// dissolver writes parts of which the end of one is shown together with the beginning of
// the next. It holds no more pictures than the longest dissolve has.
type dissolver struct {
	write Yield
	fade  []*image.RGBA // the end of the part before
	held  []*image.RGBA // of this part, the latest pictures that the next one may need
	over  int           // how many of its first pictures fade in
	keep  int           // how many of its last pictures fade out
	at    int           // picture of the part that comes next
}

// begin starts a part whose first over pictures are shown with the last ones of the part
// before, and whose last keep ones with those of the next.
func (d *dissolver) begin(over, keep int) {
	d.fade, d.held = d.held, nil
	d.over, d.keep, d.at = over, keep, 0
}

// show takes a picture of the part.
func (d *dissolver) show(img *image.RGBA) error {
	if d.at < len(d.fade) {
		img = blend(d.fade[d.at], img, float32(d.at+1)/float32(d.over+1))
		d.fade[d.at] = nil
	}
	d.at++
	if d.keep == 0 {
		return d.write(img)
	}
	d.held = append(d.held, clone(img))
	if len(d.held) <= d.keep {
		return nil
	}
	first := d.held[0]
	d.held = d.held[1:]
	return d.write(first)
}

// blend is (1-share)·a + share·b, of the colour values as they are coded.
func blend(a, b *image.RGBA, share float32) *image.RGBA {
	out := image.NewRGBA(b.Rect)
	for i := range out.Pix {
		out.Pix[i] = uint8((1-share)*float32(a.Pix[i]) + share*float32(b.Pix[i]) + 0.5)
	}
	return out
}
