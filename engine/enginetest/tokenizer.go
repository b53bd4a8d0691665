package enginetest

import (
	"fmt"

	"kinora/engine/infer/onnxgraph"
)

// Vocabulary is the number of pieces that the tiny tokenizer knows: padding, end,
// unknown, the word mark, the small letters with and without it.
const Vocabulary = 4 + 2*26

// The kinds of SentencePiece pieces that the tiny tokenizer uses.
const (
	pieceNormal  = 1
	pieceUnknown = 2
	pieceControl = 3
)

// Tokenizer is the bytes of a spiece.model: a Unigram model of single letters.
// Field numbers are those of sentencepiece_model.proto.
func Tokenizer() []byte {
	var m onnxgraph.Message
	m.Bytes(1, piece("<pad>", 0, pieceControl))
	m.Bytes(1, piece("</s>", 0, pieceControl))
	m.Bytes(1, piece("<unk>", 0, pieceUnknown))
	m.Bytes(1, piece("▁", -2, pieceNormal))
	for c := 'a'; c <= 'z'; c++ {
		m.Bytes(1, piece(string(c), -3, pieceNormal))
	}
	for c := 'a'; c <= 'z'; c++ {
		m.Bytes(1, piece("▁"+string(c), -3, pieceNormal))
	}
	m.Bytes(2, trainer())
	m.Bytes(3, normalizer())
	return m
}

func piece(text string, score float32, kind int64) []byte {
	var m onnxgraph.Message
	m.Text(1, text)
	m.Float(2, score)
	m.Int(3, kind)
	return m
}

// trainer says: Unigram, unknown 2, no beginning, end 1, padding 0.
func trainer() []byte {
	var m onnxgraph.Message
	m.Int(3, 1)
	m.Int(4, Vocabulary)
	m.Int(40, 2)
	m.Int(41, -1)
	m.Int(42, 1)
	m.Int(43, 0)
	return m
}

// normalizer says: leave the text as it is, but put the word mark before it and
// for spaces, of which it keeps one in a row.
func normalizer() []byte {
	var m onnxgraph.Message
	m.Text(1, "identity")
	m.Int(3, 1)
	m.Int(4, 1)
	m.Int(5, 1)
	return m
}

const tokenizerConfig = `{"tokenizer_class": "T5Tokenizer", "model_max_length": 32, "pad_token": "<pad>",
"eos_token": "</s>", "unk_token": "<unk>", "extra_ids": 0, "add_eos_token": true, "add_bos_token": false}`

func label(what string, i int) string { return fmt.Sprintf("%s%d", what, i) }
