package ort

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"kinora/engine/infer"
)

// sourcePlace is where in its own sources ONNX Runtime raised an error.
var sourcePlace = regexp.MustCompile(`\S*onnxruntime\S*/\S+\.(cc|h|cpp):\d+\s*`)

// signature is the C++ function that a failed check names, and the check.
var signature = regexp.MustCompile(`onnxruntime::\S+\(.*\)(::<lambda\(\)>)? .* was (false|true)\. `)

// oneLine is an error of ONNX Runtime as one short line.
func oneLine(err error) string {
	text := sourcePlace.ReplaceAllString(err.Error(), "")
	text = signature.ReplaceAllString(text, "")
	text = strings.Join(strings.Fields(text), " ")
	for _, noise := range []string{"Error running network: ", "Error creating C session: ", "Error creating C session from file: "} {
		text = strings.TrimPrefix(text, noise)
	}
	if r := []rune(text); len(r) > 400 {
		text = string(r[:400]) + "…"
	}
	return text
}

// outOfMemory recognises the texts of allocators: the CPU's, CUDA's, WebGPU's.
func outOfMemory(text string) bool {
	for _, sign := range []string{"Failed to allocate memory", "bad_alloc", "out of memory", "OutOfMemory", "Out of memory"} {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// wrap gives an error of ONNX Runtime its kind and the name of the graph.
func wrap(kind error, graph string, err error) error {
	text := oneLine(err)
	if outOfMemory(text) {
		kind = infer.ErrMemory
	}
	return fmt.Errorf("%s: %w: %s", graph, kind, text)
}

// stopped says that the context ended the work.
func stopped(ctx context.Context, graph string) error {
	return fmt.Errorf("%s: stopped: %w", graph, context.Cause(ctx))
}
