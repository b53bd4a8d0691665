package recaption

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kinora/engine/recaption/lexicon"
)

// piece is a part of a prompt that tells of several shots: one of them, or what is said
// of all.
type piece struct {
	mark string // "shot 2: ", as it was typed
	text string
	shot bool
}

// marking is a way of telling shots apart: what the first begins with, and each further
// one. The mark is the group. Where first is nil, what stands before the first mark is a
// shot as well.
type marking struct{ first, next *regexp.Regexp }

var shotMark = regexp.MustCompile(`(?i)(\b(?:shot|scene)\s*(?:\d+|one|two|three|four|five|six)\s*[:：.]\s*|(?:镜头|场景)\s*[\d一二三四五六]\s*[:：.]\s*)`)

var markings = []marking{
	{shotMark, shotMark},
	{
		regexp.MustCompile(`(?i)(?:^|[.;:。；：]\s*)(first,?\s+(?:we see\s+)?|先是)`),
		regexp.MustCompile(`(?i)(?:[.;。]\s*)((?:then|next|after that),?\s+we see\s+|然后|接着|之后)`),
	},
	{nil, regexp.MustCompile(`(?i)(?:[.;,!?。；，]\s*)((?:and\s+)?(?:then\s+)?cut to:?\s+|(?:切换到|镜头切换|接着切到)[：:]?\s*)`)},
}

// marks are where a prompt's shots are marked, [from, to) of each mark; none where it
// does not tell of several in this way.
func (m marking) marks(prompt string) (out [][2]int) {
	if m.first != nil && m.first != m.next {
		f := m.first.FindStringSubmatchIndex(prompt)
		if f == nil {
			return nil
		}
		out = append(out, [2]int{f[2], f[3]})
	}
	for _, n := range m.next.FindAllStringSubmatchIndex(prompt, -1) {
		if len(out) == 0 || n[2] >= out[len(out)-1][1] {
			out = append(out, [2]int{n[2], n[3]})
		}
	}
	if m.first != nil && len(out) < 2 {
		return nil
	}
	return out
}

// shots takes a prompt of two or more marked shots apart; of others it gives nothing.
func shots(l *lexicon.Lexicon, prompt string) []piece {
	for _, m := range markings {
		marks := m.marks(prompt)
		if marks == nil {
			continue
		}
		lead, first := bare(prompt[:marks[0][0]]), ""
		if m.first == nil {
			lead, first = leading(l, lead)
		}
		out := []piece{{text: lead}}
		if m.first == nil {
			out = append(out, piece{text: first, shot: true})
		}
		for i, at := range marks {
			end := len(prompt)
			if i+1 < len(marks) {
				end = marks[i+1][0]
			}
			out = append(out, piece{mark: prompt[at[0]:at[1]], text: bare(prompt[at[1]:end]), shot: true})
		}
		last := &out[len(out)-1]
		text, tail := trailing(l, last.text)
		last.text = text
		return append(out, piece{text: tail})
	}
	return nil
}

func bare(text string) string { return strings.Trim(text, " \t\n;；,，/") }

var sentence = regexp.MustCompile(`[^.。!?！？]+[.。!?！？]*\s*`)

// leading takes the sentences off a text's beginning that tell of nothing but a style.
func leading(l *lexicon.Lexicon, text string) (style, rest string) {
	rest = text
	for {
		s := sentence.FindString(rest)
		if s == "" || len(s) == len(rest) || !onlyStyle(l, s) {
			return bare(style), bare(rest)
		}
		style, rest = style+s, rest[len(s):]
	}
}

// trailing takes the last sentence off a text where it tells of nothing but a style.
func trailing(l *lexicon.Lexicon, text string) (rest, style string) {
	all := sentence.FindAllStringIndex(text, -1)
	if n := len(all); n > 1 && onlyStyle(l, text[all[n-1][0]:]) {
		return bare(text[:all[n-1][0]]), bare(text[all[n-1][0]:])
	}
	return text, ""
}

func onlyStyle(l *lexicon.Lexicon, text string) bool {
	told := l.Read(text)
	return len(told) > 0 && len(told.Of("style")) == len(told)
}

// joined puts pieces together again, each shot a sentence. Shots that stand in other
// words than they were typed in are numbered where their marks were of another kind: what
// is written anew does not go on behind "cut to".
func joined(pieces []piece, anew bool) string {
	var b strings.Builder
	n := 0
	for _, p := range pieces {
		if p.text == "" && p.mark == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if p.shot {
			n++
		}
		b.WriteString(p.heading(n, anew) + p.text)
		if p.shot && !strings.ContainsAny(p.text[max(0, len(p.text)-3):], ".。!！?？") {
			b.WriteString(full(p.text))
		}
	}
	return b.String()
}

