package main

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// program is a running Kinora whose trace is read.
type program struct {
	cmd   *exec.Cmd
	start time.Time

	mu    sync.Mutex
	lines []string
}

// startProgram starts Kinora with an empty home and a film; the engine opens beside it.
func startProgram(ctx context.Context, path, home string, film ...string) (*program, error) {
	p := &program{cmd: exec.CommandContext(ctx, path, film...)} //nolint:gosec // the program that is measured
	p.cmd.Env = append(os.Environ(), "KINORA_TRACE=1", "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, "config"),
		"XDG_DATA_HOME="+filepath.Join(home, "data"), "XDG_STATE_HOME="+filepath.Join(home, "state"), "LANG=en_GB.UTF-8",
		"LIBGL_ALWAYS_SOFTWARE=1", "GSETTINGS_BACKEND=memory", "NO_AT_BRIDGE=1", "WAYLAND_DISPLAY=")
	out, err := p.cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	p.start = time.Now()
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go p.read(out)
	return p, nil
}

func (p *program) read(out io.Reader) {
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if text, ok := strings.CutPrefix(lines.Text(), "trace: "); ok {
			p.mu.Lock()
			p.lines = append(p.lines, text)
			p.mu.Unlock()
		}
	}
}

// stop ends the program the hard way: what it leaves is of no interest.
func (p *program) stop() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// mark is how many lines were traced so far.
func (p *program) mark() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.lines)
}

// find is the newest traced line since a mark that begins with something.
func (p *program) find(begins string, since int) (string, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := len(p.lines) - 1; i >= since; i-- {
		if strings.HasPrefix(p.lines[i], begins) {
			return p.lines[i], true
		}
	}
	return "", false
}

// wait waits for a traced line.
func (p *program) wait(begins string, since int, limit time.Duration) (string, error) {
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if line, ok := p.find(begins, since); ok {
			return line, nil
		}
	}
	return "", fmt.Errorf("the program never told of %q", begins)
}

// pane is where a pane of the window lies on the screen, in pixels.
func (p *program) pane(name string) (image.Rectangle, error) {
	line, err := p.wait("pane "+name+" ", 0, 20*time.Second)
	if err != nil {
		return image.Rectangle{}, err
	}
	var x, y, w, h int
	if _, err := fmt.Sscanf(strings.TrimPrefix(line, "pane "+name+" "), "%d %d %d %d", &x, &y, &w, &h); err != nil {
		return image.Rectangle{}, fmt.Errorf("%q: %w", line, err)
	}
	return image.Rect(x, y, x+w, y+h), nil
}
