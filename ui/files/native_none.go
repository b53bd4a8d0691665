//go:build !linux && !windows && !(darwin && cgo)

package files

// desktop has no dialogs of its own for us here.
func desktop() native {
	return native{
		open:   func(string, Kinds) ([]string, error) { return nil, errAbsent },
		folder: func(string) (string, error) { return "", errAbsent },
		save:   func(string, string) (string, error) { return "", errAbsent },
	}
}
