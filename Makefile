# `make bench` writes bench/RESULTS.md: measurements side by side in one run.
# `make release` writes archives of the program for all systems to dist/; VERSION=v1.2.3 names them.
# `make vuln` looks for known vulnerabilities in what the program calls; GOVULNDB names another database.
.PHONY: bench release soak test vuln

bench:
	cd bench && go run . -o RESULTS.md

release:
	go run ./internal/release $(if $(VERSION),-version $(VERSION))

# `make soak` attacks everything and rewrites the figures in SECURITY.md; SOAK='-seed 7 -time 4h' passes flags.
soak:
	go run ./internal/soak -o SECURITY.md $(SOAK)

test:
	go test ./...

vuln:
	go run ./internal/vuln
