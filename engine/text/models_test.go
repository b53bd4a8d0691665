package text_test

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"testing/fstest"
)

// The helpers here write small model files, field by field, so that tests can break
// one thing at a time.

// field writes a length-delimited field of a protocol buffers message.
func field(number int, data []byte) []byte {
	b := binary.AppendUvarint(nil, uint64(number)<<3|2)
	b = binary.AppendUvarint(b, uint64(len(data)))
	return append(b, data...)
}

// number writes a varint field.
func number(field int, v int64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(field)<<3), uint64(v))
}

// The kinds of pieces in a spiece.model.
const (
	normal, unknown, control, userDefined, unused, byteKind = 1, 2, 3, 4, 5, 6
)

func pieceOf(text string, score float32, kind int64) []byte {
	b := field(1, []byte(text))
	b = append(b, 2<<3|5)
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(score))
	return field(1, append(b, number(3, kind)...))
}

// spieceModel joins pieces and settings; the rules are those of "identity".
func spieceModel(parts ...[]byte) []byte {
	var out []byte
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func trainer(fields ...[]byte) []byte { return field(2, spieceModel(fields...)) }

// onlyFile is a file system with one file in the folder "tokenizer".
func onlyFile(name string, data []byte) fstest.MapFS {
	return fstest.MapFS{"tokenizer/" + name: {Data: data}}
}

// object is a JSON object for tokenizer.json and its parts.
type object map[string]any

func (o object) bytes() []byte {
	b, err := json.Marshal(o)
	if err != nil {
		panic(err)
	}
	return b
}

// with gives a copy with another value.
func (o object) with(key string, value any) object {
	c := object{key: value}
	for k, v := range o {
		if k != key {
			c[k] = v
		}
	}
	return c
}

// abUnigram knows a, b, ab and the mark of a space.
func abUnigram() object {
	return object{"model": object{
		"type": "Unigram", "unk_id": 0,
		"vocab": [][2]any{{"<unk>", 0}, {"\u2581", -2}, {"a", -3}, {"b", -3}, {"ab", -4}},
	}}
}

// abBPE knows the letters a and b, with and without the end of a word, and two merges.
func abBPE() object {
	return object{"model": object{
		"type": "BPE", "unk_token": nil, "end_of_word_suffix": "</w>",
		"vocab":  map[string]int{"a": 0, "b": 1, "a</w>": 2, "b</w>": 3, "ab</w>": 4, "ab": 5},
		"merges": []string{"a b</w>", "a b"},
	}}
}
