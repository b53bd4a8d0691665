package films_test

import (
	"image"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
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
	*uitest.Room

	sheet  *films.Films
	s      app.Snapshot
	covers []app.Cover
	wish   app.FilmWish

	place func(folder, name string) // takes the place of a new film
}

func (r *room) Covers(then func([]app.Cover)) { then(r.covers) }
func (r *room) OpenFilm(folder string)        { r.Note("open %s", folder) }
func (r *room) ForgetFilm(folder string)      { r.Note("forget %s", folder) }
func (r *room) OpenSample()                   { r.Note("sample") }
func (r *room) FilmPlace(then func(folder, name string)) {
	r.place = then
	then("/films", "Untitled 3")
}

func (r *room) MakeFilm(wish app.FilmWish) {
	r.wish = wish
	r.Note("make %s", wish.Name)
}

func open(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 1280, 800), s: app.Snapshot{Folder: "/films/The Red Ball.kinora"}}
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
	r.sheet = films.New(films.Params{
		Commands: r,
		ChooseFilm: func(chosen func(string)) {
			r.Note("ask")
			chosen("/elsewhere/Dunes.kinora")
		},
		ChooseFolder: func(from string, chosen func(string)) {
			r.Note("ask %s", from)
			chosen("/elsewhere")
		},
	})
	return r
}

func (r *room) ways() *kit.Lines { return uitest.Find(r.T, r.W, func(*kit.Lines) bool { return true }) }

func (r *room) card(n int) *kit.Card {
	r.T.Helper()
	return uitest.Find(r.T, r.W, func(*kit.Card) bool { n--; return n < 0 })
}

// template is one of the pictures of what a new film may hold, which tell all by themselves.
func (r *room) template(n int) *kit.Card {
	r.T.Helper()
	return uitest.Find(r.T, r.W, func(c *kit.Card) bool {
		if c.Tip == "" {
			n--
		}
		return n < 0
	})
}

func TestStructure(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.W.Canvas(), r.s)
	test.AssertRendersToMarkup(t, "recent.xml", r.W.Canvas())
	r.ways().Tap(1)
	test.AssertRendersToMarkup(t, "new.xml", r.W.Canvas())
}

func TestARecentFilmIsOpened(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.W.Canvas(), r.s)
	if tip := r.card(0).Tip; !strings.Contains(tip, "6 shots") || !strings.Contains(tip, "/films/The Red Ball.kinora") {
		t.Errorf("the tip is %q", tip)
	}
	if tip := r.card(2).Tip; !strings.Contains(tip, "is not a film") {
		t.Errorf("the tip of a film that is gone is %q", tip)
	}
	test.Tap(r.card(1))
	r.Wants("open /films/Untitled.kinora")
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
	r.sheet.Show(r.W.Canvas(), r.s)
	test.Tap(r.card(0))
	r.Wants()
	if r.sheet.Open() {
		t.Error("it stays open")
	}
}

func TestWhyAFilmDoesNotOpenIsSaid(t *testing.T) {
	r := open(t)
	r.s.Notice = app.Notice{Text: "an older trouble", Kind: app.Failure}
	r.sheet.Show(r.W.Canvas(), r.s)
	r.sheet.Draw(r.s)
	test.Tap(r.card(2))
	r.sheet.Draw(r.s)
	r.s.Notice = app.Notice{Text: "the film “Boats” is open in another window", Kind: app.Failure}
	r.sheet.Draw(r.s)
	r.Says("open in another window")
}

func TestAFilmIsTakenOutOfTheList(t *testing.T) {
	r := open(t)
	r.sheet.Show(r.W.Canvas(), r.s)
	r.card(2).TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(600, 300)})
	uitest.Keys(r.W, fyne.KeyUp, fyne.KeyReturn)
	r.Wants("forget /gone/Boats.kinora")
	r.covers, r.s.Recent = r.covers[:2], r.s.Recent[:2]
	r.sheet.Draw(r.s)
	cards := 0
	for _, o := range test.LaidOutObjects(r.W.Canvas().Overlays().Top()) {
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
	r.sheet.Show(r.W.Canvas(), r.s)
	r.ways().Tap(2)
	r.ways().Tap(3)
	r.Wants("ask", "open /elsewhere/Dunes.kinora", "sample")
}

