// Package nianbao reads, checks and sets the annual report on government information
// disclosure (政府信息公开工作年度报告) that every administrative organ in China publishes
// under articles 49 and 50 of the regulations (政府信息公开条例).
//
// A report is read from YAML or JSON with [Read], or built as a [Report] value. [Report.Check]
// finds what is wrong with its figures and texts; [Report.Render] sets it as a PDF that
// meets PDF/A-2a and PDF/UA-1 and is the same, byte for byte, on every machine.
//
// Messages meant for the people who write reports are Chinese.
package nianbao