// heading is what stands before a piece, which is the nth shot if it is one.
func (p piece) heading(n int, anew bool) string {
	switch {
	case !p.shot || !anew || shotMark.MatchString(p.mark):
		return p.mark
	case chinese(p.text):
		return fmt.Sprintf("镜头%d：", n)
	}
	return fmt.Sprintf("Shot %d: ", n)
}

// Shot is one of the shots that a prompt tells of, in words that can be read alone.
type Shot struct {
	Text string
	// Like is the earlier shots, ascending, that are the first to show somebody whom this
	// one shows as well.
	Like []int
}

// Shots takes a prompt apart that tells of several shots: "shot 1: … shot 2: …", "first …
// then we see …", "… cut to …", and the like in Chinese. Where a shot leaves it to
// another, its text tells the style that is told of any, the place of the first, and how
// somebody looks who was shown before. It gives nothing where a prompt is of one shot.
func Shots(l *lexicon.Lexicon, prompt string) []Shot {
	t := teller{lexicon: l, known: map[string]familiar{}}
	pieces := shots(l, prompt)
	for _, p := range pieces {
		if t.style == "" {
			t.style = wordsOf(l, p.text, "style")
		}
	}
	for _, p := range pieces {
		if p.shot {
			t.tell(p.text)
		}
	}
	return t.told
}

// Parts is the shots that a prompt tells of as they stand there.
func Parts(l *lexicon.Lexicon, prompt string) (out []string) {
	for _, p := range shots(l, prompt) {
		if p.shot {
			out = append(out, p.text)
		}
	}
	return out
}

// wordsOf is the words that tell of a field in a text first.
func wordsOf(l *lexicon.Lexicon, text, field string) string {
	for _, w := range words(l, text) {
		if w.Field == field {
			return w.Text
		}
	}
	return ""
}

// teller writes shots one after the other, each in words of its own.
type teller struct {
	lexicon *lexicon.Lexicon
	style   string
	told    []Shot
	known   map[string]familiar // by subject
}

// familiar is somebody who was shown before.
type familiar struct {
	words string // with the looks that were told
	looks []lexicon.Fact
	shot  int // the first with them in it
}

func (t *teller) tell(text string) {
	text, like := t.recognise(text)
	said := t.lexicon.Read(text)
	var more []string
	if n := len(t.told); n > 0 && len(said.Of("setting")) == 0 {
		for _, w := range words(t.lexicon, t.told[0].Text) {
			if slices.Contains(scenery, w.Field) && len(said.Of(w.Field)) == 0 {
				more = append(more, w.Text)
			}
		}
	}
	if text = tagged(text, more); t.style != "" && len(said.Of("style")) == 0 {
		text += full(text) + gapOf(text) + t.style
	}
	t.told = append(t.told, Shot{Text: strings.TrimRight(text, " .。") + full(text), Like: like})
}

// gapOf is what stands between two sentences.
func gapOf(text string) string {
	if chinese(text) {
		return ""
	}
	return " "
}

// recognise gives those their looks again who were shown before, and says in which shots.
func (t *teller) recognise(text string) (out string, like []int) {
	var b strings.Builder
	at, seen := 0, map[string]bool{}
	for _, m := range t.lexicon.Mentions(text) {
		k, met := t.known[m.Subject]
		own := familiar{text[m.From:m.To], m.Looks, len(t.told)}
		switch {
		case seen[m.Subject]:
			continue
		case !met:
			t.known[m.Subject] = own
		case !k.is(m, text):
		case len(own.looks) > len(k.looks):
			own.shot, like = k.shot, append(like, k.shot)
			t.known[m.Subject] = own
		default:
			b.WriteString(sameAgain.ReplaceAllString(text[at:m.From], "") + k.words)
			at, like = m.To, append(like, k.shot)
		}
		seen[m.Subject] = true
	}
	b.WriteString(text[at:])
	slices.Sort(like)
	return b.String(), slices.Compact(like)
}

// sameAgain is a word before somebody that means nothing where the shot is read alone.
var sameAgain = regexp.MustCompile(`(?i)\bsame $`)

// others is words before somebody who was not shown yet.
var others = []string{"another", "other", "second", "另一", "另外", "其他"}

// is reports whether a mention can be of who is known: nothing speaks against it.
func (k familiar) is(m lexicon.Mention, text string) bool {
	before := strings.TrimRight(strings.ToLower(strings.TrimSpace(text[:m.From])), "个只位名辆艘架")
	if slices.ContainsFunc(others, func(word string) bool { return strings.HasSuffix(before, word) }) {
		return false
	}
	known := lexicon.Mention{Looks: k.looks}
	for _, f := range m.Looks {
		if known.Says(f.Field) && !slices.Contains(k.looks, f) {
			return false
		}
	}
	return true
}
