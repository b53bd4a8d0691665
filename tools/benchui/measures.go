package main

import (
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"time"
)

// starts measures the time from the start of the program to a window in which a film's
// panes are drawn: of the sample, and of a film of 200 shots.
func (b *bench) starts() error {
	many, err := b.films.shots(b.ctx, 200)
	if err != nil {
		return err
	}
	for _, c := range []struct {
		what, goal string
		film       []string
	}{{"window on screen after start", "1500 ms", nil}, {"window with a film of 200 shots", "2500 ms", []string{many}}} {
		var times []time.Duration
		for range 3 {
			took, err := b.start(c.film)
			if err != nil {
				return err
			}
			times = append(times, took)
		}
		report(c.what, ms(percentile(times, 0.5))+" (median of 3)", "≤ "+c.goal)
	}
	return nil
}

// start is one start: until the storyboard's pane holds more than its ground.
func (b *bench) start(film []string) (time.Duration, error) {
	p, err := b.open(film...)
	if err != nil {
		return 0, err
	}
	defer p.stop()
	pane, err := p.pane("storyboard")
	if err != nil {
		return 0, err
	}
	for time.Since(p.start) < time.Minute {
		img, err := b.screen.picture(pane)
		if err != nil {
			return 0, err
		}
		if colours(img) > 40 {
			return time.Since(p.start), nil
		}
		time.Sleep(5 * time.Millisecond)
	}
	return 0, errors.New("the window was never drawn")
}

// colours is how many different colours a picture has, up to 100.
func colours(img *image.RGBA) int {
	seen := map[[3]byte]bool{}
	for i := 0; i < len(img.Pix) && len(seen) < 100; i += 4 {
		seen[[3]byte{img.Pix[i], img.Pix[i+1], img.Pix[i+2]}] = true
	}
	return len(seen)
}

// withVideo opens the film of the 1080p video, at the beginning of its timeline.
func (b *bench) withVideo() (*program, image.Rectangle, error) {
	film, err := b.films.video(b.ctx)
	if err != nil {
		return nil, image.Rectangle{}, err
	}
	p, err := b.open(film)
	if err != nil {
		return nil, image.Rectangle{}, err
	}
	pane, err := b.showTimeline(p)
	if err != nil {
		p.stop()
		return nil, pane, err
	}
	return p, pane, nil
}

// showTimeline clicks into the ruler, which shows the timeline in the viewer, and finds the
// picture.
func (b *bench) showTimeline(p *program) (image.Rectangle, error) {
	ruler, err := p.pane("ruler")
	if err != nil {
		return ruler, err
	}
	viewer, err := p.pane("viewer")
	if err != nil {
		return viewer, err
	}
	if err := b.screen.click(image.Pt(ruler.Min.X+40, middle(ruler).Y), 1); err != nil {
		return viewer, err
	}
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if found, err := b.screen.findPicture(viewer); err == nil {
			return found, b.screen.key("Home")
		}
	}
	return viewer, errors.New("the video never appeared in the viewer")
}

// playing plays 60 seconds of 1080p H.264 and counts the frames that came late.
func (b *bench) playing() error {
	p, _, err := b.withVideo()
	if err != nil {
		return err
	}
	defer p.stop()
	time.Sleep(time.Second)
	from := p.mark()
	if err := b.screen.key("Space"); err != nil {
		return err
	}
	time.Sleep(60 * time.Second)
	if err := b.screen.key("Space"); err != nil {
		return err
	}
	line, err := p.wait("paused, ", from, 10*time.Second)
	if err != nil {
		return err
	}
	var late int
	if _, err := fmt.Sscanf(line, "paused, %d late", &late); err != nil {
		return err
	}
	report("24 fps playback of 1080p H.264, 60 s", fmt.Sprintf("%d late frames", late), "0")
	return nil
}

