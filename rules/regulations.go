package rules

import (
	"regexp"

	"github.com/nianbao/nianbao/internal/zhtext"
	"github.com/nianbao/nianbao/model"
)

// regulations: an organ that can't make regulations has none.
func (x *Inspection) regulations() {
	if canMakeRegulations(x.Report.Organ) {
		return
	}
	const group = "proactive_disclosure.regulations"
	m := x.Report.Schema()
	for _, f := range m.ByPath[group].Children {
		if n := f.Value(x.Report).Int(); n > 0 {
			x.addf(f.Path, model.Number(n), model.Number(0), "规章的“%s”为%d，%s没有规章制定权，请核对是否应填入行政规范性文件", f.Name, n, x.Report.Organ)
			return
		}
	}
}

var (
	lowGovernment = regexp.MustCompile(`(?:县|旗|镇|乡|苏木|街道|[^治]区)(?:人民政府|政府|办事处|人民政府办公室|政府办公室)$|(?:镇|乡|苏木|街道)$`)
	// the office of a government, which reports for it
	governmentOffice = regexp.MustCompile(`政府办公[室厅]$`)
	// a department of the State Council, unless a place follows: 国家税务总局芜湖市税务局
	national        = regexp.MustCompile(`^(?:中华人民共和国|国家|国务院|中国)(?:市场|乡村|[^省市县区州旗盟镇乡])*$`)
	localDepartment = regexp.MustCompile(`(?:省|市|县|区|州|旗|盟|镇|乡|苏木).*(?:局|委员会|委|厅|办公室|大队|支队|总队|中心|分局|所|站)$`)
)

// canMakeRegulations is false for organs whose name shows that they can't: governments of
// counties, districts and townships, and departments of local governments. It gives the
// rest the benefit of the doubt.
func canMakeRegulations(organ string) bool {
	organ = zhtext.Fold(organ)
	if national.MatchString(organ) {
		return true
	}
	if governmentOffice.MatchString(organ) {
		return !lowGovernment.MatchString(organ)
	}
	return !lowGovernment.MatchString(organ) && !localDepartment.MatchString(organ)
}
