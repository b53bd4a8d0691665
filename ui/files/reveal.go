package files

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Reveal shows a file or folder in the desktop's own files. It may take a second and is
// not called on the goroutine of the window. The error is one line for a person.
func Reveal(path string) error {
	path, err := filepath.Abs(unnumbered(path))
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%s is not there any more", path)
	}
	var tried error
	for _, way := range waysToReveal(path) {
		if tried = way(); tried == nil {
			return nil
		}
	}
	return fmt.Errorf("the folder %s cannot be shown (%w): open it by hand", filepath.Dir(path), tried)
}

// RevealInBackground is Reveal for the goroutine of the window; failed is called there.
func (d *Dialogs) RevealInBackground(path string, failed func(error)) {
	go func() {
		if err := Reveal(path); err != nil {
			d.post(func() { failed(err) })
		}
	}()
}

// unnumbered is the folder of a sequence of pictures, which has no file of its own name.
func unnumbered(path string) string {
	if strings.Contains(filepath.Base(path), "%0") {
		return filepath.Dir(path)
	}
	return path
}

// waysToReveal is how this desktop is asked, the best way first.
func waysToReveal(path string) []func() error {
	switch runtime.GOOS {
	case "windows":
		// Explorer ends with 1 when all went well.
		return []func() error{func() error { return ran("explorer", "/select,"+path) }}
	case "darwin":
		return []func() error{func() error { return run("open", "-R", path) }}
	}
	return []func() error{
		func() error { return showItem(path) },
		func() error { return run("xdg-open", folderOf(path)) },
	}
}

func folderOf(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return path
	}
	return filepath.Dir(path)
}

// patience is how long a desktop may take to answer.
const patience = 5 * time.Second

// run runs a program of the desktop to its end.
func run(name string, args ...string) error {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if out, err := exec.CommandContext(ctx, name, args...).CombinedOutput(); err != nil {
		return errors.New(oneLine(name, out, err))
	}
	return nil
}

// ran is run for a program whose exit status says nothing.
func ran(name string, args ...string) error {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	err := exec.CommandContext(ctx, name, args...).Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil
	}
	return err
}

// oneLine is what a program said last, or how it ended.
func oneLine(name string, out []byte, err error) string {
	if lines := strings.Split(strings.TrimSpace(string(out)), "\n"); lines[len(lines)-1] != "" {
		return name + ": " + lines[len(lines)-1]
	}
	return fmt.Sprintf("%s: %v", name, err)
}
