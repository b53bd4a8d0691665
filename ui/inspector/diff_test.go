package inspector

import (
	"strings"
	"testing"
)

// told is the words of a caption with those that were added in brackets.
func told(words []word) string {
	var b strings.Builder
	for _, w := range words {
		if w.apart {
			b.WriteByte(' ')
		}
		if w.added {
			b.WriteString("[" + w.text + "]")
		} else {
			b.WriteString(w.text)
		}
	}
	return b.String()
}

func TestWhatWasAddedIsMarked(t *testing.T) {
	for _, c := range []struct{ prompt, caption, want string }{
		{"", "", ""},
		{"a ball", "a ball", "a ball"},
		{"a ball rolls", "A small red ball rolls.", "A [small] [red] ball rolls."},
		{"the ball, the tower", "the red ball hits the tall tower", "the [red] ball [hits] the [tall] tower"},
		{"a boat", "", ""},
		{"", "a boat", "[a] [boat]"},
		{"@ball rolls", "a ball rolls", "[a] [ball] rolls"},
		{"红球滚动", "一个红球, 向右滚动", "[一][个]红球, [向][右]滚动"},
		{"at  dusk", "\tat dusk \n now", "at dusk [now]"},
		{"a - b", "a – b", "a [–] b"},
	} {
		if got := told(added(c.prompt, c.caption)); got != c.want {
			t.Errorf("%q to %q: %s, want %s", c.prompt, c.caption, got, c.want)
		}
	}
}

func FuzzAdded(f *testing.F) {
	f.Add("a ball rolls", "a small red ball rolls, 小球")
	f.Fuzz(func(t *testing.T, prompt, caption string) {
		words := added(prompt, caption)
		var whole string
		for i, w := range words {
			if w.text == "" || i == 0 && w.apart {
				t.Fatalf("word %d of %q is %+v", i, caption, w)
			}
			whole += w.text
		}
		if want := strings.ToValidUTF8(strings.Join(strings.Fields(caption), ""), "\uFFFD"); len(want) > 0 && whole == "" {
			t.Fatalf("%q became %q", caption, whole)
		}
		for _, w := range added(caption, caption) {
			if w.added && len(words) < longest {
				t.Fatalf("%q: %q was added to itself", caption, w.text)
			}
		}
	})
}
