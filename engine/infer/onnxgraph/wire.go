package onnxgraph

import (
	"encoding/binary"
	"math"
)

// The protobuf wire types that ONNX uses.
const (
	wireVarint  = 0
	wireFixed64 = 1
	wireBytes   = 2
	wireFixed32 = 5
)

// Message is a protobuf message being written, field by field.
type Message []byte

func (m *Message) tag(field, wire int) {
	*m = binary.AppendUvarint(*m, uint64(field)<<3|uint64(wire))
}

// Int adds a number: an int64, a bool as 0 or 1, or an enumeration.
func (m *Message) Int(field int, v int64) {
	m.tag(field, wireVarint)
	*m = binary.AppendUvarint(*m, uint64(v))
}

// Float adds a float32.
func (m *Message) Float(field int, v float32) {
	m.tag(field, wireFixed32)
	*m = binary.LittleEndian.AppendUint32(*m, math.Float32bits(v))
}

// Bytes adds bytes or a message inside this one.
func (m *Message) Bytes(field int, v []byte) {
	m.tag(field, wireBytes)
	*m = binary.AppendUvarint(*m, uint64(len(v)))
	*m = append(*m, v...)
}

// Text adds a text.
func (m *Message) Text(field int, v string) { m.Bytes(field, []byte(v)) }
