// Package tables holds the statutory tables of the annual report on government
// information disclosure (政府信息公开工作年度报告): their figures as typed rows,
// their printed form as grids without geometry, and the editions of the official
// format, each a plain value.
//
// The tables are those of 国办公开办函〔2021〕30号 (edition "2021"): table two counts
// what was disclosed proactively, table three the applications received and how they
// were answered, table four reconsiderations and lawsuits.
package tables
