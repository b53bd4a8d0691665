package films_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/films"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// The studio does what the pane asks for.
var _ films.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	t      *testing.T
	w      fyne.Window
	sheet  *films.Films
	s      app.Snapshot
	covers []app.Cover
	wish   app.FilmWish
	did    []string
}

func (r *room) Covers(then func([]app.Cover))            { then(r.covers) }
func (r *room) OpenFilm(folder string)                   { r.note("open %s", folder) }
func (r *room) ForgetFilm(folder string)                 { r.note("forget %s", folder) }
func (r *room) OpenSample()                              { r.note("sample") }
func (r *room) FilmPlace(then func(folder, name string)) { then("/films", "Untitled 3") }
func (r *room) MakeFilm(wish app.FilmWish) {
	r.wish = wish
	r.note("make %s", wish.Name)
}

func (r *room) note(format string, args ...any) { r.did = append(r.did, fmt.Sprintf(format, args...)) }

func (r *room) wants(want ...string) {
	r.t.Helper()
	if !slices.Equal(r.did, want) {
		r.t.Errorf("did %q, want %q", r.did, want)
	}
	r.did = nil
}

func open(t *testing.T) *room {
	t.Helper()
	uitest.App(t)
	r := &room{t: t, s: app.Snapshot{Folder: "/films/The Red Ball.kinora"}}
	picture := image.NewNRGBA(image.Rect(0, 0, 32, 18))
	for i := range picture.Pix {
		picture.Pix[i] = uint8(i)
	}
	r.covers = []app.Cover{
		{Folder: "/films/The Red Ball.kinora", Title: "The Red Ball", Picture: picture, Shots: 6, Seconds: rational.New(15, 2), Changed: time.Unix(1e9, 0)},
		{Folder: "/films/Untitled.kinora", Title: "Untitled"},
		{Folder: "/gone/Boats.kinora", Title: "Boats", Fault: "the film \"Boats\" is not a film of Kinora: choose another"},
	}
	for _, c := range r.covers {
		r.s.Recent = append(r.s.Recent, c.Folder)
	}
	r.w = uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 1280, 800)
	r.sheet = films.New(films.Params{Commands: r, ChooseFolder: func(from string, chosen func(string)) {
		r.note("ask %s", from)
		chosen("/elsewhere/Dunes.kinora")
	}})
	return r
}

func (r *room) button(text string) *kit.Button {
	r.t.Helper()
	return uitest.Find(r.t, r.w, func(b *kit.Button) bool { return b.Text() == text })
}

func (r *room) ways() *kit.Lines { return uitest.Find(r.t, r.w, func(*kit.Lines) bool { return true }) }

func (r *room) card(n int) *kit.Card {
	r.t.Helper()
	return uitest.Find(r.t, r.w, func(*kit.Card) bool { n--; return n < 0 })
}

// template is one of the pictures of what a new film may hold, which tell all by themselves.
func (r *room) template(n int) *kit.Card {
	r.t.Helper()
	return uitest.Find(r.t, r.w, func(c *kit.Card) bool {
		if c.Tip == "" {
			n--
		}
		return n < 0
	})
}

func (r *room) says(want string) {
	r.t.Helper()
	all := ""
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		if text, ok := o.(*kit.Text); ok {
			all += text.Text() + "\n"
		}
	}
	if !strings.Contains(all, want) {
		r.t.Errorf("%q is not said: %s", want, all)
	}
}

func TestStructure(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.w.Canvas(), r.s)
	test.AssertRendersToMarkup(t, "recent.xml", r.w.Canvas())
	r.ways().Tap(1)
	test.AssertRendersToMarkup(t, "new.xml", r.w.Canvas())
}

func TestARecentFilmIsOpened(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.w.Canvas(), r.s)
	if tip := r.card(0).Tip; !strings.Contains(tip, "6 shots") || !strings.Contains(tip, "/films/The Red Ball.kinora") {
		t.Errorf("the tip is %q", tip)
	}
	if tip := r.card(2).Tip; !strings.Contains(tip, "is not a film") {
		t.Errorf("the tip of a film that is gone is %q", tip)
	}
	test.Tap(r.card(1))
	r.wants("open /films/Untitled.kinora")
	if !r.sheet.Open() {
		t.Fatal("it closes before the film is open")
	}
	r.s.Folder = "/films/Untitled.kinora"
	r.sheet.Draw(r.s)
	if r.sheet.Open() {
		t.Error("it stays open")
	}
}

