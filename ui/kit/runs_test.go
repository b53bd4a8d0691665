package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/uitest"
)

func TestALineIsCutWhereItsPlaceEnds(t *testing.T) {
	uitest.App(t)
	l := kit.NewRuns(kit.Body)
	l.Set([]kit.Piece{{Text: "2. ", Color: theme.Text}, {Text: "@ball", Color: theme.Cast}, {Text: " meets the tower", Color: theme.Text}})
	said := func(width float32) string {
		l.Resize(fyne.NewSize(width, 18))
		var text strings.Builder
		var end float32
		for _, o := range test.WidgetRenderer(l).Objects() {
			piece := o.(*canvas.Text)
			text.WriteString(piece.Text)
			end = piece.Position().X + piece.Size().Width
		}
		if end > width+1 {
			t.Errorf("the line ends at %v of %v", end, width)
		}
		return text.String()
	}
	if got := said(400); got != "2. @ball meets the tower" || got != l.Text() {
		t.Errorf("in full: %q", got)
	}
	if got := said(90); !strings.HasPrefix(got, "2. @ball me") || !strings.HasSuffix(got, "…") {
		t.Errorf("cut: %q", got)
	}
	if got := said(40); !strings.HasPrefix(got, "2. @") || !strings.HasSuffix(got, "…") {
		t.Errorf("cut in the name: %q", got)
	}
}

func TestAskHandsOnWhatWasWritten(t *testing.T) {
	uitest.App(t)
	w := uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 500, 300)
	var answers []string
	ask := func() {
		kit.Ask(w.Canvas(), "Name", "ball", "Rename", "Cancel", func(text string) { answers = append(answers, text) })
	}
	ask()
	test.Type(w.Canvas().Focused(), "balloon")
	uitest.Keys(w, fyne.KeyReturn)
	ask()
	uitest.Keys(w, fyne.KeyEscape)
	if len(answers) != 1 || answers[0] != "balloon" || uitest.Top(w) != nil {
		t.Errorf("answers %q, open %v", answers, uitest.Top(w))
	}
}

func TestTheSecondClickOnACard(t *testing.T) {
	uitest.App(t)
	c := kit.NewCard()
	uitest.Show(t, c, 110, 90)
	var did []string
	c.Tap, c.Twice = func() { did = append(did, "once") }, func() { did = append(did, "twice") }
	test.Tap(c)
	test.Tap(c)
	test.Tap(c)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := strings.Join(did, " "); got != "once twice once twice" {
		t.Errorf("did %q", got)
	}
}

func TestACardIsScrubbed(t *testing.T) {
	uitest.App(t)
	c := kit.NewCard()
	uitest.Show(t, c, 100, 90)
	var at []float32
	c.Scrub = func(fraction float32) { at = append(at, fraction) }
	uitest.Hover(c, uitest.At(c, 25, 20))
	c.MouseOut()
	if len(at) != 2 || at[0] != 0.25 || at[1] >= 0 {
		t.Errorf("scrubbed to %v", at)
	}
}
