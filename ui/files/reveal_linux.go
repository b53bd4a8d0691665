package files

import (
	"context"
	"net/url"

	"github.com/godbus/dbus/v5"
)

// showItem asks the desktop's file manager over D-Bus to show a file and mark it.
func showItem(path string) error {
	if !hasBus() {
		return errAbsent
	}
	bus, err := dbus.SessionBus() // shared: it is not closed
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	address := url.URL{Scheme: "file", Path: path}
	manager := bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1")
	return manager.CallWithContext(ctx, "org.freedesktop.FileManager1.ShowItems", 0, []string{address.String()}, "").Err
}
