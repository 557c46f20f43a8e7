package main

import (
	"fmt"
	"io"

	"github.com/alecthomas/kong"
)

// example is a command line that works, and what it is for.
type example struct{ purpose, line string }

// examples of each command; those of the program are under its own name. A test runs all of
// them.
var examples = map[string][]example{
	"nianbao": {
		{"检查一份报告", "nianbao check 2023.yaml"},
		{"排成 2023.pdf（在 Windows 上，也可以把报告文件拖到程序的图标上）", "nianbao 2023.yaml"},
	},
	filesExamples: {
		{"每份排成同一文件夹中同名的 PDF 文件", "nianbao 2022.yaml 2023.yaml"},
		{"加目录，另写输出文件", "nianbao 2023.yaml --contents -o 年报.pdf"},
	},
	"render": {
		{"排成同一文件夹中的 2023.pdf", "nianbao render 2023.yaml"},
		{"生成 Word 文档，供审批用", "nianbao render 2023.yaml -o 2023.docx"},
		{"有错误也生成，供校对用", "nianbao render 草稿.yaml --draft"},
		{"附上数据，换用本单位的仿宋体", "nianbao render 2023.yaml --attach --font 仿宋=simfang.ttf"},
	},
	"batch": {
		{"文件夹中的报告都排成 PDF", "nianbao batch reports -o pdf"},
		{"接着做，没有改动的不再生成", "nianbao batch reports -o pdf --resume"},
		{"PDF 以机关和年度命名，另写一个列出全部 PDF 的网页", `nianbao batch reports -o pdf --name "{organ}{year}年年报" --index index.html`},
		{"每份生成 Word 文档、网页和 PDF", "nianbao batch reports -o public --format docx,html,pdf"},
	},
	"check": {
		{"检查一份报告，与上年的对照", "nianbao check 2023.yaml --previous 2022.yaml"},
		{"对照名单审核，把问题写成 Excel 文件", "nianbao check reports --members-list 名单.txt --report 问题.xlsx"},
		{"把汇总报告与成员单位的报告对照", "nianbao check 汇总.yaml --members 成员"},
		{"以 JSON 输出，供其他程序读取", "nianbao check reports --json"},
	},
	"import": {
		{"把已发布的 PDF 读成 YAML 文件，存疑之处在其中注明", "nianbao import 2023年报.pdf -o 2023.yaml"},
		{"读取文件夹中的全部文件，存入另一个文件夹", "nianbao import 历年 -o reports"},
		{"以 JSON 列出存疑之处，供其他程序读取", "nianbao import 2023年报.pdf --json"},
	},
	"fonts": {
		{"列出本机上的公文字体", "nianbao fonts"},
		{"以 JSON 输出，供其他程序读取", "nianbao fonts --json"},
	},
	"explain": {
		{"列出全部编号", "nianbao explain"},
		{"说明两条规则", "nianbao explain T3-IDENT CARRY"},
	},
	"new": {
		{"新建一份报告", "nianbao new --organ 青禾县农业农村局 --year 2024 -o 2024.yaml"},
		{"生成 Excel 填报表，结转的数字取自上年报告", "nianbao new --previous 2023.yaml -o 填报.xlsx"},
	},
	"sum": {
		{"汇总成员单位的报告", "nianbao sum 成员 --organ 青禾县人民政府 --year 2023 -o 全县.yaml"},
		{"对照名单，缺少报告的不作汇总", "nianbao sum 成员 --organ 青禾县人民政府 --year 2023 --members-list 名单.txt"},
	},
	"diff": {
		{"列出两年之间有变化的数字", "nianbao diff 2022.yaml 2023.yaml"},
		{"比较两个文件夹中许多机关的报告，另存为 Excel 工作簿", "nianbao diff 历年 reports --xlsx 变化.xlsx"},
		{"以 JSON 输出，供其他程序读取", "nianbao diff 2022.yaml 2023.yaml --json"},
	},
	"stats": {
		{"统计文件夹中各机关的数字，有上年报告的作比较", "nianbao stats reports"},
		{"另存为 Excel 工作簿和 CSV 文件", "nianbao stats reports --xlsx 统计.xlsx --csv 统计.csv"},
		{"一个机关历年的数字并排列出", "nianbao stats 2022.yaml 2023.yaml"},
	},
	"serve": {
		{"启动，并在浏览器中打开填报页面", "nianbao serve --open"},
		{"换一个端口，不记录请求", "nianbao serve --listen 127.0.0.1:8080 --quiet"},
		{"放在反向代理后面，允许用对外的主机名访问", "nianbao serve --host nianbao.example.gov.cn"},
	},
	"completion": {
		{"写入 bash 自动加载的文件夹", "nianbao completion bash > ~/.local/share/bash-completion/completions/nianbao"},
		{"写入 zsh 的 fpath 中的一个文件夹", "nianbao completion zsh > ~/.zfunc/_nianbao"},
		{"写入 fish 自动加载的文件夹", "nianbao completion fish > ~/.config/fish/completions/nianbao.fish"},
		{"追加到 PowerShell 的配置文件", "nianbao completion powershell >> $PROFILE"},
	},
	"licences": {
		{"逐页阅读", "nianbao licences | more"},
		{"存成文件", "nianbao licences > licences.txt"},
	},
	"help": {
		{"列出全部命令", "nianbao help"},
		{"查看一个命令的用法", "nianbao help check"},
	},
	"version": {
		{"只显示版本", "nianbao version"},
		{"显示版本、修订和构建环境", "nianbao --version"},
	},
}

// filesExamples is where the examples of command lines without a command are.
const filesExamples = "nianbao 报告文件"

func examplesOf(node *kong.Node) []example {
	if node.Parent == nil && len(node.Children) == 0 {
		return examples[filesExamples]
	}
	return examples[node.Name]
}

func writeExamples(w io.Writer, list []example) {
	if len(list) == 0 {
		return
	}
	fmt.Fprint(w, "\n例如：\n")
	for _, e := range list {
		writeLines(w, 2, e.purpose+"：")
		fmt.Fprintf(w, "    %s\n", e.line)
	}
}
