# Every target installs what it lacks, once for all clones on this machine, and then runs. `make` alone lists them.

# Where the site will live on its host: PUBLIC_URL=/some/base/ make build.
PUBLIC_URL ?= /
PORT ?= 8080
MINUTES ?= 1

# The tests' own build lives under a sub-path, because what works there works at the root and not the other way round.
TEST_BASE := /some/base/
TEST_SITE := $(CURDIR)/target/site
# What is compared with each other.
BENCH := $(CURDIR)/target/bench

# bash, and named: macOS's make looks programs up on its own PATH, not on ours, when the shell is the default one.
SHELL := bash
export TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/backend-roadmap-tools
# rustup's folder comes last: it is missing from PATH in the terminal that has just installed Rust.
export PATH := $(TOOLS)/bin:$(TOOLS)/npm/node_modules/.bin:$(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin
# Nothing is asked of the network but what a missing tool needs.
export TRUNK_SKIP_VERSION_CHECK := true
# Panics name source files: without the folder of the machine that built them, which would only be weight.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=crates
# Trunk 0.21 takes NO_COLOR only as true or false, everybody else any value.
ifdef NO_COLOR
export NO_COLOR := true
endif

# The browser tests: the pair of browser and driver that .tools/install chose, and time for debug WebAssembly to load.
web_env := CHROMEDRIVER='$(TOOLS)/browser/chromedriver' WASM_BINDGEN_TEST_TIMEOUT=120 \
	WASM_BINDGEN_TEST_WEBDRIVER_JSON='$(TOOLS)/browser/webdriver.json'
# The tests of the built site.
site_env := SITE_DIR='$(TEST_SITE)' SITE_BASE='$(TEST_BASE)' \
	AXE_JS='$(TOOLS)/npm/node_modules/axe-core/axe.min.js' \
	CHROMEDRIVER='$(TOOLS)/browser/chromedriver' CHROME='$(TOOLS)/browser/chrome' \
	FIREFOX='$(TOOLS)/browser/firefox' MINIBROWSER='$(TOOLS)/browser/minibrowser'

# One cargo at a time, even under make -j: they would only wait for each other's lock.
.NOTPARALLEL:
.PHONY: help serve dev build test bench bench-pages screenshots content fuzz examples links test-host test-examples test-site test-browser test-engines test-all tools test-tools public-url

help: ## List the targets (the default)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

serve: build ## Build the release site and serve it at http://127.0.0.1:8080 as a plain static host would
	@cargo run --quiet --bin serve -- dist --base '$(PUBLIC_URL)' --port '$(PORT)'

dev: public-url tools ## The same in debug, rebuilt and reloaded on every change of a file
	@TRUNK_BUILD_PUBLIC_URL='$(PUBLIC_URL)' trunk serve --dist target/dev --address 127.0.0.1 --port '$(PORT)'

build: public-url tools ## Build the release site in dist/ (PUBLIC_URL=/some/base/ for a sub-path)
	TRUNK_BUILD_PUBLIC_URL='$(PUBLIC_URL)' trunk build --release --dist dist

# In this order, so that what is wrong is told as early as can be.
test: test-tools test-host test-examples test-site test-browser ## Everything that must pass before a change is merged

# A journey through every feature: the tests whose names begin with "engines", which run in Chromium with all others.
test-engines: test-tools test-site ## The same journey through every feature in Firefox and in WebKit
	@.tools/install engines
	ENGINE=firefox $(site_env) cargo test --test e2e -- engines
	ENGINE=webkit $(site_env) cargo test --test e2e -- engines

test-all: test test-engines ## Both

# The site comes last: the tests are compiled with the real roadmap, as it is.
bench: test-tools bench-pages test-site ## Measure the built site in the browser, and the map beside one in React Flow
	$(site_env) BENCH_DIR='$(BENCH)' cargo test --test e2e -- --ignored --nocapture --test-threads=1 bench

# Of the built site, as it is in the browser of the tests.
screenshots: test-tools test-site ## Take the pictures of the README and the manifest
	$(site_env) cargo test --test e2e -- --ignored --exact screenshots::screenshots

# The page of React Flow, and the site with a made-up roadmap of each size.
bench-pages:
	@.tools/install bench
	NODE_PATH='$(TOOLS)/bench/node_modules' '$(TOOLS)/bench/node_modules/.bin/esbuild' tests/bench/react/main.jsx --bundle --minify \
		--format=esm --jsx=automatic --define:process.env.NODE_ENV='"production"' --outdir='$(BENCH)/react' --log-level=warning
	cp tests/bench/react/index.html '$(BENCH)/react'
	for topics in 200 1000 10000; do ROADMAP_TOPICS=$$topics TRUNK_BUILD_PUBLIC_URL='$(TEST_BASE)' \
		trunk build --release --dist '$(BENCH)'/ours-$$topics || exit; done

# Optimised, and with every check of a debug build.
fuzz: ## Try hostile input at every entrance, MINUTES=1 each
	@FUZZ_MINUTES='$(MINUTES)' cargo test --quiet --profile fuzz --test host -- fuzz --nocapture

content: ## Count the texts: words, questions, resources and hours by stage
	@cargo run --quiet --bin content

examples: ## Run the code of the texts; ONLY=topics/internet for a part
	@cargo run --quiet --bin run-examples -- '$(ONLY)'

links: ## Ask every address in the texts whether it is there (needs the network)
	@cargo run --quiet --bin content -- links | .tools/check-links

test-host:
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo test --lib --bin serve --test host --test tidy
	cargo test --doc

test-examples:
	cargo run --bin run-examples

test-site:
	TRUNK_BUILD_PUBLIC_URL='$(TEST_BASE)' trunk build --release --dist '$(TEST_SITE)'

# tidy once more, now with the built site, for its size.
test-browser:
	$(web_env) cargo test --target wasm32-unknown-unknown --test web
	$(site_env) cargo test --test tidy --test e2e

tools: ## Install what building and serving need
	@.tools/install build

test-tools: ## Install what the tests need besides: browser, driver, axe-core
	@.tools/install test

# Trunk takes "./" and whole addresses too, but deep pages need a path from the root.
public-url:
	@$(if $(and $(filter 1,$(words $(PUBLIC_URL))),$(filter / /%/,$(PUBLIC_URL)),$(if $(findstring //,$(PUBLIC_URL)),,yes)),:, \
	$(error PUBLIC_URL must begin and end with one "/", as in PUBLIC_URL=/some/base/, and is "$(PUBLIC_URL)"))
