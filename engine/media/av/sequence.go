package av

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// sequence is a run of numbered pictures: name_0001.png, name_0002.png and so on.
type sequence struct {
	first, count int
}

var numbering = regexp.MustCompile(`%(0?[0-9]?)d`)

// findSequence finds the lowest number that path's pattern has a file for and
// counts the files that follow without a gap.
func findSequence(path string) (*sequence, error) {
	base := filepath.Base(path)
	at := numbering.FindStringIndex(base)
	prefix, suffix := base[:at[0]], base[at[1]:]
	names := regexp.MustCompile("^" + regexp.QuoteMeta(prefix) + `(\d+)` + regexp.QuoteMeta(suffix) + "$")
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return nil, &media.Error{Kind: media.Missing, Path: path, Err: err}
	}
	first := -1
	for _, e := range entries {
		m := names.FindStringSubmatch(e.Name())
		if m == nil {
			continue
		}
		if n, err := strconv.Atoi(m[1]); err == nil && (first < 0 || n < first) && exists(path, n) {
			first = n
		}
	}
	if first < 0 {
		return nil, media.Errorf(media.Missing, path, "no picture has a name of this pattern")
	}
	seq := &sequence{first: first}
	for exists(path, first+seq.count) {
		seq.count++
	}
	return seq, nil
}

// numbered is the path of picture n of a pattern.
func numbered(path string, n int) string {
	dir, base := filepath.Split(path)
	at := numbering.FindStringIndex(base)
	return dir + base[:at[0]] + fmt.Sprintf(base[at[0]:at[1]], n) + base[at[1]:]
}

func exists(path string, n int) bool {
	info, err := os.Stat(numbered(path, n))
	return err == nil && info.Mode().IsRegular()
}

// rate is what FFmpeg is told: the caller's, or the 24 frames per second of film.
func (s *sequence) rate(wanted rational.Rat) string {
	if wanted.Num() <= 0 {
		return "24"
	}
	return wanted.String()
}
