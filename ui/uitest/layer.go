package uitest

import (
	"time"

	"kinora/ui/kit"
)

// Layer is the layer of a window whose tips never come: they would come on a goroutine of
// their own, since there is no loop in a test.
func Layer() *kit.Layer {
	l := kit.NewLayer()
	l.After = func(time.Duration, func()) (stop func()) { return func() {} }
	return l
}
