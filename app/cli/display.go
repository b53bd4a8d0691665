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

// hasDisplay reports whether a window could open. Only X11 and Wayland can be absent.
func hasDisplay(ctx context.Context) bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" || os.Getenv("WAYLAND_DISPLAY") != "" {
		return true
	}
	return answers(ctx, os.Getenv("DISPLAY"))
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