func TestTheFilmThatIsOpenIsGoneBackTo(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.w.Canvas(), r.s)
	test.Tap(r.card(0))
	r.wants()
	if r.sheet.Open() {
		t.Error("it stays open")
	}
}

func TestWhyAFilmDoesNotOpenIsSaid(t *testing.T) {
	r := open(t)
	r.s.Notice = app.Notice{Text: "an older trouble", Kind: app.Failure}
	r.sheet.Show(r.w.Canvas(), r.s)
	r.sheet.Draw(r.s)
	test.Tap(r.card(2))
	r.sheet.Draw(r.s)
	r.s.Notice = app.Notice{Text: "the film “Boats” is open in another window", Kind: app.Failure}
	r.sheet.Draw(r.s)
	r.says("open in another window")
}

func TestAFilmIsTakenOutOfTheList(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.w.Canvas(), r.s)
	r.card(2).TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(600, 300)})
	uitest.Keys(r.w, fyne.KeyUp, fyne.KeyReturn)
	r.wants("forget /gone/Boats.kinora")
	r.covers, r.s.Recent = r.covers[:2], r.s.Recent[:2]
	r.sheet.Draw(r.s)
	cards := 0
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		if c, ok := o.(*kit.Card); ok && strings.Contains(c.Tip, "films") {
			cards++
		}
	}
	if cards != 2 {
		t.Errorf("%d films are shown", cards)
	}
}

func TestOpeningAndTheSample(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.w.Canvas(), r.s)
	r.ways().Tap(2)
	r.ways().Tap(3)
	r.wants("ask ", "open /elsewhere/Dunes.kinora", "sample")
}

func TestANewFilm(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.w.Canvas(), r.s)
	uitest.Keys(r.w, fyne.KeyEscape)
	r.sheet.ShowNew(r.w.Canvas(), r.s)
	test.Tap(r.button("Make the film"))
	r.wants("make Untitled 3")
	if r.wish.Place != "/films" || r.wish.Size != (projects.Size{Width: 1024, Height: 576}) || r.wish.Rate != rational.Int(24) || len(r.wish.Shots) != 0 {
		t.Errorf("wish %+v", r.wish)
	}
	uitest.Find(r.t, r.w, func(*kit.Shapes) bool { return true }).Choose(2)
	uitest.Find(r.t, r.w, func(*kit.Segmented) bool { return true }).Choose(2)
	test.Tap(r.button("Choose…"))
	test.Tap(r.template(1))
	test.Tap(r.button("Make the film"))
	r.wants("ask /films", "make Untitled 3")
	if r.wish.Size != (projects.Size{Width: 1080, Height: 1920}) || r.wish.Place != "/elsewhere/Dunes.kinora" || len(r.wish.Shots) != 9 {
		t.Errorf("wish %+v", r.wish)
	}
	test.Tap(r.template(2))
	test.Tap(r.button("Make the film"))
	if r.wish.Size != (projects.Size{Width: 1080, Height: 1080}) || len(r.wish.Shots) != 1 {
		t.Errorf("a loop: %+v", r.wish)
	}
}

func TestAFilmFromAText(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.w.Canvas(), r.s)
	test.Tap(r.template(3))
	uitest.Find(r.t, r.w, func(e *kit.Entry) bool { return e.MultiLine }).SetText("a boat\na car")
	uitest.Find(r.t, r.w, func(e *kit.Entry) bool { return !e.MultiLine }).SetText("")
	if r.button("Make the film").Enabled() {
		t.Error("a film without a name can be made")
	}
	r.says("the film has no name")
	uitest.Find(r.t, r.w, func(e *kit.Entry) bool { return !e.MultiLine }).SetText("Lines")
	test.Tap(r.button("Make the film"))
	if r.wish.Name != "Lines" || r.wish.Text != "a boat\na car" {
		t.Errorf("wish %+v", r.wish)
	}
}

func TestEveryWishThatIsOfferedCanBeMade(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.w.Canvas(), r.s)
	segments := []*kit.Segmented{}
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		if s, ok := o.(*kit.Segmented); ok {
			segments = append(segments, s)
		}
	}
	for shape := range 3 {
		for side := range 3 {
			for rate := range 5 {
				uitest.Find(r.t, r.w, func(*kit.Shapes) bool { return true }).Choose(shape)
				segments[0].Choose(side)
				segments[1].Choose(rate)
				test.Tap(r.button("Make the film"))
				if err := r.wish.Check(); err != nil {
					t.Errorf("%+v: %v", r.wish, err)
				}
			}
		}
	}
}
