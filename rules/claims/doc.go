// Package claims reads what Chinese official prose says of statistics: "全年收到政府信息公开申请
// 70 件" becomes a subject, a number and its place in the text. It knows the vocabulary of annual
// reports on government information disclosure, and no report.
//
// It would rather say nothing than guess. A clause is understood only when every word of it is
// known, because one word more ("其中网上申请", "县住建局", "逾期") changes what is counted. Clauses
// about other years, other periods, other organs and channels are passed over, and so is what
// follows them until the text returns to the whole year and the whole organ.
package claims
