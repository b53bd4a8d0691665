package main

import (
	"net"
	"strings"
	"testing"
)

// A display that hangs up at once, as an X server does that is about to begin anew.
func TestADisplayThatHangsUpIsToldInOneLine(t *testing.T) {
	listener, err := net.Listen("unix", "@/tmp/.X11-unix/X6791")
	if err != nil {
		t.Skip(err)
	}
	defer func() { _ = listener.Close() }()
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			_ = c.Close()
		}
	}()
	t.Setenv("DISPLAY", ":6791")
	if err := display(); err == nil || !strings.Contains(err.Error(), "the window cannot open") {
		t.Error(err)
	}
}
