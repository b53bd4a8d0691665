package engineroom

import (
	"math"

	"kinora/app"
	"kinora/engine"
	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// limits says in the words of the window what may be asked of a pack.
func limits(m *pack.Manifest) app.Limits {
	rate := m.Rate()
	frames := m.Limits.Frames
	seconds := func(n int) rational.Rat { return rational.Int(int64(n)).Div(rate) }
	return app.Limits{
		MinSeconds: seconds(frames.Min), MaxSeconds: seconds(frames.Max), Seconds: seconds(frames.Default),
		Rate: rate, Step: seconds(m.Geometry.Compression.Time), Sizes: sizes(m.Limits.Size),
		MinSteps: m.Limits.Steps.Min, MaxSteps: m.Limits.Steps.Max, Steps: m.Schedule.Steps,
		Tries: m.Search.Tries, MaxTries: most(m), Guidance: m.Guidance.Scale, Unguided: m.Guidance.Mode == "none", SamplePrompt: m.Sample.Prompt,
	}
}

// most is how often a take can be made.
func most(m *pack.Manifest) int {
	if m.Search.Tries == 0 {
		return 0
	}
	return pack.MostTries
}

// able adds what the pack's graphs can, with the reasons for what they cannot.
func able(l app.Limits, eng *engine.Engine) app.Limits {
	if !eng.CanBeShown() {
		l.NoKnown = "The pack cannot be given known frames."
	}
	if !eng.CanRefer() {
		l.NoReference = "The pack reads what the cast looks like from its description; it does not look at pictures."
	}
	if !eng.CanRecaption() {
		l.NoExpanding = "The pack reads prompts as they are; it does not expand them."
	}
	return l
}

// sizes are the pack's own size, a square of about its area and its size on end.
func sizes(l pack.SizeLimits) []projects.Size {
	w, h := l.Default[0], l.Default[1]
	side := fit(l, math.Sqrt(float64(w)*float64(h)))
	choices := []projects.Size{
		{Width: max(w, h), Height: min(w, h)},
		{Width: side, Height: side},
		{Width: min(w, h), Height: max(w, h)},
	}
	if w == h {
		return choices[:1]
	}
	return choices
}

// fit is the nearest side that the pack can do.
func fit(l pack.SizeLimits, side float64) int {
	multiple := max(1, l.Multiple)
	n := int(math.Round(side/float64(multiple))) * multiple
	return min(max(n, l.Min), l.Max)
}
