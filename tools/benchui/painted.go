package main

import (
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/damage"
	"github.com/jezek/xgb/xproto"
)

// watch has the display tell of whatever is painted on it, on a connection of its own:
// looking at the screen again and again would take the processor from what is measured.
func watch(root xproto.Window) (<-chan struct{}, error) {
	c, err := xgb.NewConn()
	if err != nil {
		return nil, err
	}
	if err := damage.Init(c); err != nil {
		return nil, err
	}
	if _, err := damage.QueryVersion(c, 1, 1).Reply(); err != nil {
		return nil, err
	}
	id, err := damage.NewDamageId(c)
	if err != nil {
		return nil, err
	}
	if err := damage.CreateChecked(c, id, xproto.Drawable(root), damage.ReportLevelRawRectangles).Check(); err != nil {
		return nil, err
	}
	painted := make(chan struct{}, 1)
	go func() {
		for {
			if e, err := c.WaitForEvent(); e == nil && err == nil {
				return // the display is gone
			}
			select {
			case painted <- struct{}{}:
			default:
			}
		}
	}()
	return painted, nil
}

// paint waits until something was painted on the screen since it was called or returned
// last, but not longer than a while.
func (s *screen) paint(limit time.Duration) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-s.painted:
	case <-timer.C:
	}
}
