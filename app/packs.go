package app

import (
	"context"
	"errors"
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"sync/atomic"

	"kinora/projects"
)

// Packs knows the packs and devices of this machine. Plain data crosses; its methods take
// their time and are never called on the goroutine of the commands.
type Packs interface {
	// Describe says what a pack is, by its folder, "" being the built-in one. It reads no
	// weights. What is wrong with the pack is its Fault.
	Describe(ctx context.Context, folder string) Pack
	// Verify holds all files of a pack against its digests and tries its graphs. The
	// findings are lines for a person.
	Verify(ctx context.Context, folder string, progress func(done, total int64)) ([]Finding, error)
	// Devices tries every device.
	Devices(ctx context.Context) []Device
	// Open opens a pack on a device; "" are the built-in pack and the best device.
	Open(ctx context.Context, folder, device string) (*Machine, error)
}

// Pack is a model on disk.
type Pack struct {
	Folder      string // "" for the built-in one
	Name        string
	Version     string
	Licence     string
	Description string
	Bytes       int64
	Memory      int64       // bytes that making a take needs at least, 0 where unknown
	Picture     image.Image // nil for none

	MinSide, MaxSide       int // pixels
	Size                   projects.Size
	MinSeconds, MaxSeconds float64
	Rate                   float64
	FirstFrame             bool // takes pictures and clips as known frames
	References             bool // takes pictures of the cast
	Expands                bool // writes prompts out
	Guided                 bool // follows guidance and a negative prompt

	Fault string // why it cannot be used, one line for a person; "" where it can
}

// Finding is a line of what a check of a pack has found.
type Finding struct {
	Kind NoticeKind // Success, Info or Failure
	File string     // "" for the pack as a whole
	Text string
}

// Device is what takes can be made on.
type Device struct {
	Name  string // as in settings: "cpu", "cuda"…
	Works bool
	Why   string  // why it does not work, or a remark
	Speed float64 // operations per second, 0 where unknown
}

// PackCheck is a check of a pack that goes on, or what it found.
type PackCheck struct {
	Folder      string
	Running     bool
	Done, Total int64 // bytes
	Findings    []Finding
	Reason      string // why there are no findings
}

// Sound reports whether the pack is what it says it is.
func (c PackCheck) Sound() bool {
	return !c.Running && c.Reason == "" && !slices.ContainsFunc(c.Findings, func(f Finding) bool { return f.Kind == Failure })
}

// checking is the check that goes on.
type checking struct {
	folder      string
	cancel      context.CancelFunc
	done, total atomic.Int64
}

// ErrNoPacks says that this program has one engine and no choice.
var ErrNoPacks = errors.New("packs cannot be chosen here")

// ListPacks hands over the packs that are known: the built-in one, then the user's.
func (s *Studio) ListPacks(then func([]Pack)) {
	if s.cfg.Packs == nil {
		then(nil)
		return
	}
	folders := append([]string{""}, s.set.Packs...)
	s.background(func(ctx context.Context) {
		all := make([]Pack, len(folders))
		for i, folder := range folders {
			all[i] = s.cfg.Packs.Describe(ctx, folder)
		}
		s.cfg.Post(func() { then(all) })
	})
}

// AddPack takes a folder into the list of packs. One that is no pack is refused in words.
func (s *Studio) AddPack(folder string, then func()) {
	if s.cfg.Packs == nil {
		s.brief(Warning, "Packs cannot be chosen here.")
		return
	}
	folder = filepath.Clean(folder)
	if slices.Contains(s.set.Packs, folder) {
		s.say(Info, "This pack is in the list already.")
		return
	}
	s.background(func(ctx context.Context) {
		pack := s.cfg.Packs.Describe(ctx, folder)
		s.cfg.Post(func() {
			if pack.Fault != "" {
				s.say(Failure, "The pack cannot be added: "+pack.Fault)
				return
			}
			s.set.Packs = append(slices.Clip(s.set.Packs), folder)
			s.touch()
			s.say(Success, "Added the pack "+pack.Name+".")
			then()
		})
	})
}

// RemovePack takes a pack out of the list. Its files stay where they are. The one that is
// in use stays in the list.
func (s *Studio) RemovePack(folder string) {
	if folder == s.set.Pack {
		s.brief(Warning, "This pack is in use: choose another one first.")
		return
	}
	s.set.Packs = slices.DeleteFunc(slices.Clone(s.set.Packs), func(f string) bool { return f == folder })
	s.touch()
	s.publish()
}

