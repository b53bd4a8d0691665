package store

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// asChild names what this test program does when it starts itself, and childDir where.
const (
	asChild  = "KINORA_STORE_TEST_CHILD"
	childDir = "KINORA_STORE_TEST_DIR"
)

func TestMain(m *testing.M) {
	if work, ok := children[os.Getenv(asChild)]; ok {
		work(os.Getenv(childDir))
		return
	}
	os.Exit(m.Run())
}

// children are what it does then.
var children = map[string]func(dir string){
	"hold":     hold,
	"write":    writeForever,
	"readonly": openReadOnly,
}

// child starts this test program on a film's folder.
func child(t *testing.T, work, dir string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), asChild+"="+work, childDir+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd, bufio.NewScanner(out)
}

// hold has a film open until it is killed.
func hold(dir string) {
	_, _, err := Open(ctxOfChild, dir, Options{})
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString("open\n")
	select {}
}

func TestASecondWindowIsRefused(t *testing.T) {
	s := film(t, nil, Options{})
	_, _, err := Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrLocked, `"Dunes"`, "process ", "close it there first")
	s.Close()
	reopen(t, s.Dir())
}

func TestASecondProcessIsRefusedUntilTheFirstIsKilled(t *testing.T) {
	s := film(t, rowsOf("a", "1"), Options{})
	s.Close()
	cmd, out := child(t, "hold", s.Dir())
	if !out.Scan() || out.Text() != "open" {
		t.Fatalf("child says %q", out.Text())
	}
	_, _, err := Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrLocked, "process "+itoa(cmd.Process.Pid))
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	_, st := reopen(t, s.Dir())
	wantRows(t, st.Rows, "a", "1")
}

func TestLockedByNobodyKnown(t *testing.T) {
	s := film(t, nil, Options{})
	if err := os.Remove(filepath.Join(s.Dir(), holderName)); err != nil {
		t.Fatal(err)
	}
	_, _, err := Open(t.Context(), s.Dir(), Options{})
	wantReason(t, err, ErrLocked)
	if strings.Contains(err.Error(), "()") {
		t.Errorf("%q", err)
	}
}

func FuzzHolder(f *testing.F) {
	f.Add(thisProcess())
	f.Add([]byte(`{"process":1,"host":"a\nb"}`))
	f.Add([]byte(`{"process":-1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := said("x", ErrLocked, whose(data)); strings.Contains(err.Error(), "\n") {
			t.Errorf("%q is more than one line", err)
		}
	})
}
