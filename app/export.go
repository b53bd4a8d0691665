package app

import (
	"time"
)

// Export is what is being written to a file.
type Export struct {
	Path          string
	Frame, Frames int64
	Left          time.Duration // 0 where unknown
	Stopping      bool
}

// export is an export in the making.
type export struct{}

func (e *export) view(time.Time) *Export { return nil }
