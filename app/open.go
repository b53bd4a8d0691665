package app

import (
	"context"
	"strings"
)

// openMachine runs on the device's lane, before any take.
func (s *Studio) openMachine(ctx context.Context) {
	m, err := s.firstMachine(ctx, s.chosen)
	s.cfg.Post(func() { s.opened(m, err) })
}

func (s *Studio) opened(m *Machine, err error) {
	if err != nil {
		s.state = MachineState{Phase: Failed, Reason: err.Error()}
		s.trace.line("failed %v", err)
		s.say(Failure, "Takes cannot be made: "+err.Error())
		return
	}
	s.machine = m
	s.sparing.Store(m.Device == "cpu")
	s.limits = m.Limits
	s.state = MachineState{Phase: Ready, Device: m.Device, Pack: m.Pack, Warnings: m.Warnings}
	if s.notice.Kind != Failure && s.notice.Kind != Warning { // what went wrong before is still to be read
		s.notice = Notice{}
	}
	s.refreshPrograms() // shots that say no length have the pack's
	s.replan()
	s.next()
	s.trace.line("ready %s", m.Device)
	s.publish()
}

// ExplainDevice says why takes are made on the device that they are made on.
func (s *Studio) ExplainDevice() {
	switch {
	case s.state.Phase == Failed:
		s.say(Failure, "Takes cannot be made: "+s.state.Reason)
	case len(s.state.Warnings) > 0:
		s.say(Info, strings.Join(s.state.Warnings, "; "))
	case s.state.Phase == Ready:
		s.say(Info, "Takes are made on "+s.state.Device+".")
	}
}
