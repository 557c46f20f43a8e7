package opc

import (
	"bytes"
	"fmt"
	"path"
	"strings"

	"github.com/nianbao/nianbao/model"
)

// Refuse returns the error of a file that cannot be read: one finding.
func Refuse(id, message, hint string) error {
	return model.Findings{{ID: id, Severity: model.SeverityError, Message: message, Hint: hint}}
}

func (a App) again() string {
	return "请重新下载或请对方重新发送；如能用 " + a.Programs + " 打开，另存为 " + a.Ext + " 再试"
}

// notZip tells of data that is no zip archive, or not all of one.
func (a App) notZip(data []byte) error {
	const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	switch {
	case bytes.HasPrefix(data, []byte(compound)):
		return Refuse("READ-FORMAT", "这是旧版 Office 文件（.doc、.xls、.wps、.et）或加了密码的文件", "请用 "+a.Programs+" 打开（去掉密码）后另存为 "+a.Ext)
	case len(data) == 0:
		return Refuse("READ-DAMAGED", a.Name+" 文件是空的（0 字节）", a.again())
	case bytes.HasPrefix(data, []byte("PK")):
		return Refuse("READ-DAMAGED", a.Name+" 文件不完整：压缩包的目录读不到，可能没有下载完或传输时中断", a.again())
	}
	return Refuse("READ-FORMAT", "这不是 "+a.Name+" 文件（"+a.Ext+"）", "请用 "+a.Programs+" 打开后另存为 "+a.Ext)
}

func (a App) damaged(part string) error {
	return Refuse("READ-DAMAGED", fmt.Sprintf("%s 文件不完整：其中的 %s 解不开", a.Name, path.Base(part)), a.again())
}

func (a App) missing(part string) error {
	return Refuse("READ-DAMAGED", fmt.Sprintf("%s 文件不完整：缺少 %s", a.Name, path.Base(part)), a.again())
}

func (a App) syntax(part string, offset int) error {
	return Refuse("READ-DAMAGED", fmt.Sprintf("%s 文件已损坏：其中的 %s 不是完整的 XML（第 %d 字节处）", a.Name, path.Base(part), offset+1), a.again())
}

func (a App) doctype(part string) error {
	return Refuse("READ-FORMAT", fmt.Sprintf("%s 文件的 %s 里有文档类型声明（DTD），%s 不会这样写，为安全起见不读", a.Name, path.Base(part), a.Name), a.again())
}

// noMain tells of an archive without the main part of any known format.
func (a App) noMain(p *Package) error {
	if p.Has("[Content_Types].xml") || p.Has("_rels/.rels") {
		return Refuse("READ-DAMAGED", a.Name+" 文件不完整：找不到正文部件", a.again())
	}
	return Refuse("READ-FORMAT", "这是一个压缩包，里面没有 "+a.Name+" 文档的正文", "请先解压，再读其中的报告文件")
}

func (a App) otherFormat(kind string) error {
	if kind[0] < 0x80 {
		kind = " " + kind
	}
	return Refuse("READ-FORMAT", "这是"+kind+"，不是 "+a.Name+" 文件（"+a.Ext+"）", hints[strings.TrimSpace(kind)])
}

func (a App) encrypted(part string) error {
	return Refuse("READ-ENCRYPTED", fmt.Sprintf("%s 文件加了密：其中的 %s 要密码才能打开", a.Name, path.Base(part)), "请用 "+a.Programs+" 打开，去掉密码后另存，再读入")
}

func (a App) method(part string) error {
	return Refuse("READ-FORMAT", fmt.Sprintf("%s 文件的 %s 用了这种文件不应有的压缩方法，解不开", a.Name, path.Base(part)), a.again())
}

func (a App) limit(format string, args ...any) error {
	return Refuse("READ-LIMIT", a.Name+" 文件"+fmt.Sprintf(format, args...), "请确认这是年度报告；必要时删去无关内容后另存")
}
