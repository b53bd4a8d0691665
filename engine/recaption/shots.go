package recaption

import (
	"regexp"
	"strings"
)

// piece is a part of a prompt: what stands before shots, or one of them with its mark.
type piece struct {
	mark string // "shot 2: ", as it was typed; "" before the first
	text string
}

// shotMark is how a prompt of several shots marks them.
var shotMark = regexp.MustCompile(`(?i)(?:\b(?:shot|scene)\s*(?:\d+|one|two|three|four|five|six)|(?:镜头|场景)\s*[\d一二三四五六])\s*[:：.]\s*`)

// shots takes a prompt of two or more marked shots apart; of others it gives nothing.
func shots(prompt string) []piece {
	marks := shotMark.FindAllStringIndex(prompt, -1)
	if len(marks) < 2 {
		return nil
	}
	out := []piece{{text: strings.TrimSpace(prompt[:marks[0][0]])}}
	for i, m := range marks {
		end := len(prompt)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		out = append(out, piece{mark: prompt[m[0]:m[1]], text: strings.Trim(prompt[m[1]:end], " \t\n;；/")})
	}
	return out
}

// joined puts pieces together again, each shot a sentence.
func joined(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.text == "" && p.mark == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.mark + p.text)
		if p.mark != "" && !strings.ContainsAny(p.text[max(0, len(p.text)-3):], ".。!！?？") {
			b.WriteString(full(p.text))
		}
	}
	return b.String()
}
