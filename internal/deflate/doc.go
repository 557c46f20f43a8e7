// Package deflate compresses pieces of data ahead of time, so that streams made of such
// pieces are put together without compressing anything.
//
// All pieces of one kind share a Code: a Huffman code, trained on samples, with which each
// piece becomes a string of bits by itself, its repeats found within it. A stream in the
// zlib format (RFC 1950, RFC 1951) is then one block of that code, with the pieces' bits
// one after the other. The bits of a piece depend on the piece and the code alone.
//
// Short texts of a known kind are compressed with a Code as well: the repeats are found in one
// pass, and no code needs to be made for the text. Other data go to a compressor.
package deflate