// VerifyPack checks a pack; Snapshot.PackCheck says how far it is and what was found. A
// check that goes on is given up for it.
func (s *Studio) VerifyPack(folder string) {
	if s.cfg.Packs == nil {
		s.brief(Warning, "Packs cannot be chosen here.")
		return
	}
	s.StopPackCheck()
	ctx, cancel := context.WithCancel(s.ctx)
	c := &checking{folder: folder, cancel: cancel}
	s.checking, s.checked = c, nil
	go func() {
		defer cancel()
		findings, err := s.cfg.Packs.Verify(ctx, folder, func(done, total int64) { c.done.Store(done); c.total.Store(total) })
		s.cfg.Post(func() { s.verified(c, findings, err) })
	}()
	s.publish()
}

func (s *Studio) verified(c *checking, findings []Finding, err error) {
	if s.checking != c {
		return // it was given up
	}
	s.checking = nil
	s.checked = &PackCheck{Folder: c.folder, Findings: findings, Done: c.done.Load(), Total: c.total.Load()}
	if err != nil {
		s.checked.Reason = reasonOf(err)
	}
	s.publish()
}

// StopPackCheck gives the check up that goes on.
func (s *Studio) StopPackCheck() {
	if s.checking != nil {
		s.checking.cancel()
		s.checking = nil
		s.publish()
	}
}

// packCheck is for the snapshot.
func (s *Studio) packCheck() *PackCheck {
	if c := s.checking; c != nil {
		return &PackCheck{Folder: c.folder, Running: true, Done: c.done.Load(), Total: c.total.Load()}
	}
	return s.checked
}

// ListDevices hands over what takes can be made on, after trying each: that takes seconds.
func (s *Studio) ListDevices(then func([]Device)) {
	if s.cfg.Packs == nil {
		then(nil)
		return
	}
	s.background(func(ctx context.Context) {
		all := s.cfg.Packs.Devices(ctx)
		s.cfg.Post(func() { then(all) })
	})
}

// UsePack makes takes with another pack, or on another device, from now on: "" are the
// built-in pack and the best device. What is being made stops and goes on with the new
// one. Where that does not open, the one before is opened again.
func (s *Studio) UsePack(folder, device string) {
	if s.cfg.Packs == nil {
		s.brief(Warning, "Packs cannot be chosen here.")
		return
	}
	if s.state.Phase == Opening {
		s.say(Info, "The engine is being opened; wait for it.")
		return
	}
	before := choice{s.set.Pack, s.set.Device}
	old := s.machine
	s.machine, s.limits, s.planned, s.asked = nil, Limits{}, false, ""
	s.queue.expected = nil
	s.state = MachineState{Phase: Opening}
	if j := s.queue.job; j != nil {
		j.end = projects.Waiting
		j.work.Cancel()
	}
	s.gpu.Do(func(ctx context.Context) { s.exchange(ctx, old, choice{folder, device}, before) })
	s.trace.line("pack %q device %q", folder, device)
	s.publish()
}

// choice is a pack by its folder and a device by its name.
type choice struct{ pack, device string }

// exchange closes an engine and opens another, on the device's lane.
func (s *Studio) exchange(ctx context.Context, old *Machine, wanted, before choice) {
	if old != nil {
		if err := old.Engine.Close(); err != nil {
			s.cfg.Post(func() { s.trace.line("problem %v", err) })
		}
	}
	m, err := s.cfg.Packs.Open(ctx, wanted.pack, wanted.device)
	if err == nil {
		s.cfg.Post(func() { s.exchanged(m, wanted) })
		return
	}
	why := err
	if wanted != before {
		m, err = s.cfg.Packs.Open(ctx, before.pack, before.device)
	}
	s.cfg.Post(func() {
		s.opened(m, err)
		s.say(Failure, "The pack cannot be used: "+reasonOf(why))
	})
}

func (s *Studio) exchanged(m *Machine, now choice) {
	s.set.Pack, s.set.Device = now.pack, now.device
	if now.pack != "" && !slices.Contains(s.set.Packs, now.pack) {
		s.set.Packs = append(slices.Clip(s.set.Packs), now.pack)
	}
	s.touch()
	s.opened(m, nil)
	s.say(Success, fmt.Sprintf("Takes are made with %s on %s now.", m.Pack, m.Device))
}

// firstMachine opens what was chosen at an earlier run, or what the program was started with.
func (s *Studio) firstMachine(ctx context.Context, c choice) (*Machine, error) {
	if s.cfg.Packs == nil || s.cfg.Told || c == (choice{}) {
		return s.cfg.Open(ctx)
	}
	return s.cfg.Packs.Open(ctx, c.pack, c.device)
}
