package app

import "errors"

// Field is a place in the window where a problem is shown.
type Field int

// The fields of a shot; FieldNone is for problems of none of them.
const (
	FieldNone Field = iota
	FieldPrompt
	FieldNegative
	FieldSeconds
	FieldSize
	FieldSteps
	FieldTries
	FieldGuidance
	FieldSeed
	fieldCount
)

// Problem is an error that one field of the shot is to blame for.
type Problem struct {
	Field Field
	Err   error
}

// Error is the line for a person.
func (p *Problem) Error() string { return p.Err.Error() }

// Unwrap is the error itself.
func (p *Problem) Unwrap() error { return p.Err }

// Problems is one line per field, "" where all is well.
type Problems [fieldCount]string

// add puts an error where it belongs.
func (p *Problems) add(err error) {
	if err == nil {
		return
	}
	field := FieldNone
	var problem *Problem
	if errors.As(err, &problem) && problem.Field > FieldNone && problem.Field < fieldCount {
		field = problem.Field
	}
	p[field] = err.Error()
}

// Any reports whether there is a problem at all.
func (p Problems) Any() bool { return p != Problems{} }
