# Kinora. `make run` and `make test` do everything that a fresh machine needs; `make help` lists the rest.
# What is set up lies outside the tree, under the user's cache folder, keyed by version.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# Where Fyne's calls come from the right goroutine (fyne.Do), it leaves out its own checks for old programs.
TAGS := migrated_fynedo
# Makes the cached libraries known to Go's tools: PKG_CONFIG_PATH, KINORA_ORT_LIBRARY and so on.
ENV := eval "$$(tools/setup/env.sh)"
VERSION := $(or $(shell sed -n 's/^ *Version *= *"\(.*\)"/\1/p' FyneApp.toml 2>/dev/null),0.1.0)
# A program that lies elsewhere has to find ONNX Runtime; FFmpeg's run path comes with its pkg-config files.
LDFLAGS = -X kinora/engine/infer/ort.DefaultLibrary=$$KINORA_ORT_LIBRARY -X kinora/app/cli.Version=$(VERSION)

# Arguments for the program (make run ARGS='generate "a red ball" -o ball.mp4') and for the tests.
ARGS ?=
PACKAGES ?= ./...
TESTFLAGS ?=
FUZZTIME ?= 30s

## run: set everything up, build, open the studio (without a display: render the sample prompt)
.PHONY: run
run: build
	@bin/kinora $(ARGS)

## build: the program at bin/kinora, runnable from anywhere on this machine
.PHONY: build
build: setup
	@$(ENV); go build -tags $(TAGS) -ldflags "$(LDFLAGS)" -o bin/kinora .

## test: set everything up and run all tests with the race detector (PACKAGES=./engine/... TESTFLAGS=-v)
# Packages without tests are left out: main alone would have Fyne's OpenGL code compiled a second time for the
# race detector, five minutes for nothing that is run.
.PHONY: test
test: setup
	@$(ENV); go test -race -tags $(TAGS) -timeout 15m $(TESTFLAGS) \
	  $$(go list -tags $(TAGS) -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' $(PACKAGES))

## lint: golangci-lint (with gofumpt and the rules on who may import whom) and shellcheck
.PHONY: lint
lint: setup
	@tools/setup/packages.sh lint; shellcheck -S warning tools/*/*.sh .ci/run
	@$(ENV); linter=$$(tools/setup/gotools.sh); "$$linter" run --build-tags $(TAGS) $(PACKAGES)

## format: rewrite the Go files as lint wants them
.PHONY: format
format: setup
	@$(ENV); "$$(tools/setup/gotools.sh)" fmt

## bench: time outside inference, encoding against the ffmpeg program, seeking, peak memory, opening a film
.PHONY: bench
bench: setup
	@$(ENV); go test -run '^$$' -bench . -benchmem -tags $(TAGS) -timeout 30m $(TESTFLAGS) \
	  $$(go list -tags $(TAGS) -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./engine/... ./app/... ./projects/...)

## fuzz: every fuzz target, FUZZTIME (30s) each
.PHONY: fuzz
fuzz: setup
	@$(ENV); tools/setup/fuzz.sh $(TAGS) $(FUZZTIME)

## eval: judge the clips of a folder against their prompts (DIR=…; ARGS='--worst 10 --reference OTHER')
.PHONY: eval
eval: setup
	@$(ENV); go run ./tools/eval $(ARGS) "$(DIR)"

## smoke: the acceptance run in a real window under Xvfb, from a new film to its export; pictures in dist/smoke
.PHONY: smoke
smoke: build bin/drop
	@tools/setup/packages.sh smoke; $(ENV); tools/smoke/window.sh bin/kinora bin/drop

## pictures: the pictures of the studio in docs, taken of the real window under Xvfb
.PHONY: pictures
pictures: build
	@tools/setup/packages.sh smoke; $(ENV); tools/smoke/pictures.sh bin/kinora docs

## threads: a part of that with Fyne's checks of goroutines, which only a build without the tag has
.PHONY: threads
threads: setup bin/drop
	@$(ENV); go build -ldflags "$(LDFLAGS)" -o bin/kinora-threads .
	@tools/setup/packages.sh smoke; $(ENV); tools/smoke/threads.sh bin/kinora-threads bin/drop

# Always asked for: Go knows what has changed.
.PHONY: bin/drop
bin/drop:
	@go build -o bin/drop ./tools/smoke/drop

## bench-ui: what a person waits for in a real window, beside the goals
.PHONY: bench-ui
bench-ui: build
	@tools/setup/packages.sh smoke; $(ENV); tools/benchui/bench.sh bin/kinora

## package: an archive in dist/ that runs on a machine with none of the set-up
.PHONY: package
package: setup
	@tools/setup/packages.sh package; tools/setup/package.sh $(TAGS) $(VERSION)

## setup: only what run and test do first: Debian packages, FFmpeg 7.1, ONNX Runtime
.PHONY: setup
setup:
	@tools/setup/setup.sh

## clean: remove what make put into the tree (the cache stays; its place is printed)
.PHONY: clean
clean:
	@rm -rf bin dist
	@echo "the set-up stays in $${XDG_CACHE_HOME:-$$HOME/.cache}/kinora"

## help: this list
.PHONY: help
help:
	@sed -n 's/^## \([a-z]*\): /\1\t/p' Makefile | awk -F '\t' '{ printf "make %-8s %s\n", $$1, $$2 }'
