package player

// wish is what was asked for and not yet done. It is guarded by Player.mu, but for
// the copy that the player's goroutine takes.
type wish struct {
	fresh   bool    // something was asked for
	again   bool    // what is open has become something else
	open    *string // another file
	seek    *int64  // a frame
	playing bool    // whether it should run; kept after it was taken
	loop    bool    // kept
	speed   int     // kept; 0 is 1
	span    span    // what is played; kept
	marked  span    // what is played over and over where playing begins in it; kept
	cursor  int64   // the frame that is shown or was asked for last; kept
	last    int64   // the number of the last frame; kept
}

// Open shows the first frame of a file, and plays on where play is set. "" closes
// the file that was open.
func (p *Player) Open(path string, play bool) {
	p.ask(func(w *wish) {
		w.open, w.seek, w.playing, w.cursor, w.last = &path, nil, play, 0, 0
		w.speed, w.span, w.marked = 1, span{}, span{}
	})
}

// Refresh takes up that what is open has changed, as a timeline does: its length is looked
// at again, and so is the frame that is shown. Playing goes on.
func (p *Player) Refresh() { p.ask(func(w *wish) { w.again = true }) }

// Play runs from the frame that is shown; from the first where that is the last.
func (p *Player) Play() { p.ask(play) }

// Pause stops at the frame that is shown.
func (p *Player) Pause() { p.ask(func(w *wish) { w.playing = false }) }

// Toggle plays where it was paused and pauses where it was playing.
func (p *Player) Toggle() {
	p.ask(func(w *wish) {
		if w.playing {
			w.playing = false
			return
		}
		play(w)
	})
}

// SetLoop says whether the end of the file goes on with its first frame.
func (p *Player) SetLoop(loop bool) { p.ask(func(w *wish) { w.loop = loop }) }

// GoTo pauses and shows a frame; numbers outside of the file mean its ends.
func (p *Player) GoTo(frame int64) { p.ask(func(w *wish) { w.show(max(0, frame)) }) }

// Step pauses and goes n frames on, back where n is negative. Steps that come
// faster than frames are decoded add up.
func (p *Player) Step(n int64) {
	p.ask(func(w *wish) {
		frame := max(0, w.cursor+n)
		if w.last > 0 {
			frame = min(frame, w.last)
		}
		w.show(frame)
	})
}

func play(w *wish) {
	w.playing, w.speed = true, 1
	if w.cursor >= w.last && w.last > 0 {
		w.show(0)
		w.playing = true
	}
	if w.loop && w.cursor >= w.marked.in && w.cursor < w.marked.out {
		w.span = w.marked
	}
}

func (w *wish) show(frame int64) {
	w.playing, w.seek, w.cursor, w.span = false, &frame, frame, span{}
}

// ask changes the wish and wakes the player.
func (p *Player) ask(change func(*wish)) {
	p.mu.Lock()
	change(&p.wish)
	p.wish.fresh = true
	p.mu.Unlock()
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// taken returns the wish and leaves only its lasting parts.
func (p *Player) taken() wish {
	p.mu.Lock()
	defer p.mu.Unlock()
	w := p.wish
	p.wish.fresh, p.wish.again, p.wish.open, p.wish.seek = false, false, nil, nil
	return w
}

// arrived notes that a frame is shown, unless another was asked for meanwhile.
func (p *Player) arrived(frame, last int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wish.open == nil {
		p.wish.last = last
		if p.wish.seek == nil {
			p.wish.cursor = frame
		}
	}
}

// ended notes that playing stopped by itself, in a file with this last frame.
func (p *Player) ended(last int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wish.open == nil && p.wish.seek == nil {
		p.wish.playing, p.wish.last = false, last
	}
}