// scrubbing measures the time from a key or a click to the right frame on the screen.
func (b *bench) scrubbing() error {
	p, picture, err := b.withVideo()
	if err != nil {
		return err
	}
	defer p.stop()
	if _, err := b.screen.shows(picture, 0, time.Now(), 10*time.Second); err != nil {
		return err
	}
	var keys []time.Duration
	at := 0
	for range 120 {
		key, by := "Right", 1
		if at > 3 && rand.IntN(3) == 0 {
			key, by = "Left", -1
		}
		start := time.Now()
		if err := b.screen.key(key); err != nil {
			return err
		}
		at += by
		took, err := b.screen.shows(picture, at, start, 5*time.Second)
		if err != nil {
			return err
		}
		keys = append(keys, took)
	}
	report("scrub at 1080p: key to the right frame", fmt.Sprintf("p50 %s, p95 %s", ms(percentile(keys, 0.5)), ms(percentile(keys, 0.95))), "p95 ≤ 60 ms")
	return b.dragging(p, picture)
}

// dragging drags along the ruler and measures the time until the picture has moved on.
func (b *bench) dragging(p *program, picture image.Rectangle) error {
	ruler, err := p.pane("ruler")
	if err != nil {
		return err
	}
	at := image.Pt(ruler.Min.X+60, middle(ruler).Y)
	if err := errors.Join(b.screen.move(at), b.screen.button(1, true), b.screen.move(at.Add(image.Pt(6, 0)))); err != nil {
		return err
	}
	time.Sleep(500 * time.Millisecond)
	var times []time.Duration
	for n := range 80 {
		before, err := b.screen.pixels(picture)
		if err != nil {
			return err
		}
		start := time.Now()
		if err := b.screen.move(at.Add(image.Pt(10+7*n, 0))); err != nil {
			return err
		}
		took, err := b.screen.changed(picture, before, start, 5*time.Second)
		if err != nil {
			return err
		}
		times = append(times, took)
		time.Sleep(30 * time.Millisecond)
	}
	report("scrub at 1080p: mouse to another frame", fmt.Sprintf("p50 %s, p95 %s", ms(percentile(times, 0.5)), ms(percentile(times, 0.95))), "p95 ≤ 60 ms")
	return b.screen.button(1, false)
}

// row is about how high a track is, in pixels.
const row = 46

// timeline counts how often a second the timeline of 1000 clips is drawn anew while it is
// panned, zoomed and a clip is dragged.
func (b *bench) timeline() error {
	film, err := b.films.clips(b.ctx, 1000)
	if err != nil {
		return err
	}
	p, err := b.open(film)
	if err != nil {
		return err
	}
	defer p.stop()
	pane, err := p.pane("tracks")
	if err != nil {
		return err
	}
	time.Sleep(4 * time.Second)   // thumbnails come in
	pane.Max.Y = pane.Min.Y + row // the track with the clips
	at := middle(pane)
	if err := b.nearer(at); err != nil {
		return err
	}
	for _, c := range []struct {
		what string
		step func(n int) error
	}{
		{"pan", func(n int) error { return b.wheel(at, n) }},
		{"zoom", func(n int) error { return b.zoom(n) }},
		{"drag", func(n int) error { return b.drag(pane, n) }},
	} {
		fps, err := b.drawn(pane, c.step)
		if err != nil {
			return err
		}
		report("timeline with 1000 clips: "+c.what, fmt.Sprintf("%.0f fps", fps), "≥ 30 fps")
	}
	return b.screen.button(1, false)
}

