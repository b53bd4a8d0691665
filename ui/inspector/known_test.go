package inspector_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/payload"
	"kinora/ui/uitest"
)

// strip is where the strip of known frames begins within the window, in its middle.
func strip(d *desk) fyne.Position {
	label := named(d, "KNOWN FRAMES", (*kit.Text).Text)
	return uitest.At(label, 0, label.Size().Height+4+20)
}

const stripWidth float32 = 332

func TestPicturesAreDroppedOntoTheStrip(t *testing.T) {
	take := payload.Sources{All: []projects.Source{{Take: 31}, {Medium: 21}}}
	for name, c := range map[string]struct {
		payload any
		x       float32
		want    string
	}{
		"first":          {take, 10, "add known 0 {31 0} first 0"},
		"last":           {take, stripWidth - 10, "add known 0 {31 0} last 0"},
		"anywhere":       {take, stripWidth / 2, "add known 0 {31 0} at 1"},
		"a shot":         {payload.Cards{IDs: []projects.ID{11}}, 10, "add known 0 {31 0} first 0"},
		"unmade shots":   {payload.Cards{IDs: []projects.ID{99}}, 10, ""},
		"files":          {kit.Files{"a.png"}, stripWidth - 10, "add files last 0 [a.png]"},
		"something else": {42, 10, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.Draw(ready())
			d.drag.Start(c.payload, kit.Ghost{}, fyne.NewPos(1, 1))
			d.drag.Move(strip(d).AddXY(c.x, 0))
			d.drag.End()
			if got := d.did.last(); got != c.want {
				t.Errorf("did %q, want %q", got, c.want)
			}
		})
	}
}

func TestAPackThatTakesNoKnownFramesIsGivenNone(t *testing.T) {
	d := newDesk(t)
	s := ready()
	s.Limits.NoKnown = "It cannot."
	d.Draw(s)
	d.drag.Start(payload.Sources{All: []projects.Source{{Take: 31}}}, kit.Ghost{}, strip(d).AddXY(10, 0))
	if d.drag.End() || d.did.last() != "" {
		t.Error("a picture was taken")
	}
}

func TestAKnownFrameIsDraggedAlong(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	at := strip(d)
	test.TapCanvas(d.window.Canvas(), at.AddXY(10, 0))
	uitest.Keys(d.window, fyne.KeyEscape)
	picture := objectAt(d, at.AddXY(10, 0))
	uitest.DragTo(picture.(fyne.Draggable), at.AddXY(10, 0), at.AddXY(60, 0), at.AddXY(stripWidth-10, 0))
	if got := d.did.last(); got != "move known 0 last 0" {
		t.Errorf("did %q", got)
	}
}

// objectAt is the topmost thing that can be dragged at a place of the window.
func objectAt(d *desk, at fyne.Position) fyne.CanvasObject {
	var found fyne.CanvasObject
	for _, o := range seen(d) {
		if _, ok := o.(fyne.Draggable); !ok || !o.Visible() {
			continue
		}
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		if to := from.Add(o.Size()); from.X <= at.X && at.X < to.X && from.Y <= at.Y && at.Y < to.Y {
			found = o
		}
	}
	return found
}

func TestAKnownFrameIsChanged(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	open := func() { test.TapCanvas(d.window.Canvas(), strip(d).AddXY(10, 0)) }
	open()
	uitest.Keys(d.window, fyne.KeyLeft)
	if got := d.did.last(); got != "known 0 first 0.95 " {
		t.Errorf("did %q", got)
	}
	test.Tap(button(d, "Take it out"))
	if got := d.did.last(); got != "remove known 0" {
		t.Errorf("did %q", got)
	}
	open()
	for _, o := range seen(d) {
		if s, ok := o.(*kit.Segmented); ok {
			test.TapAt(s, fyne.NewPos(s.Size().Width-8, 8))
			break
		}
	}
	if got := d.did.last(); got != "move known 0 last 25/24" {
		t.Errorf("did %q", got)
	}
}

func TestAPictureIsChosenWithAClick(t *testing.T) {
	d := newDesk(t)
	d.Draw(ready())
	test.TapCanvas(d.window.Canvas(), strip(d).AddXY(stripWidth-10, 0))
	top := uitest.Top(d.window)
	if top == nil {
		t.Fatal("nothing opened")
	}
	test.Tap(button(d, "From a file…"))
	if got := d.did.last(); got != "add files last 0 [still.png]" {
		t.Errorf("did %q", got)
	}
	test.TapCanvas(d.window.Canvas(), strip(d).AddXY(stripWidth/2, 0))
	for _, o := range seen(d) {
		if s, ok := o.(fyne.Draggable); ok {
			if tap, ok := s.(fyne.Tappable); ok {
				tap.Tapped(&fyne.PointEvent{})
				break
			}
		}
	}
	if got := d.did.last(); got != "add known 0 {32 0} at 25/24" {
		t.Errorf("did %q: the newest take comes first", got)
	}
}

func TestKnownFramesLieWhereTheirTimeIs(t *testing.T) {
	d := newDesk(t)
	d.Draw(edited(func(c *projects.Card) {
		c.Known = []projects.Known{{Source: projects.Source{Medium: 22}, Place: projects.PlaceAt, At: rational.Int(1), Strength: 1}}
	}))
	middle := objectAt(d, strip(d).AddXY(stripWidth/2, 0))
	if width := middle.Size().Width; width != 66 {
		t.Errorf("in the middle lies something %v wide", width)
	}
}

func TestSeveralKnownFramesComeAtOnce(t *testing.T) {
	d := newDesk(t)
	d.Draw(edited(func(c *projects.Card) {
		for _, at := range []int64{1, 2} {
			c.Known = append(c.Known, projects.Known{Source: projects.Source{Medium: 22}, Place: projects.PlaceAt, At: rational.Int(at), Strength: 1})
		}
	}))
	if first, second := objectAt(d, strip(d).AddXY(120, 0)), objectAt(d, strip(d).AddXY(250, 0)); first == second {
		t.Error("they lie on each other")
	}
}

func TestAStripThatIsScrolledAwayTakesNothing(t *testing.T) {
	d := newDesk(t)
	d.window.Resize(fyne.NewSize(356, 330)) // the strip lies below the foot
	d.Draw(ready())
	d.drag.Start(payload.Sources{All: []projects.Source{{Take: 31}}}, kit.Ghost{}, strip(d).AddXY(10, 0))
	if d.drag.End() || d.did.last() != "" {
		t.Error("a picture was dropped where the strip is not to be seen")
	}
}
