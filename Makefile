export PATH := $(CURDIR)/node_modules/.bin:$(PATH)
export NODE_COMPILE_CACHE := $(CURDIR)/node_modules/.cache/compile
export REDOCLY_TELEMETRY := off

INSTALLED := node_modules/.package-lock.json
PEERS := scripts/bench/peers

.DEFAULT_GOAL := help
.PHONY: help run test check generate format seed reset bench bench-quick bench-marketplace clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(INSTALLED) ## Start the API with a database and demo data of its own
	@exec node src/main.ts

test: $(INSTALLED) ## Run every test
	@exec npm test --silent

check: $(INSTALLED) ## Lint the contract, regenerate and compare, lint the code, check the types
	@node scripts/generate.ts --check
	@node scripts/readme.ts --check
	@biome ci --colors=off .
	@tsc --noEmit -p .
	@echo "Generated files, contract, code and types are in order."

generate: $(INSTALLED) ## Lint openapi/ and compile it into generated/
	@node scripts/generate.ts
	@node scripts/readme.ts

format: $(INSTALLED) ## Format the code and fix what can be fixed automatically
	@biome check --write .

seed: $(INSTALLED) ## Add the demo; COURSES=100000 adds that many generated courses
	@COURSES=$(COURSES) node scripts/seed.ts

reset: $(INSTALLED) ## Delete the default run's data
	@$(if $(DATA_DIR),DATA_DIR='$(DATA_DIR)') node scripts/reset.ts

bench: $(INSTALLED) $(PEERS)/node_modules/.package-lock.json ## Measure what a request costs, here and in other servers; RECORD=1 writes down the ratios
	@exec node scripts/bench/bench.ts

bench-quick: $(INSTALLED) ## Fail when a request costs more than was recorded (takes a minute)
	@exec node scripts/bench/quick.ts

bench-marketplace: $(INSTALLED) ## Measure the marketplace's queries on the existing data
	@exec node scripts/bench/marketplace.ts

clean: ## Remove installed packages and caches; data stays
	@rm -rf node_modules coverage bench-results $(PEERS)/node_modules

$(INSTALLED): package.json package-lock.json
	@echo "  Installing packages (once, about a minute) …"
	@npm ci --progress=false
	@touch $@
	@node -e 'process.exit(parseInt(process.versions.node) < 24 ? 1 : 0)' || \
		{ echo "  No Node 24 comes with npm for this machine: install Node 24 or newer."; rm $@; exit 1; }

$(PEERS)/node_modules/.package-lock.json: $(PEERS)/package.json $(PEERS)/package-lock.json $(INSTALLED)
	@echo "  Installing what only the benchmark's other servers need …"
	@npm ci --prefix $(PEERS) --ignore-scripts --progress=false
	@touch $@