// nearer gives the timeline the keyboard and zooms in, so that clips have pictures.
func (b *bench) nearer(at image.Point) error {
	if err := b.screen.click(at, 1); err != nil {
		return err
	}
	for range 12 {
		if err := b.screen.key("equal"); err != nil {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	time.Sleep(2 * time.Second) // pictures come in
	return nil
}

// drawn does something 60 times a second for three seconds and counts the pictures.
func (b *bench) drawn(pane image.Rectangle, step func(n int) error) (float64, error) {
	strip := image.Rect(pane.Min.X, middle(pane).Y-10, pane.Max.X, middle(pane).Y+10)
	last, err := b.screen.pixels(strip)
	if err != nil {
		return 0, err
	}
	const span = 3 * time.Second
	pictures, steps := 0, 0
	for start := time.Now(); time.Since(start) < span; {
		if due := int(time.Since(start) / (time.Second / 60)); steps <= due {
			if err := step(steps); err != nil {
				return 0, err
			}
			steps++
		}
		now, err := b.screen.pixels(strip)
		if err != nil {
			return 0, err
		}
		if differs(last, now) {
			pictures++
			last = now
		}
		b.screen.paint(time.Until(start.Add(time.Duration(steps) * time.Second / 60)))
	}
	return float64(pictures) / span.Seconds(), nil
}

// wheel scrolls to and fro.
func (b *bench) wheel(at image.Point, n int) error {
	button := byte(5)
	if n/60%2 == 1 {
		button = 4
	}
	return errors.Join(b.screen.move(at), b.screen.button(button, true), b.screen.button(button, false))
}

// zoom goes in and out by keys.
func (b *bench) zoom(n int) error {
	if n/16%2 == 0 {
		return b.screen.key("equal")
	}
	return b.screen.key("minus")
}

// drag takes a clip and moves it to and fro.
func (b *bench) drag(pane image.Rectangle, n int) error {
	at := middle(pane)
	if n == 0 {
		return errors.Join(b.screen.move(at), b.screen.button(1, true))
	}
	return b.screen.move(at.Add(image.Pt(n%80*3-120, 0)))
}

// clicking clicks on shots of the storyboard while a take is made and measures the time
// until the inspector shows the shot.
func (b *bench) clicking() error {
	p, err := b.open()
	if err != nil {
		return err
	}
	defer p.stop()
	if _, err := p.wait("ready ", 0, time.Minute); err != nil {
		return err
	}
	board, err := p.pane("storyboard")
	if err != nil {
		return err
	}
	prompt, err := p.pane("prompt")
	if err != nil {
		return err
	}
	prompt.Max.Y = prompt.Min.Y + 120 // the shot's name and what it says
	from := p.mark()
	if err := b.generate(p, from); err != nil {
		return err
	}
	var times []time.Duration
	for n := range 60 {
		if _, done := p.find("take ", from); done { // the next take
			from = p.mark()
			if err := b.generate(p, from); err != nil {
				return err
			}
		}
		before, err := b.screen.pixels(prompt)
		if err != nil {
			return err
		}
		at := image.Pt(board.Min.X+90+((n+1)%3)*180, middle(board).Y)
		if err := b.screen.move(at); err != nil {
			return err
		}
		time.Sleep(pointing)
		start := time.Now()
		if err := errors.Join(b.screen.button(1, true), b.screen.button(1, false)); err != nil {
			return err
		}
		took, err := b.screen.changed(prompt, before, start, 5*time.Second)
		if err != nil {
			return err
		}
		times = append(times, took)
		time.Sleep(350 * time.Millisecond)
	}
	report("click to answer while generating", fmt.Sprintf("p50 %s, p95 %s", ms(percentile(times, 0.5)), ms(percentile(times, 0.95))), "p95 ≤ 50 ms")
	return nil
}

// pointing is how long a hand takes at least from where it has moved the pointer to the
// button that goes down.
const pointing = 80 * time.Millisecond

// generate begins a take and waits until it is being denoised.
func (b *bench) generate(p *program, from int) error {
	code := b.screen.keys["Control"]
	if err := errors.Join(b.screen.fake(keyPress, code, 0, 0), b.screen.key("Return"), b.screen.fake(keyRelease, code, 0, 0)); err != nil {
		return err
	}
	_, err := p.wait(`progress "denoising"`, from, time.Minute)
	return err
}
