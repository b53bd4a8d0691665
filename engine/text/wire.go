package text

import (
	"encoding/binary"
	"math"
)

// The wire types of protocol buffers. Groups (3 and 4) are gone from the format and
// from every model that this package reads.
const (
	wireVarint  = 0
	wireFixed64 = 1
	wireBytes   = 2
	wireFixed32 = 5
)

// wireField is one field of a protocol buffers message. bits holds what a number was
// written as; data aliases the message.
type wireField struct {
	number, kind int
	bits         uint64
	data         []byte
}

func (f wireField) float() float32 { return math.Float32frombits(uint32(f.bits)) }
func (f wireField) flag() bool     { return f.bits != 0 }
func (f wireField) integer() int   { return int(int32(f.bits)) }

// eachField calls visit for the fields of message in the order in which they lie
// there. It stops at the first error, its own or visit's.
func eachField(message []byte, visit func(wireField) error) error {
	for len(message) > 0 {
		f, rest, err := nextField(message)
		if err != nil {
			return err
		}
		if err := visit(f); err != nil {
			return err
		}
		message = rest
	}
	return nil
}

func nextField(b []byte) (f wireField, rest []byte, err error) {
	key, n := binary.Uvarint(b)
	if n <= 0 || key>>3 == 0 || key>>3 > math.MaxInt32 {
		return f, nil, corrupt("a field does not begin as protocol buffers do")
	}
	f.number, f.kind = int(key>>3), int(key&7)
	f, rest, ok := fieldValue(f, b[n:])
	if !ok {
		return f, nil, corrupt("field %d is cut short or of an unknown kind (%d)", f.number, f.kind)
	}
	return f, rest, nil
}

func fieldValue(f wireField, b []byte) (_ wireField, rest []byte, ok bool) {
	switch f.kind {
	case wireFixed64:
		if len(b) < 8 {
			return f, nil, false
		}
		f.bits = binary.LittleEndian.Uint64(b)
		return f, b[8:], true
	case wireFixed32:
		if len(b) < 4 {
			return f, nil, false
		}
		f.bits = uint64(binary.LittleEndian.Uint32(b))
		return f, b[4:], true
	case wireVarint, wireBytes:
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return f, nil, false
		}
		return varField(f, v, b[n:])
	default:
		return f, nil, false
	}
}

func varField(f wireField, v uint64, b []byte) (_ wireField, rest []byte, ok bool) {
	f.bits = v
	if f.kind == wireVarint {
		return f, b, true
	}
	if v > uint64(len(b)) {
		return f, nil, false
	}
	f.data = b[:v]
	return f, b[v:], true
}
