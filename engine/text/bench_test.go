package text_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"kinora/engine/text"
)

const longPrompt = "At dawn the harbour is silent; only ropes creak and gulls argue. Slow dolly shot past a row of yellow houses, " +
	"then the camera tilts up to the clouds while a paper boat drifts down the gutter, spins twice, and sinks. " +
	"Während der Bäcker Brötchen formt, fällt Schnee auf die leeren Gassen. 一个红色的球在绿色的草地上向右滚动。"

// TestLongTextsTakeNoLongerPerByte tries what makes careless tokenizers quadratic.
// 64 kB take some 20 ms, with the race detector ten times that; a quadratic step with
// any work in it takes longer than the limit.
func TestLongTextsTakeNoLongerPerByte(t *testing.T) {
	const size, limit = 1 << 16, 20 * time.Second
	hostile := map[string]string{
		"one letter": "a", "spaces": " ", "one word each": "a ", "marks": "!'", "emoji": "🙂", "joiners": "\u200d", "accents": "e\u0301\u0301", "stacked accents": "\u0323\u0301",
		"no UTF-8": "\xf0", "symbols": "<red>", "half symbols": "<extra_id_", "control": "\x01", "entities": "&amp", "escapes": "\x1b[", "space marks": "▁", "prompt": longPrompt,
	}
	for _, folder := range []string{"sp-bytes", "sp-symbols", "t5", "umt5-json", "clip-json"} {
		tok := open(t, folder)
		for name, part := range hostile {
			start := time.Now()
			tok.EncodePrompt(strings.Repeat(part, size/len(part)), 77, true)
			if took := time.Since(start); took > limit {
				t.Errorf("%s: %d bytes of %s took %v", folder, size, name, took)
			}
		}
	}
	for name, part := range hostile {
		start := time.Now()
		if _, err := text.Clean(text.CleanWan, strings.Repeat(part, size/len(part))); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > limit {
			t.Errorf("cleaning %d bytes of %s took %v", size, name, took)
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, m := range models {
		tok := open(b, m.folder)
		b.Run(m.golden, func(b *testing.B) {
			b.SetBytes(int64(len(longPrompt)))
			b.ReportAllocs()
			for b.Loop() {
				tok.Encode(longPrompt)
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, folder := range []string{"sp-bytes", "umt5-json", "clip-json"} {
		b.Run(folder, func(b *testing.B) {
			for b.Loop() {
				if _, err := text.Open(os.DirFS("testdata"), folder); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCleanWan(b *testing.B) {
	b.SetBytes(int64(len(longPrompt)))
	for b.Loop() {
		if _, err := text.Clean(text.CleanWan, longPrompt); err != nil {
			b.Fatal(err)
		}
	}
}
