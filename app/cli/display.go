package cli

import (
	"context"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// hasDisplay reports whether a window could open. Only X11 can be absent: Fyne's windows
// are X11's on Linux, and need XWayland where a desktop speaks Wayland.
func hasDisplay(ctx context.Context) bool {
	return runtime.GOOS == "windows" || runtime.GOOS == "darwin" || answers(ctx, os.Getenv("DISPLAY"))
}

// wayland is what to do on a desktop that could show windows, were there XWayland.
func wayland() string {
	if os.Getenv("WAYLAND_DISPLAY") == "" {
		return ""
	}
	return " (on Wayland it needs XWayland: install it and set DISPLAY)"
}

// answers reports whether a display on this machine can be connected to, such as ":0" or
// "unix:0.0"; of one on another machine it is taken for granted. Fyne ends the program
// where the display does not open.
func answers(ctx context.Context, display string) bool {
	host, number, ok := strings.Cut(display, ":")
	if !ok {
		return false
	}
	number, _, _ = strings.Cut(number, ".")
	n, err := strconv.Atoi(number)
	if host != "" && host != "unix" || err != nil {
		return true
	}
	dial := net.Dialer{Timeout: time.Second}
	socket := "/tmp/.X11-unix/X" + number
	for _, at := range [][2]string{{"unix", socket}, {"unix", "@" + socket}, {"tcp", "localhost:" + strconv.Itoa(6000+n)}} {
		if c, err := dial.DialContext(ctx, at[0], at[1]); err == nil {
			_ = c.Close()
			return true
		}
	}
	return false
}
