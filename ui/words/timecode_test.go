package words_test

import (
	"testing"

	"kinora/projects/rational"
	"kinora/ui/words"
)

func TestATimecodeIsReadAsItIsTyped(t *testing.T) {
	for text, want := range map[string]int64{
		"00:00:01:08": 32, "1:08": 32, "1;08": 32, "108": 108, " 12 ": 12, "+12": 112, "-12": 88, "−12": 88, "-1:00": 76, "-500": 0,
		"1:00:00:00": 86400, "0": 0, "1：08": 32, "0:30": 30, "00000000024": 24,
	} {
		if got, ok := words.ParseTimecode(text, 100, rational.Int(24)); !ok || got != want {
			t.Errorf("%q is %d, %v; want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "+", "a", "1:2:3:4:5", "--3", "+-3", "1.5", "99999999999", "4294967295:0:0:0", ":", "0x10", "+ 1", "1_000"} {
		if got, ok := words.ParseTimecode(text, 100, rational.Int(24)); ok {
			t.Errorf("%q is %d", text, got)
		}
	}
}

func FuzzParseTimecode(f *testing.F) {
	for _, text := range []string{"00:00:01:08", "+12", "-1:00", "7", "x"} {
		f.Add(text, int64(5))
	}
	f.Fuzz(func(t *testing.T, text string, now int64) {
		now = max(0, now%1000)
		frame, ok := words.ParseTimecode(text, now, rational.Int(25))
		if ok && frame < 0 {
			t.Errorf("%q is frame %d", text, frame)
		}
		if !ok {
			return
		}
		if again, _ := words.ParseTimecode(words.Timecode(frame, rational.Int(25)), 0, rational.Int(25)); again != frame {
			t.Errorf("%q is %d, which reads as %d", text, frame, again)
		}
	})
}
