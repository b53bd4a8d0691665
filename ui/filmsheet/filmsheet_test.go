package filmsheet_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/filmsheet"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// The studio does what the sheet asks for.
var _ filmsheet.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	*uitest.Room

	sheet *filmsheet.Sheet
	s     app.Snapshot
	asked []projects.Head
}

func (r *room) SetFilm(size projects.Size, rate rational.Rat) {
	r.asked = append(r.asked, projects.Head{Size: size, Rate: rate})
}

func open(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 1280, 800), s: app.Snapshot{Folder: "/films/The Red Ball.kinora"}}
	r.s.Film.Head = projects.Head{Title: "The Red Ball", Size: projects.Size{Width: 1024, Height: 576}, Rate: rational.Int(24)}
	r.sheet = filmsheet.New(filmsheet.Params{Commands: r})
	r.sheet.Show(r.W.Canvas(), r.s)
	return r
}

func (r *room) sizes() *kit.Dropdown {
	r.T.Helper()
	return uitest.Find(r.T, r.W, func(*kit.Dropdown) bool { return true })
}

func (r *room) rates() *kit.Segmented {
	r.T.Helper()
	return uitest.Find(r.T, r.W, func(*kit.Segmented) bool { return true })
}

// side is the field for the width, 0, or the height, 1.
func (r *room) side(n int) *kit.Entry {
	r.T.Helper()
	return uitest.Find(r.T, r.W, func(*kit.Number) bool { n--; return n < 0 }).Entry()
}

// says fails where a text is not to be read, or where it can be applied against what is wanted.
func (r *room) says(want string, ready bool) {
	r.T.Helper()
	all := ""
	for _, o := range test.LaidOutObjects(r.W.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *kit.Text:
			all += o.Text() + "\n"
		case *kit.Paragraph:
			all += o.Text() + "\n"
		}
	}
	if !strings.Contains(all, want) {
		r.T.Errorf("%q is not said: %s", want, all)
	}
	if r.Button("Apply").Enabled() != ready {
		r.T.Errorf("%q: can be applied is %v", want, !ready)
	}
}

func (r *room) wants(width, height int, rate rational.Rat) {
	r.T.Helper()
	want := projects.Head{Size: projects.Size{Width: width, Height: height}, Rate: rate}
	if len(r.asked) != 1 || r.asked[0] != want {
		r.T.Errorf("asked for %+v, want %+v", r.asked, want)
	}
	if r.sheet.Open() {
		r.T.Error("it stays open")
	}
}

func TestStructure(t *testing.T) {
	r := open(t)
	test.AssertRendersToMarkup(t, "film.xml", r.W.Canvas())
}

func TestItBeginsWithTheFilmAsItIs(t *testing.T) {
	r := open(t)
	r.says("The Red Ball", false)
	r.says("what the film has now", false)
	if r.side(0).Text != "1024" || r.side(1).Text != "576" || r.sizes().Chosen() != 5 || r.rates().Chosen() != 1 {
		t.Errorf("%s×%s, size %d, rate %d", r.side(0).Text, r.side(1).Text, r.sizes().Chosen(), r.rates().Chosen())
	}
	uitest.Keys(r.W, fyne.KeyReturn)
	test.Tap(r.Button("Cancel"))
	if r.sheet.Open() || len(r.asked) != 0 {
		t.Errorf("asked for %+v", r.asked)
	}
}

func TestACommonSizeIsChosen(t *testing.T) {
	r := open(t)
	r.sizes().Choose(3)
	r.says("Pictures are fitted anew.", true)
	if r.side(0).Text != "1080" || r.side(1).Text != "1920" {
		t.Errorf("the fields have %s×%s", r.side(0).Text, r.side(1).Text)
	}
	test.Tap(r.Button("Apply"))
	r.wants(1080, 1920, rational.Int(24))
}

func TestASizeIsTypedAndReturnApplies(t *testing.T) {
	r := open(t)
	r.side(0).SetText("1280")
	r.says("fitted anew", true)
	r.side(1).SetText("720")
	if r.sizes().Chosen() != 1 {
		t.Errorf("1280×720 is size %d", r.sizes().Chosen())
	}
	r.side(1).SetText("800")
	r.rates().Choose(4)
	r.says("Pictures are fitted anew. Clips keep their seconds", true)
	r.side(1).Submit()
	r.wants(1280, 800, rational.Int(60))
}

func TestBadSizesAreSaidAndNotApplied(t *testing.T) {
	r := open(t)
	for text, want := range map[string]string{"63": "63×576 cannot be made", "": "A whole number", "wide": "A whole number", "90000": "90000×576 cannot"} {
		r.side(0).SetText(text)
		r.says(want, false)
		r.side(0).Submit()
	}
	if len(r.asked) != 0 || !r.sheet.Open() {
		t.Errorf("asked for %+v", r.asked)
	}
	r.side(0).SetText("1026")
	r.says("fitted anew", true)
}

func TestAnUnusualRateOfTheFilmCanBeKept(t *testing.T) {
	r := open(t)
	r.sheet.Close()
	own := rational.New(24000, 1001)
	r.s.Film.Head.Rate = own
	r.sheet.Show(r.W.Canvas(), r.s)
	r.says("what the film has now", false)
	r.rates().Choose(2)
	r.says("keep their seconds", true)
	r.rates().Choose(1)
	r.sizes().Choose(0)
	test.Tap(r.Button("Apply"))
	r.wants(256, 144, own)
}

func TestAnotherFilmClosesItAndAnotherHeadIsTakenUp(t *testing.T) {
	r := open(t)
	r.s.Film.Head.Rate = rational.Int(30)
	r.sheet.Draw(r.s)
	r.says("keep their seconds", true)
	r.s.Folder = "/films/Boats.kinora"
	if r.sheet.Draw(r.s); r.sheet.Open() {
		t.Error("it stays open over another film")
	}
}
