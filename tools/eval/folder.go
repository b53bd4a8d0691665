package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// papers are the endings of what lies beside clips but is none.
var papers = []string{".json", ".jsonl", ".txt", ".md", ".csv", ".log"}

// findClips gives every entry its file: the one in the folder with its name and any ending. An entry without one is
// an error, or left out and named in missing where that is allowed.
func findClips(folder string, list []entry, allowMissing bool) (found []entry, missing []string, err error) {
	files, err := clipFiles(folder)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range list {
		switch paths := files[e.Name]; {
		case len(paths) == 1:
			e.path = paths[0]
			found = append(found, e)
		case len(paths) > 1:
			return nil, nil, fmt.Errorf("%s: %q is the name of several files: %s", e.source, e.Name, strings.Join(paths, ", "))
		case allowMissing:
			missing = append(missing, e.Name)
		default:
			return nil, nil, fmt.Errorf("%s: the clip %q is not in the folder (--allow-missing leaves such out)", e.source, e.Name)
		}
	}
	if len(found) == 0 {
		return nil, nil, fmt.Errorf("%s: none of its clips is there", filepath.Join(folder, promptsFile))
	}
	return found, missing, nil
}

// clipFiles are the folder's files by their names without endings.
func clipFiles(folder string) (map[string][]string, error) {
	all, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	files := map[string][]string{}
	for _, f := range all {
		ending := filepath.Ext(f.Name())
		if f.IsDir() || strings.HasPrefix(f.Name(), ".") || slices.Contains(papers, strings.ToLower(ending)) {
			continue
		}
		stem := strings.TrimSuffix(f.Name(), ending)
		files[stem] = append(files[stem], filepath.Join(folder, f.Name()))
	}
	return files, nil
}
