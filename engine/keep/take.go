package keep

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"kinora/engine/diffuse"
	"kinora/engine/latent"
)

// Take is what is kept of one of a job's takes, or of a draft below it: a diffuse.Keeper.
type Take struct {
	job  *Job
	name string // what its files begin with
}

var _ diffuse.Keeper = (*Take)(nil)

// Take is that of the job's recipe i.
func (j *Job) Take(i int) *Take { return &Take{j, strconv.Itoa(i)} }

// Try is what is kept of the same take from another noise; that of try 0 is the take.
func (t *Take) Try(n int) *Take {
	if n == 0 {
		return t
	}
	return &Take{t.job, fmt.Sprintf("%s-try-%d", t.name, n)}
}

// Draft is that of the draft that the take starts from.
func (t *Take) Draft() diffuse.Keeper { return &Take{t.job, t.name + "-draft"} }

func (t *Take) path(name string) string {
	return filepath.Join(t.job.dir, t.name+"-"+name)
}

func (t *Take) window(n int) string { return t.path(fmt.Sprintf("window-%05d", n)) }

// Recall reads finished windows up to the first that is missing or damaged, and the
// snapshot of the one after them.
func (t *Take) Recall() ([]latent.Clip, diffuse.Snapshot) {
	var windows []latent.Clip
	for {
		data, err := os.ReadFile(t.window(len(windows)))
		if err != nil {
			break
		}
		c, err := parseWindow(data)
		if err != nil {
			break
		}
		windows = append(windows, c)
	}
	data, err := os.ReadFile(t.path("step"))
	if err != nil {
		return windows, diffuse.Snapshot{}
	}
	s, err := parseSnapshot(data)
	if err != nil || s.Window != len(windows) {
		return windows, diffuse.Snapshot{}
	}
	return windows, s
}

// Step keeps the state in the place of the last one.
func (t *Take) Step(s diffuse.Snapshot) { t.write(t.path("step"), formatSnapshot(s)) }

// Window keeps a finished window.
func (t *Take) Window(n int, c latent.Clip) { t.write(t.window(n), formatWindow(c)) }

// write keeps a file, until the first one that cannot be written.
func (t *Take) write(path string, data []byte) {
	if t.job.warn == nil {
		return
	}
	t.job.failed(write(path, data))
}
