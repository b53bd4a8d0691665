package av

import (
	"path/filepath"
	"testing"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// The C pointers that are taken out of go-astiav's wrappers must be what they say:
// what C reads through them has to agree with what the wrappers say.
func TestPointersOfWrappers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "film.mkv")
	p, err := media.PresetFor(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Create(path, p, media.Params{Width: 66, Height: 34, Rate: rational.Int(7)})
	if err != nil {
		t.Fatal(err)
	}
	f := w.(*soundWriter).input
	if int(framePointer(f).width) != 66 || int(framePointer(f).height) != f.Height() {
		t.Errorf("frame: %d x %d", framePointer(f).width, framePointer(f).height)
	}
	sink := w.(*soundWriter).sink.(*fileSink)
	if n := formatPointer(sink.fc).nb_streams; n != 1 {
		t.Errorf("format context: %d streams", n)
	}
	if base := streamPointer(sink.stream).time_base; int(base.num) != sink.stream.TimeBase().Num() || int(base.den) != sink.stream.TimeBase().Den() {
		t.Errorf("stream: time base %v", base)
	}
	w.Abort()
}
