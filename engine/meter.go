package engine

import (
	"image"

	"kinora/engine/drift"
	"kinora/engine/latent"
	"kinora/engine/plan"
	"kinora/projects"
)

// meter measures the drift of a take while its frames go by.
type meter struct {
	take   int
	on     func(d projects.Drift)
	parts  []part // the first is what the others are compared with
	latent latent.Clip
	next   int // the next frame
}

// part is a stretch with what it looks like.
type part struct {
	plan.Stretch
	drift.Look
	from, to int // its pixel frames
	done     bool
}

func newMeter(p plan.Plan, take int, on func(projects.Drift)) *meter {
	first, others := p.Compared()
	m := &meter{take: take, on: on}
	if len(others) == 0 {
		return m
	}
	for _, s := range append([]plan.Stretch{first}, others...) {
		from, to := s.Frames(p)
		m.parts = append(m.parts, part{Stretch: s, from: from, to: to})
	}
	return m
}

// frame looks at the next frame. The latents that it was decoded from are in m.latent.
func (m *meter) frame(img *image.RGBA) {
	at := m.next
	m.next++
	for i := range m.parts {
		p := &m.parts[i]
		if at < p.from || at >= p.to {
			continue
		}
		p.Picture(img)
		if at == p.to-1 {
			p.Latents(m.latent, p.From, p.To-p.From)
			m.finish(i)
		}
	}
}

// finish tells the drift of part i, or where that is the first, of those that waited
// for it.
func (m *meter) finish(i int) {
	m.parts[i].done = true
	if i > 0 {
		if m.parts[0].done {
			m.tell(i)
		}
		return
	}
	for k := range m.parts {
		if k > 0 && m.parts[k].done {
			m.tell(k)
		}
	}
}

func (m *meter) tell(i int) {
	d := drift.Between(&m.parts[0].Look, &m.parts[i].Look)
	d.Take, d.Frame, d.Frames = m.take, m.parts[i].from, m.parts[i].to-m.parts[i].from
	m.on(d)
}
