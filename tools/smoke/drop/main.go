// Command drop drops files onto a window, as a file manager does: drop WINDOW X Y FILE…
// X and Y are pixels of the screen. It speaks the X drag and drop protocol (XDND 5,
// freedesktop.org) as a source, for the script that drives the real window: xdotool has no
// word for it.
package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

func main() {
	xgb.Logger.SetOutput(io.Discard) // it tells of X authority files that nobody misses
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "drop:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 4 {
		return errors.New("usage: drop WINDOW X Y FILE…")
	}
	var numbers [3]uint64
	for i := range numbers {
		n, err := strconv.ParseUint(args[i], 0, 32)
		if err != nil {
			return err
		}
		numbers[i] = n
	}
	c, err := xgb.NewConn()
	if err != nil {
		return err
	}
	defer c.Close()
	s, err := newSource(c, xproto.Window(numbers[0]), args[3:])
	if err != nil {
		return err
	}
	return s.drop(uint32(numbers[1]), uint32(numbers[2]))
}

// source is a window of our own that offers the files.
type source struct {
	c      *xgb.Conn
	own    xproto.Window
	target xproto.Window
	atoms  map[string]xproto.Atom
	text   []byte // text/uri-list
}

// names are the words of the protocol.
var names = []string{
	"XdndSelection", "XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished", "XdndActionCopy", "text/uri-list",
}

func newSource(c *xgb.Conn, target xproto.Window, files []string) (*source, error) {
	s := &source{c: c, target: target, atoms: map[string]xproto.Atom{}}
	for _, name := range names {
		reply, err := xproto.InternAtom(c, false, uint16(len(name)), name).Reply()
		if err != nil {
			return nil, err
		}
		s.atoms[name] = reply.Atom
	}
	for _, file := range files {
		path, err := filepath.Abs(file)
		if err != nil {
			return nil, err
		}
		s.text = append(s.text, (&url.URL{Scheme: "file", Path: path}).String()+"\r\n"...)
	}
	return s, s.open()
}

// open makes the window and takes the selection of drags.
func (s *source) open() error {
	screen := xproto.Setup(s.c).DefaultScreen(s.c)
	own, err := xproto.NewWindowId(s.c)
	if err != nil {
		return err
	}
	s.own = own
	err = xproto.CreateWindowChecked(s.c, screen.RootDepth, own, screen.Root, 0, 0, 1, 1, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, 0, nil).Check()
	if err != nil {
		return err
	}
	return xproto.SetSelectionOwnerChecked(s.c, own, s.atoms["XdndSelection"], xproto.TimeCurrentTime).Check()
}

// drop enters the target, points at the place and lets go.
func (s *source) drop(x, y uint32) error {
	const version = 5
	if err := s.send("XdndEnter", version<<24, uint32(s.atoms["text/uri-list"]), 0, 0); err != nil {
		return err
	}
	if err := s.send("XdndPosition", 0, x<<16|y, xproto.TimeCurrentTime, uint32(s.atoms["XdndActionCopy"])); err != nil {
		return err
	}
	if err := s.until("XdndStatus"); err != nil {
		return err
	}
	if err := s.send("XdndDrop", 0, xproto.TimeCurrentTime, 0, 0); err != nil {
		return err
	}
	return s.until("XdndFinished")
}

func (s *source) send(what string, data ...uint32) error {
	message := xproto.ClientMessageEvent{
		Format: 32, Window: s.target, Type: s.atoms[what],
		Data: xproto.ClientMessageDataUnionData32New(append([]uint32{uint32(s.own)}, data...)),
	}
	return xproto.SendEventChecked(s.c, false, s.target, xproto.EventMaskNoEvent, string(message.Bytes())).Check()
}

// until hands the files out until the target has said something.
func (s *source) until(what string) error {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
		event, err := s.c.PollForEvent()
		if err != nil {
			return err
		}
		switch e := event.(type) {
		case nil:
			time.Sleep(5 * time.Millisecond)
		case xproto.ClientMessageEvent:
			if e.Type == s.atoms[what] {
				return s.accepted(what, e)
			}
		case xproto.SelectionRequestEvent:
			if err := s.answer(e); err != nil {
				return err
			}
		}
	}
	return fmt.Errorf("the window did not answer with %s", what)
}

// accepted reports whether the target takes the files. GLFW says in the end how many bytes
// it read, where the protocol has a flag.
func (s *source) accepted(what string, e xproto.ClientMessageEvent) error {
	yes := e.Data.Data32[1]
	if what == "XdndStatus" {
		yes &= 1
	}
	if yes == 0 {
		return fmt.Errorf("the window does not take the files (%s)", strings.ToLower(what))
	}
	return nil
}

// answer gives the list of files to whoever asks for it.
func (s *source) answer(e xproto.SelectionRequestEvent) error {
	err := xproto.ChangePropertyChecked(s.c, xproto.PropModeReplace, e.Requestor, e.Property, e.Target, 8, uint32(len(s.text)), s.text).Check()
	if err != nil {
		return err
	}
	done := xproto.SelectionNotifyEvent{
		Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: e.Property,
	}
	return xproto.SendEventChecked(s.c, false, e.Requestor, xproto.EventMaskNoEvent, string(done.Bytes())).Check()
}