func TestANewFilm(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.W.Canvas(), r.s)
	uitest.Keys(r.W, fyne.KeyEscape)
	r.sheet.ShowNew(r.W.Canvas(), r.s)
	test.Tap(r.Button("Make the film"))
	r.Wants("make Untitled 3")
	if r.wish.Place != "/films" || r.wish.Size != (projects.Size{Width: 1024, Height: 576}) || r.wish.Rate != rational.Int(24) || len(r.wish.Shots) != 0 {
		t.Errorf("wish %+v", r.wish)
	}
	uitest.Find(r.T, r.W, func(*kit.Shapes) bool { return true }).Choose(2)
	uitest.Find(r.T, r.W, func(*kit.Segmented) bool { return true }).Choose(2)
	test.Tap(r.Button("Choose…"))
	test.Tap(r.template(1))
	test.Tap(r.Button("Make the film"))
	r.Wants("ask /films", "make Untitled 3")
	if r.wish.Size != (projects.Size{Width: 1080, Height: 1920}) || r.wish.Place != "/elsewhere" || len(r.wish.Shots) != 9 {
		t.Errorf("wish %+v", r.wish)
	}
	test.Tap(r.template(2))
	test.Tap(r.Button("Make the film"))
	if r.wish.Size != (projects.Size{Width: 1080, Height: 1080}) || len(r.wish.Shots) != 1 {
		t.Errorf("a loop: %+v", r.wish)
	}
}

// TestTheNameOfANewFilmIsTypedOver: the name that is offered may come late, too.
func TestTheNameOfANewFilmIsTypedOver(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.W.Canvas(), r.s)
	test.Type(r.W.Canvas().Focused(), "Dunes")
	r.place("/films", "Untitled 4")
	test.Type(r.W.Canvas().Focused(), "Boats")
	test.Tap(r.Button("Make the film"))
	r.Wants("make Boats")
}

func TestAFilmFromAText(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.W.Canvas(), r.s)
	test.Tap(r.template(3))
	uitest.Find(r.T, r.W, func(e *kit.Entry) bool { return e.MultiLine }).SetText("a boat\na car")
	uitest.Find(r.T, r.W, func(e *kit.Entry) bool { return !e.MultiLine }).SetText("")
	if r.Button("Make the film").Enabled() {
		t.Error("a film without a name can be made")
	}
	r.Says("the film has no name")
	uitest.Find(r.T, r.W, func(e *kit.Entry) bool { return !e.MultiLine }).SetText("Lines")
	test.Tap(r.Button("Make the film"))
	if r.wish.Name != "Lines" || r.wish.Text != "a boat\na car" {
		t.Errorf("wish %+v", r.wish)
	}
}

func TestEveryWishThatIsOfferedCanBeMade(t *testing.T) {
	r := open(t)
	r.sheet.ShowNew(r.W.Canvas(), r.s)
	segments := []*kit.Segmented{}
	for _, o := range test.LaidOutObjects(r.W.Canvas().Overlays().Top()) {
		if s, ok := o.(*kit.Segmented); ok {
			segments = append(segments, s)
		}
	}
	for shape := range 3 {
		for side := range 3 {
			for rate := range 5 {
				uitest.Find(r.T, r.W, func(*kit.Shapes) bool { return true }).Choose(shape)
				segments[0].Choose(side)
				segments[1].Choose(rate)
				test.Tap(r.Button("Make the film"))
				if err := r.wish.Check(); err != nil {
					t.Errorf("%+v: %v", r.wish, err)
				}
			}
		}
	}
}

func TestWhyTheFilmOfTheStartIsNotOpenStandsThere(t *testing.T) {
	r := open(t)
	why := "the film “Dunes” is open in another window"
	r.s.Folder, r.s.Unopened, r.s.Notice = "", why, app.Notice{Text: why, Kind: app.Failure}
	r.sheet.Show(r.W.Canvas(), r.s)
	r.Says("open in another window")
	r.ways().Tap(1)
	r.Says("open in another window")
	r.sheet.Close()
	r.s.Unopened = ""
	r.sheet.Show(r.W.Canvas(), r.s)
	for _, o := range r.Objects() {
		if p, ok := o.(*kit.Paragraph); ok && p.Visible() && strings.Contains(p.Text(), "another window") {
			t.Error("it is said when it is over")
		}
	}
}

func TestFilmsOfTheSameNameAreToldApart(t *testing.T) {
	r := open(t)
	r.covers = []app.Cover{
		{Folder: "/films/Boats.kinora", Title: "Boats"},
		{Folder: "/films/Boats 2.kinora", Title: "Boats"},
		{Folder: "/old/Dunes.kinora", Title: "Dunes"},
		{Folder: "/new/Dunes.kinora", Title: "Dunes"},
		{Folder: "/films/Sea.kinora", Title: "Sea"},
	}
	r.sheet.Show(r.W.Canvas(), r.s)
	for i, want := range []string{"Boats.kinora", "Boats 2.kinora", "old/Dunes.kinora", "new/Dunes.kinora", "Sea"} {
		if got := r.card(i).Looks().Name; got != want {
			t.Errorf("film %d is called %q, want %q", i, got, want)
		}
	}
}
