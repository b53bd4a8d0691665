package text

import "math"

// pieceKind is the type of a piece, numbered as in SentencePiece's model files.
type pieceKind int

const (
	pieceNormal      pieceKind = 1
	pieceUnknown     pieceKind = 2
	pieceControl     pieceKind = 3
	pieceUserDefined pieceKind = 4
	pieceUnused      pieceKind = 5
	pieceByte        pieceKind = 6
)

// reserved tells whether text can never become the piece.
func (k pieceKind) reserved() bool {
	return k == pieceUnknown || k == pieceControl || k == pieceByte
}

// piece is one entry of a SentencePiece vocabulary; its id is its position.
type piece struct {
	text  string
	score float32 // log probability
	kind  pieceKind
}

// spModel is what a spiece.model file says, as far as encoding and decoding go. Fields
// that a file leaves out have the defaults of SentencePiece's schema.
type spModel struct {
	pieces       []piece
	modelType    int // 1 is Unigram
	byteFallback bool
	spaceSuffix  bool // the dummy space goes behind the text
	unkSurface   string
	padID, bosID, eosID,
	unkID int // of the trainer's settings; -1 is none
	rules, backRules spRules
}

// spRules are the settings of a normaliser.
type spRules struct {
	charsmap                             []byte
	dummyPrefix, trimSpaces, escapeSpace bool
}

const unigramType = 1

// parseSPModel reads the protocol buffers of a spiece.model file. Every count and
// length is bounded by the size of the file.
func parseSPModel(file []byte) (*spModel, error) {
	m := &spModel{
		modelType: unigramType, unkSurface: " \u2047 ", padID: -1, bosID: 1, eosID: 2,
		rules:     spRules{dummyPrefix: true, trimSpaces: true, escapeSpace: true},
		backRules: spRules{dummyPrefix: true, trimSpaces: true, escapeSpace: true},
	}
	if err := eachField(file, m.field); err != nil {
		return nil, err
	}
	if m.modelType != unigramType {
		return nil, unsupported("the SentencePiece model is of type %d; only Unigram (1) is read", m.modelType)
	}
	return m, m.check()
}

func (m *spModel) field(f wireField) error {
	if f.kind != wireBytes {
		return nil
	}
	switch f.number {
	case 1:
		p, err := parsePiece(f.data)
		m.pieces = append(m.pieces, p)
		return err
	case 2:
		return eachField(f.data, m.trainerField)
	case 3:
		return eachField(f.data, m.rules.field)
	case 5:
		return eachField(f.data, m.backRules.field)
	}
	return nil
}

func parsePiece(message []byte) (piece, error) {
	p := piece{kind: pieceNormal}
	err := eachField(message, func(f wireField) error {
		switch {
		case f.number == 1 && f.kind == wireBytes:
			p.text = string(f.data)
		case f.number == 2 && f.kind == wireFixed32:
			p.score = f.float()
		case f.number == 3 && f.kind == wireVarint:
			p.kind = pieceKind(f.integer())
		}
		return nil
	})
	return p, err
}

func (m *spModel) trainerField(f wireField) error {
	switch f.kind {
	case wireBytes:
		if f.number == 44 {
			m.unkSurface = string(f.data)
		}
		return nil
	case wireVarint:
	default:
		return nil
	}
	switch f.number {
	case 3:
		m.modelType = f.integer()
	case 24:
		m.spaceSuffix = f.flag()
	case 35:
		m.byteFallback = f.flag()
	case 41:
		m.bosID = f.integer()
	case 42:
		m.eosID = f.integer()
	case 43:
		m.padID = f.integer()
	}
	return nil
}

func (r *spRules) field(f wireField) error {
	switch {
	case f.number == 2 && f.kind == wireBytes:
		r.charsmap = f.data
	case f.kind != wireVarint:
	case f.number == 3:
		r.dummyPrefix = f.flag()
	case f.number == 4:
		r.trimSpaces = f.flag()
	case f.number == 5:
		r.escapeSpace = f.flag()
	}
	return nil
}

// check refuses what SentencePiece refuses to load, and sets unkID.
func (m *spModel) check() error {
	m.unkID = -1
	type name struct {
		text     string
		reserved bool
	}
	seen := make(map[name]struct{}, len(m.pieces)) // reserved pieces have names of their own
	for id, p := range m.pieces {
		if err := checkPiece(p, m.byteFallback); err != nil {
			return err
		}
		key := name{p.text, p.kind.reserved()}
		if _, twice := seen[key]; twice {
			return corrupt("piece %q is defined twice", p.text)
		}
		seen[key] = struct{}{}
		if p.kind != pieceUnknown {
			continue
		}
		if m.unkID >= 0 {
			return corrupt("pieces %d and %d are both the unknown one", m.unkID, id)
		}
		m.unkID = id
	}
	return m.checkUnknown()
}

func checkPiece(p piece, byteFallback bool) error {
	switch {
	case p.text == "":
		return corrupt("a piece is empty")
	case math.IsNaN(float64(p.score)) || math.IsInf(float64(p.score), 0):
		return corrupt("the score of piece %q is not a number", p.text)
	case p.kind < pieceNormal || p.kind > pieceByte:
		return corrupt("piece %q is of kind %d, which does not exist", p.text, p.kind)
	case p.kind != pieceByte:
		return nil
	case !byteFallback:
		return corrupt("byte piece %q in a model without byte fallback", p.text)
	}
	if _, ok := byteOf(p.text); !ok {
		return corrupt("byte piece %q is not <0x00> to <0xFF>", p.text)
	}
	return nil
}

func (m *spModel) checkUnknown() error {
	if !m.byteFallback {
		if m.unkID < 0 {
			return corrupt("no piece is the unknown one")
		}
		return nil
	}
	bytes := 0
	for _, p := range m.pieces {
		if p.kind == pieceByte {
			bytes++
		}
	}
	if bytes != 256 {
		return corrupt("%d byte pieces instead of 256", bytes)
	}
	return nil
}
