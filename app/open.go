package app

import "context"

// openMachine runs on the device's lane, before any take.
func (s *Studio) openMachine(ctx context.Context) {
	m, err := s.cfg.Open(ctx)
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
	s.limits = m.Limits
	s.state = MachineState{Phase: Ready, Device: m.Device, Pack: m.Pack, Warnings: m.Warnings}
	s.notice = Notice{}
	if len(m.Warnings) > 0 {
		s.notice = Notice{Text: m.Warnings[0], Kind: Warning}
	}
	s.replan()
	s.trace.line("ready %s", m.Device)
	s.publish()
}
