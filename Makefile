# `make bench` writes bench/RESULTS.md: measurements side by side in one run.
# `make release` writes archives of the program for all systems to dist/; VERSION=v1.2.3 names them.
.PHONY: bench release test

bench:
	cd bench && go run . -o RESULTS.md

release:
	go run ./internal/release $(if $(VERSION),-version $(VERSION))

test:
	go test ./...
