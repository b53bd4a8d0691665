package av

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// pictureSink writes each packet, a whole PNG, to a file of its own. The pictures
// wait in a hidden folder and get their names together.
type pictureSink struct {
	path     string
	metadata map[string]string
	dir      string
	count    int
}

func newPictureSink(path string, metadata map[string]string) *pictureSink {
	return &pictureSink{path: path, metadata: metadata}
}

func (s *pictureSink) begin(*encoder, media.Params) (err error) {
	s.dir, err = os.MkdirTemp(filepath.Dir(s.path), ".kinora-*")
	return s.fail(err)
}

func (s *pictureSink) packet(pkt *astiav.Packet) error {
	if s.count > 0 && !media.IsPattern(s.path) {
		return media.Errorf(media.Invalid, s.path, "is one picture, but there are more: number them with a name such as %s",
			suggestion(s.path))
	}
	data := pkt.Data()
	if s.count == 0 {
		data = withTexts(data, s.metadata)
	}
	s.count++
	return s.fail(os.WriteFile(s.waiting(s.count), data, 0o666))
}

func suggestion(path string) string {
	base, ext := filepath.Base(path), filepath.Ext(path)
	return base[:len(base)-len(ext)] + "_%04d" + ext
}

func (s *pictureSink) waits() string { return s.dir }

func (s *pictureSink) waiting(n int) string {
	return filepath.Join(s.dir, filepath.Base(numbered("%08d", n)))
}

// final is the name of picture n, counted from 1.
func (s *pictureSink) final(n int) string {
	if media.IsPattern(s.path) {
		return numbered(s.path, n)
	}
	return s.path
}

func (s *pictureSink) finish(notes map[string]string) error {
	defer s.abort()
	if err := s.note(notes); err != nil {
		return s.fail(err)
	}
	for n := 1; n <= s.count; n++ {
		err := syncFile(s.waiting(n))
		if err == nil {
			err = os.Rename(s.waiting(n), s.final(n))
		}
		if err != nil {
			return s.fail(err)
		}
	}
	return s.fail(syncFile(filepath.Dir(s.path)))
}

// note adds texts to the first picture.
func (s *pictureSink) note(texts map[string]string) error {
	if len(texts) == 0 {
		return nil
	}
	data, err := os.ReadFile(s.waiting(1))
	if err != nil {
		return err
	}
	return os.WriteFile(s.waiting(1), withTexts(data, texts), 0o666)
}

func (s *pictureSink) abort() {
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

func (s *pictureSink) fail(err error) error {
	if err == nil {
		return nil
	}
	kind, cause := media.Unwritable, errors.Unwrap(err)
	if cause == nil {
		cause = err
	}
	return &media.Error{Kind: kind, Path: s.path, Err: cause}
}
