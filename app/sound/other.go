//go:build !linux && !windows && !darwin

package sound

import "errors"

// Open fails: sound is not played on this system.
func Open(string) (Output, error) { return nil, errors.New("sound is not played on this system") }
