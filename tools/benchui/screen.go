package main

import (
	"errors"
	"fmt"
	"image"
	"io"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// screen looks at a display and works its keyboard and mouse, as a person does.
type screen struct {
	c    *xgb.Conn
	root xproto.Window
	keys map[string]byte // codes by name

	painted <-chan struct{} // tells of paint
}

// openScreen connects to the display that DISPLAY names.
func openScreen() (*screen, error) {
	xgb.Logger.SetOutput(io.Discard) // it tells of X authority files that nobody misses
	c, err := xgb.NewConn()
	if err != nil {
		return nil, err
	}
	if err := xtest.Init(c); err != nil {
		return nil, err
	}
	s := &screen{c: c, root: xproto.Setup(c).DefaultScreen(c).Root}
	if s.painted, err = watch(s.root); err != nil {
		return nil, err
	}
	return s, s.learnKeys()
}

// symbols are the X names of the keys that are pressed here.
var symbols = map[string]xproto.Keysym{
	"Space": 0x20, "Left": 0xff51, "Right": 0xff53, "Home": 0xff50, "End": 0xff57, "Return": 0xff0d, "Escape": 0xff1b,
	"Control": 0xffe3, "Shift": 0xffe1, "minus": 0x2d, "equal": 0x3d,
}

func (s *screen) learnKeys() error {
	setup := xproto.Setup(s.c)
	count := byte(setup.MaxKeycode - setup.MinKeycode + 1)
	reply, err := xproto.GetKeyboardMapping(s.c, setup.MinKeycode, count).Reply()
	if err != nil {
		return err
	}
	s.keys = map[string]byte{}
	for i := range int(count) {
		sym := reply.Keysyms[i*int(reply.KeysymsPerKeycode)]
		for name, want := range symbols {
			if sym == want {
				s.keys[name] = byte(setup.MinKeycode) + byte(i)
			}
		}
	}
	return nil
}

// The kinds of events of XTest.
const (
	keyPress, keyRelease, buttonPress, buttonRelease, motion = 2, 3, 4, 5, 6
)

func (s *screen) fake(kind, detail byte, x, y int) error {
	return xtest.FakeInputChecked(s.c, kind, detail, 0, s.root, int16(x), int16(y), 0).Check()
}

// key presses and releases a key.
func (s *screen) key(name string) error {
	code, ok := s.keys[name]
	if !ok {
		return fmt.Errorf("the keyboard has no %s", name)
	}
	return errors.Join(s.fake(keyPress, code, 0, 0), s.fake(keyRelease, code, 0, 0))
}

// move puts the pointer at a pixel.
func (s *screen) move(at image.Point) error { return s.fake(motion, 0, at.X, at.Y) }

// button presses (down) or releases a mouse button; 4 and 5 are the wheel.
func (s *screen) button(n byte, down bool) error {
	if down {
		return s.fake(buttonPress, n, 0, 0)
	}
	return s.fake(buttonRelease, n, 0, 0)
}

func (s *screen) click(at image.Point, n byte) error {
	return errors.Join(s.move(at), s.button(n, true), s.button(n, false))
}

// pixels are those that a part of the screen shows, as the server keeps them: blue, green,
// red, and one that means nothing.
func (s *screen) pixels(r image.Rectangle) ([]byte, error) {
	reply, err := xproto.GetImage(s.c, xproto.ImageFormatZPixmap, xproto.Drawable(s.root),
		int16(r.Min.X), int16(r.Min.Y), uint16(r.Dx()), uint16(r.Dy()), 0xffffffff).Reply()
	if err != nil {
		return nil, err
	}
	return reply.Data, nil
}

// picture is what a part of the screen shows.
func (s *screen) picture(r image.Rectangle) (*image.RGBA, error) {
	pix, err := s.pixels(r)
	if err != nil {
		return nil, err
	}
	img := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	for i := 0; i+3 < len(pix) && i+3 < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = pix[i+2], pix[i+1], pix[i], 255
	}
	return img, nil
}

// changed waits until a part of the screen shows something else than before, and says how
// long that took since start.
func (s *screen) changed(r image.Rectangle, before []byte, start time.Time, limit time.Duration) (time.Duration, error) {
	for time.Since(start) < limit {
		now, err := s.pixels(r)
		if err != nil {
			return 0, err
		}
		if differs(before, now) {
			return time.Since(start), nil
		}
		s.paint(limit)
	}
	return 0, fmt.Errorf("nothing changed within %v", limit)
}

// differs reports whether more than a blinking cursor's worth of pixels is another.
func differs(a, b []byte) bool {
	n := 0
	for i := 0; i+2 < len(a) && i+2 < len(b); i += 4 {
		if a[i] != b[i] || a[i+1] != b[i+1] || a[i+2] != b[i+2] {
			if n++; n > 30 {
				return true
			}
		}
	}
	return false
}
