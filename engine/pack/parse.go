package pack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// parse reads pack.json. The format comes first, so that a newer pack is called
// newer and not broken.
func (p *Pack) parse(raw []byte) (*Manifest, *Error) {
	var head struct {
		Format *int `json:"format"`
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return nil, p.badJSON(BadManifest, manifestName, err)
	}
	switch {
	case head.Format == nil:
		return nil, p.fail(BadManifest, manifestName, `has no "format"`, doAsk)
	case *head.Format > Format:
		return nil, p.fail(NewerFormat, manifestName, fmt.Sprintf("has format %d, this Kinora reads up to %d", *head.Format, Format), doUpdate)
	case *head.Format < 1:
		return nil, p.fail(BadManifest, manifestName, fmt.Sprintf("has format %d, which never was", *head.Format), doAsk)
	}
	m := &Manifest{}
	if err := json.Unmarshal(raw, m); err != nil {
		return nil, p.badJSON(BadManifest, manifestName, err)
	}
	return m, nil
}

// strange names the first key of pack.json that this version does not know, or "".
func strange(raw []byte) string {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&Manifest{}); err != nil && strings.Contains(err.Error(), "unknown field") {
		return err.Error()[strings.LastIndex(err.Error(), "field ")+len("field "):]
	}
	return ""
}

// badJSON says in plain words where JSON is wrong.
func (p *Pack) badJSON(k Kind, file string, err error) *Error {
	what := "is not JSON: " + err.Error()
	var wrongType *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrongType) && wrongType.Field != "":
		what = fmt.Sprintf("has a %s for %q where a %s belongs", wrongType.Value, wrongType.Field, wrongType.Type)
	case errors.As(err, &wrongType):
		what = fmt.Sprintf("is a JSON %s where an object belongs", wrongType.Value)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
		what = "is cut short in the middle of its JSON"
	case errors.As(err, &syntax):
		what = fmt.Sprintf("is not JSON: %s at byte %d", syntax.Error(), syntax.Offset)
	}
	e := p.fail(k, file, what, doCopyAgain)
	e.Err = err
	return e
}
