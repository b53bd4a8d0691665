package onnxgraph

import (
	"errors"
	"fmt"
	"io"
)

// ErrNotONNX says that bytes are not a well-formed ONNX model.
var ErrNotONNX = errors.New("not a whole ONNX model")

// windowSize is how much of a file is held at a time: weights are skipped over.
const windowSize = 64 << 10

// source reads a file through one window, so that graphs of gigabytes cost little.
type source struct {
	r      io.ReaderAt
	window []byte
	start  int64
}

// span is a stretch of a source that holds one message.
type span struct {
	src        *source
	start, end int64
}

func (s span) size() int64 { return s.end - s.start }

// at returns n bytes from off on; n must not exceed windowSize.
func (s *source) at(off int64, n int) ([]byte, error) {
	if off < s.start || off+int64(n) > s.start+int64(len(s.window)) {
		buf := s.window[:cap(s.window)]
		got, err := s.r.ReadAt(buf, off)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		s.window, s.start = buf[:got], off
	}
	from := int(off - s.start)
	if from+n > len(s.window) {
		return nil, fmt.Errorf("%w: it ends at byte %d", ErrNotONNX, s.start+int64(len(s.window)))
	}
	return s.window[from : from+n], nil
}

// bytes returns a copy of a short span.
func (s span) bytes() ([]byte, error) {
	if s.size() > windowSize {
		return nil, fmt.Errorf("%w: a name of %d bytes", ErrNotONNX, s.size())
	}
	b, err := s.src.at(s.start, int(s.size()))
	return append([]byte(nil), b...), err
}

func (s span) string() (string, error) {
	b, err := s.bytes()
	return string(b), err
}

// varint reads one number and says where the next byte lies.
func (s span) varint(off int64) (value uint64, next int64, err error) {
	for shift := uint(0); shift < 64; shift += 7 {
		if off >= s.end {
			return 0, 0, fmt.Errorf("%w: it ends inside a number at byte %d", ErrNotONNX, off)
		}
		b, err := s.src.at(off, 1)
		if err != nil {
			return 0, 0, err
		}
		off++
		value |= uint64(b[0]&0x7f) << shift
		if b[0] < 0x80 {
			return value, off, nil
		}
	}
	return 0, 0, fmt.Errorf("%w: a number without end at byte %d", ErrNotONNX, off)
}

// field is one field of a message: a number, or the span of its bytes.
type field struct {
	number int
	wire   int
	value  uint64
	body   span
}

// fields calls f for each field of the message in order.
func (s span) fields(f func(field) error) error {
	for off := s.start; off < s.end; {
		one, next, err := s.field(off)
		if err != nil {
			return err
		}
		if err := f(one); err != nil {
			return err
		}
		off = next
	}
	return nil
}

func (s span) field(off int64) (field, int64, error) {
	key, off, err := s.varint(off)
	if err != nil {
		return field{}, 0, err
	}
	f := field{number: int(key >> 3 & 0x1fffffff), wire: int(key & 7)}
	switch f.wire {
	case wireVarint:
		f.value, off, err = s.varint(off)
	case wireFixed64:
		off += 8
	case wireFixed32:
		off += 4
	case wireBytes:
		f.body, off, err = s.block(off)
	default:
		err = fmt.Errorf("%w: unknown wire type %d before byte %d", ErrNotONNX, f.wire, off)
	}
	if err == nil && (off > s.end || f.number == 0) {
		err = fmt.Errorf("%w: field %d does not fit at byte %d", ErrNotONNX, f.number, off)
	}
	return f, off, err
}

// block is a length and as many bytes.
func (s span) block(off int64) (span, int64, error) {
	n, off, err := s.varint(off)
	if err != nil {
		return span{}, 0, err
	}
	if n > uint64(s.end-off) {
		return span{}, 0, fmt.Errorf("%w: %d bytes announced at byte %d, %d are left", ErrNotONNX, n, off, s.end-off)
	}
	return span{s.src, off, off + int64(n)}, off + int64(n), nil
}
