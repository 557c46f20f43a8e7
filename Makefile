# `make bench` writes bench/RESULTS.md: measurements side by side in one run.
.PHONY: bench test

bench:
	cd bench && go run . -o RESULTS.md

test:
	go test ./...
