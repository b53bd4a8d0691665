package pack

// checkLimits looks at what may be asked of the model.
func (m *Manifest) checkLimits(f *faults) {
	l := m.Limits
	f.whole("limits.frames.min", l.Frames.Min, 1, maxFrames)
	f.whole("limits.frames.max", l.Frames.Max, max(1, l.Frames.Min), maxFrames)
	f.whole("limits.frames.default", l.Frames.Default, l.Frames.Min, l.Frames.Max)
	f.whole("limits.size.min", l.Size.Min, 1, maxPixels)
	f.whole("limits.size.max", l.Size.Max, max(1, l.Size.Min), maxPixels)
	f.whole("limits.size.multiple", l.Size.Multiple, 1, maxPixels)
	for _, side := range l.Size.Default {
		f.whole("limits.size.default", side, l.Size.Min, l.Size.Max)
	}
	f.whole("limits.steps.min", l.Steps.Min, 1, maxSteps)
	f.whole("limits.steps.max", l.Steps.Max, max(1, l.Steps.Min), maxSteps)
	f.whole("schedule.steps", m.Schedule.Steps, l.Steps.Min, l.Steps.Max)
	f.whole("limits.max_tokens", l.MaxTokens, 1, maxTokens)
	f.whole("window.frames", m.Window.Frames, 1, maxFrames)
	f.whole("window.overlap", m.Window.Overlap, 0, max(0, m.Window.Frames-1))
	f.real("window.align", m.Window.Align, 0, 1)
}

// checkFit looks at knobs that are sane each by itself but not together.
func (m *Manifest) checkFit(f *faults) {
	g, l := m.Geometry, m.Limits
	for axis, n := range g.Patch[1:] {
		unit := g.Compression.Space * n
		f.need(l.Size.Multiple%unit == 0, "limits.size.multiple", "%d, which is no multiple of compression × patch = %d", l.Size.Multiple, unit)
		// Patch counts rows then columns, sizes width then height.
		side := l.Size.Default[1-axis]
		f.need(side%l.Size.Multiple == 0, "limits.size.default", "%d, which is no multiple of %d", side, l.Size.Multiple)
	}
	frames := l.Frames.Default
	latent, exact := g.latentFrames(frames)
	f.need(exact, "limits.frames.default", "%d, which is no whole number of latent frames", frames)
	f.need(latent%g.Patch[0] == 0, "limits.frames.default", "%d, whose latent frames are no multiple of patch", frames)
	tokens := g.tokens(latent, l.Size.Default)
	f.need(tokens <= l.MaxTokens, "limits.max_tokens", "%d, less than the %d of its own default shot", l.MaxTokens, tokens)
}

// latentFrames is how many latent frames hold so many pixel frames, and whether
// they hold exactly those. With the causal fix the first latent frame is one pixel frame.
func (g Geometry) latentFrames(frames int) (latent int, exact bool) {
	t := g.Compression.Time
	if g.CausalFix {
		return (frames-1)/t + 1, (frames-1)%t == 0
	}
	return frames / t, frames%t == 0
}

// tokens is how many tokens a clip has; size is width and height in pixels.
func (g Geometry) tokens(latentFrames int, size [2]int) int {
	s := g.Compression.Space
	return latentFrames / g.Patch[0] * (size[1] / s / g.Patch[1]) * (size[0] / s / g.Patch[2])
}

// checkSchedule looks at the constants of the schedule that is named.
func (m *Manifest) checkSchedule(f *faults) {
	s := m.Schedule
	f.among("schedule.kind", s.Kind, "flow_shift", "flow_dynamic", "linear_quadratic", "list")
	f.among("schedule.solver", s.Solver, "euler", "unipc")
	f.among("schedule.timestep_round", s.TimestepRound, "none", "trunc", "")
	switch s.Kind {
	case "flow_shift":
		f.real("schedule.shift", s.Shift, 1e-3, 1e3)
	case "flow_dynamic":
		f.real("schedule.base_shift", s.BaseShift, 0, 20)
		f.real("schedule.max_shift", s.MaxShift, s.BaseShift, 20)
		f.whole("schedule.base_tokens", s.BaseTokens, 0, maxTokens)
		f.whole("schedule.max_tokens", s.MaxTokens, s.BaseTokens+1, maxTokens)
		f.real("schedule.terminal", s.Terminal, 0, 0.999)
	case "linear_quadratic":
		f.real("schedule.threshold", s.Threshold, 1e-6, 0.999)
	case "list":
		checkSigmas(f, s.Sigmas)
	}
}

// checkSigmas wants noise levels that fall from at most 1 to at least 0.
func checkSigmas(f *faults, sigmas []float64) {
	f.whole("schedule.sigmas count", len(sigmas), 1, maxSteps+1)
	before := 1.0
	for i, s := range sigmas {
		if !(s >= 0 && s <= before) || i > 0 && s == before {
			f.need(false, "schedule.sigmas", "%g at place %d; they must fall from at most 1 to at least 0", s, i)
			return
		}
		before = s
	}
}
