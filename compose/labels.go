package compose

import (
	"slices"
	"strings"
	"sync"

	"github.com/nianbao/nianbao/tables"
)

// labelWords are the words of the labels of the official tables and combinations of them. A line of
// a label ends after one of them and, where its column is wide enough, not inside a longer one. No
// column is narrower than a word of two or three characters.
var labelWords = strings.Fields(`
	信息 内容 信息内容 本年 制发 件数 制发件数 废止 废止件数 现行 有效 现行有效 规章 行政 规范性 文件 规范性文件 处理 决定 处理决定
	数量 许可 行政许可 处罚 行政处罚 强制 行政强制 收费 金额 收费金额 单位 万元 事业性 事业性收费
	新制作 新公开 对外 对外公开 总数量 上一年 项目 项目数量 增/减 管理 服务 事项 管理服务事项 采购 采购项目 总金额 政府 集中 集中采购

	本列 数据的 勾稽 关系为 本列数据的 勾稽关系为 第一项加 第二项 第一项加第二项之和 之和 等于 第三项加 第四项 第三项加第四项之和
	申请人 情况 自然人 法人 或其他 组织 其他组织 总计 商业 企业 科研 机构 社会 公益 社会公益 法律 法律服务
	新收 本年新收 上年 结转 上年结转 公开 申请 政府信息 政府信息公开 公开申请 申请数量 政府信息公开申请 本年度 办理 结果 办理结果
	予以 予以公开 部分 部分公开 区分 处理的 区分处理的 只计 只计这一情形 这一 不计 不计其他情形 情形
	不予 不予公开 属于 国家 秘密 国家秘密 法规 行政法规 禁止 禁止公开 危及 三安全 一稳定 三安全一稳定 保护 第三方 合法 权益 合法权益
	三类 内部 事务 内部事务 四类 过程性 过程性信息 执法 案卷 行政执法 行政执法案卷 查询 行政查询
	无法 提供 无法提供 本机关 不掌握 相关 没有 现成 现成信息 需要 另行 另行制作 制作 补正后 申请内容 仍不 明确 仍不明确
	不予处理 信访 举报 投诉类 重复 重复申请 要求 出版物 公开出版物 正当 理由 无正当 无正当理由 大量 反复 反复申请
	机关 行政机关 确认 或重新 出具 重新出具 或重新出具 已获取 已获取信息
	逾期 不补正 逾期不补正 不再 不再处理 未按 通知 收费通知 缴纳 费用 缴纳费用 其他处理 下年度 继续 继续办理

	复议 行政复议 诉讼 行政诉讼 未经 未经复议 直接 起诉 直接起诉 复议后 维持 结果维持 纠正 结果纠正 其他 其他结果 尚未 审结`)

// labelPhrases are the words in each label of the tables of all editions.
var labelPhrases = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, edition := range tables.Editions {
		for _, s := range edition.Sections {
			if s.Table == nil {
				continue
			}
			for _, c := range s.Table.Cells {
				if c.Role != tables.Data && all[c.Text] == nil {
					all[c.Text] = slices.DeleteFunc(slices.Clone(labelWords), func(word string) bool {
						return !strings.Contains(c.Text, word)
					})
				}
			}
		}
	}
	return all
})
