package ofd

import (
	"fmt"

	"github.com/nianbao/nianbao/internal/opc"
	"github.com/nianbao/nianbao/model"
)

func limit(message string) error {
	return opc.Refuse("READ-LIMIT", message, "年报通常只有几页，请检查文件是否选错")
}

func damaged(what string) error {
	return opc.Refuse("READ-DAMAGED", "OFD 文件已损坏："+what, "请重新下载或从原文件重新导出")
}

func encrypted() error {
	return opc.Refuse("READ-ENCRYPTED", "OFD 文件加了密", "请用 OFD 阅读软件打开，取消加密后另存，再读入")
}

// onPage says on which page a fault is.
func onPage(err error, number int) error {
	faults, ok := err.(model.Findings)
	if !ok || len(faults) == 0 {
		return err
	}
	found := faults[0]
	found.Message += fmt.Sprintf("（第 %d 页）", number)
	found.Place = model.Place{Page: number}
	return model.Findings{found}
}

// told is a finding about something that is not taken for the report.
func told(severity model.Severity, page int, message, hint string) model.Finding {
	return model.Finding{ID: "IMPORT-EXTRA", Severity: severity, Place: model.Place{Page: page}, Message: message, Hint: hint}
}
