// Package officefonts finds, among the fonts of a system, those that Chinese offices typeset
// official documents in: 方正小标宋, 仿宋_GB2312, 楷体_GB2312, 黑体 and 宋体.
//
// Faces are recognised by their own names, in Chinese or English, never by the name of their
// file alone. For each role there is a list of kinds, the one that GB/T 9704 offices use first.
// Substitutes of other makers with the same design (方正仿宋, 华文仿宋) stand at its end: a name
// counts only as a whole, so that 方正仿宋 is not taken for 仿宋. Within a kind, faces of regular
// weight come first, then those of folders that were given first, then those whose file has the
// usual name.
package officefonts
