#!/usr/bin/env bash
# Sets the same report with nianbao, Typst and LibreOffice and checks the three PDFs; see
# docs/comparison.md. It wants Debian's mupdf-tools, libreoffice-writer and npm.
#   docs/comparison/make.sh OUT
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
mkdir -p "$1" && cd "$1"
out=$PWD

(cd "$root" && go run ./cmd/nianbao render -o "$out/nianbao.pdf" testdata/zhongning-2021.yaml)

npm install --silent --no-save @myriaddreamin/typst-ts-node-compiler@0.7.0
node "$root/docs/comparison/typst.mjs" "$root/fonts/faces" typst.pdf

# LibreOffice finds fonts by fontconfig only: a home of its own has the faces.
mkdir -p home/.fonts && cp "$root"/fonts/faces/*.ttf home/.fonts/
cp "$root/docs/comparison/report.fodt" libreoffice.fodt
HOME=$out/home soffice --headless --convert-to 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}' libreoffice.fodt

(cd "$root" && go run ./internal/checkpdf "$out"/{nianbao,typst,libreoffice}.pdf)
