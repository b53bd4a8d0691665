package av

import (
	"maps"
	"slices"
	"sync"
	"unsafe"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
)

// muxer writes packets into a container at a temporary name.
type muxer struct {
	temp  temp
	fc    *astiav.FormatContext
	pb    *astiav.IOContext
	owner unsafe.Pointer
	mu    sync.Mutex // between the streams' encoders
	// polish changes the whole file before it gets its name; may be nil.
	polish func(path string) error
}

// newMuxer makes the temporary file. Streams and the header come next, then packets,
// then finish or abort.
func newMuxer(path, container string, metadata map[string]string) (*muxer, error) {
	t, err := newTemp(path)
	if err != nil {
		return nil, err
	}
	m := &muxer{temp: t}
	if err := m.open(container, metadata); err != nil {
		m.abort()
		return nil, m.fail(err)
	}
	return m, nil
}

func (m *muxer) open(container string, metadata map[string]string) (err error) {
	url := "file:" + m.temp.path
	if m.fc, err = astiav.AllocOutputFormatContext(nil, container, url); err != nil {
		return err
	}
	m.owner = forgetLog(unsafe.Pointer(formatPointer(m.fc)))
	if m.pb, err = astiav.OpenIOContext(url, astiav.NewIOContextFlags(astiav.IOContextFlagWrite), nil, nil); err != nil {
		return err
	}
	m.fc.SetPb(m.pb)
	texts, err := dictionary(metadata)
	// The format context owns its metadata from here on and frees it.
	m.fc.SetMetadata(texts)
	return err
}

// dictionary is an FFmpeg dictionary for the caller to free. Its order, which is the file's,
// is always the same, so that the same take is the same bytes.
func dictionary(texts map[string]string) (*astiav.Dictionary, error) {
	d := astiav.NewDictionary()
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if err := d.Set(key, texts[key], 0); err != nil {
			return d, err
		}
	}
	return d, nil
}

// wantsGlobalHeader reports whether encoders must put their headers into the container.
func (m *muxer) wantsGlobalHeader() bool {
	return m.fc.OutputFormat().Flags().Has(astiav.IOFormatFlagGlobalheader)
}

// header writes what comes before the packets. Times of packets are in their streams'
// time bases afterwards, which this may change.
func (m *muxer) header(options map[string]string) error {
	d, err := dictionary(options)
	defer d.Free()
	if err != nil {
		return err
	}
	return m.fail(m.fc.WriteHeader(d))
}

// write takes over pkt's content; streams are interleaved by time. Two goroutines may
// write at once.
func (m *muxer) write(pkt *astiav.Packet) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.fail(m.fc.WriteInterleavedFrame(pkt))
}

// finish writes the end of the file, makes it durable and gives it its name.
func (m *muxer) finish() error {
	err := m.fc.WriteTrailer()
	if closed := m.pb.Close(); err == nil {
		err = closed
	}
	if err == nil && m.polish != nil {
		err = m.polish(m.temp.path)
	}
	if err != nil {
		err = m.fail(err)
		m.abort()
		return err
	}
	m.fc.Free()
	return m.temp.commit()
}

// abort leaves nothing behind. It may be called in any state.
func (m *muxer) abort() {
	if m.pb != nil {
		_ = m.pb.Close()
	}
	if m.fc != nil {
		m.fc.Free()
	}
	m.temp.remove()
}

func (m *muxer) fail(err error) error {
	if err == nil {
		return nil
	}
	return explain(media.Unwritable, m.temp.final, "", err, m.owner)
}
