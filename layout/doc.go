// Package layout sets a flow of blocks on pages.
//
// Its result is plain data: pages of positioned items, and one logical tree whose leaves
// name the items by marked content, so that an encoder draws and tags without deciding
// anything. All lengths are integers of 1/65536 pt; no floating point takes part.
package layout
