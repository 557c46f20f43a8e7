package zhbreak

import "testing"

func TestALineMayEndBetweenIdeographsAndAfterMarks(t *testing.T) {
	for _, notation := range []string{
		"", "甲", "。", "1",
		"根|据|《条╎例》‖规|定，‖公|开。",
		"（《甲》）‖乙", "“‘甲’”‖乙", "甲。‖（乙）‖丙", "甲：‖“乙”，‖丙",
		"“Internet”‖的|“A”‖字", "甲”‖2021¦年", "甲，‖2021¦年", "甲）‖A",
		"甲|《乙╎丙》‖丁", "甲|【乙】‖丙", "甲|〈乙〉‖丙", "甲|「乙」‖丙", "甲|『乙』‖丙", "甲|〔乙〕‖丙", "甲|〖乙〗‖丙",
		"甲、‖乙；‖丙：‖丁？‖戊！‖己",
		"甲|𠮷|乙", "䶮|〇|乙", "㐂|𪜀|𫝀|𫠠|𬺰|𮯠|﨎|龦", "𠮷，‖𠮷|（𪚥）‖𠮷", "《𠮷╎𮯠》‖𠮷|A|𠮷|20¦件",
	} {
		check(t, notation)
	}
}

func TestDashesAndDotsAreOneUnit(t *testing.T) {
	for _, notation := range []string{
		"中|国——|北|京", "等|等……|因|此", "甲……”‖乙", "甲——|“乙", "甲……|《乙", "甲………|乙",
		"甲—|乙", "甲―|乙", "甲⋯⋯|乙", "甲－|乙", "甲～|乙", "甲·|乙", "约|翰·|史|密|斯", "2021—¦2022¦年", "10~20¦件", "0955—¦5797092", "9：¦00—¦12：¦00", "1～¦2¦件", "甲—|2", "5——|6",
	} {
		check(t, notation)
	}
}

func TestANumberStaysWithItsUnit(t *testing.T) {
	for _, notation := range []string{
		"公|开|2021¦年|1¦月|1¦日", "收|到|33¦件", "2021 ¦年 |1 ¦月", "共╎20¦件|约 ╎30¦件", "第╎20¦条|规|定", "第 ╎20 ¦条",
		"第¦二¦十¦条", "30¦万¦元|和|3.5¦亿¦元", "20¦余|件|20 ¦多|件", "1,234¦条", "0.5¦元", "2021.12.31",
		"增|长|12.5%|和|3‰，‖气|温|25℃", "￥100¦元", "$100", "№5", "12：¦30", "1，¦000¦件", "1:2",
	} {
		check(t, notation)
	}
}

func TestAChineseNumberStaysWithItsUnit(t *testing.T) {
	for _, notation := range []string{
		"第¦四¦十¦九¦条|的", "二¦〇¦二¦一¦年|度", "三¦十¦四¦人|参|加", "共|三¦件", "两¦次", "一¦千¦二¦百¦万¦元", "第¦一¦批", "第¦三", "三¦十，‖四",
		"第¦（一）¦项|的", "第¦二¦十¦条|第¦（一）¦项", "第¦十¦二¦条|第¦二¦款|第¦(3)¦项", "（第¦五¦十¦条）‖的", "第¦十¦九¦届|二¦十|大", "第|（甲）‖乙", "第|（",
		"统|一|条|例", "进|一|步", "一|是|加|强", "第|方", "百|分|之|三¦十¦五", "（三）¦四¦人",
	} {
		check(t, notation)
	}
}

func TestAShortTitleOrQuotationIsKeptWhole(t *testing.T) {
	for _, notation := range []string{
		"按|《条╎例》‖规|定", "《甲╎乙╎丙╎丁╎戊╎己╎庚╎辛╎壬╎癸》‖的", "把|“双╎公╎开”‖和|“互|联|网|+政|务”", "“主|动|公|开|了|的”‖事",
		"《甲╎（乙）╎丙》‖丁", "《甲|乙|丙|丁|戊|己|庚|辛|壬|癸|子》‖的", "《甲|乙", "“甲╎乙╎丙╎丁”", "《第¦三¦条》",
	} {
		check(t, notation)
	}
}

func TestFullWidthDigitsAreNotCut(t *testing.T) {
	for _, notation := range []string{
		"２０２１¦年|１２¦月", "１２．５％", "第╎２０¦条", "〔２０２１〕¦３０¦号", "１，¦２３４¦件", "2０2１¦年",
	} {
		check(t, notation)
	}
}

func TestADocumentNumberStaysTogether(t *testing.T) {
	for _, notation := range []string{
		"国|办|函¦〔2021〕¦30¦号|文|件", "国|办|函¦〔2021〕¦30 ¦号|文", "国|办|函¦〔2021〕 ¦30¦号", "国|办|函|［2021］¦30¦号", "函|【2021】¦3¦号",
		"条|例|〔修|订〕‖3¦号",
	} {
		check(t, notation)
	}
}

func TestAListNumberStaysWithItsText(t *testing.T) {
	for _, notation := range []string{
		"一、¦总|体", "十¦二、¦总", "（一）¦主|动", "(一)¦主|动", "1.¦公|开", "1、¦公|开", "1. ¦公|开", "１．¦公|开", "（1）¦公|开", "①¦公|开",
		"一、 ¦总|体", "1.5¦万", "公|开|①|和|②", "见|（一）‖的", "1.", "一、",
	} {
		check(t, notation)
	}
}

func TestLatinWordsAreNotParted(t *testing.T) {
	for _, notation := range []string{
		"Wi-Fi|网|络", "A/B|测|试", "C++", "a,b", "don’t", "Government |Information|的|organ’s |right", "Straße|和|é", "A4|纸",
		"电|话|0955-5797090|转|8001", "0955-5797090/5797091/5797092", "2021/01/16|发", "(0955)5797090", "和/或", "A |(b) |c", "他|说:|好",
		"ABC’", "B’‖乙",
	} {
		check(t, notation)
	}
}

func TestAddressesArePartedInNeedOnly(t *testing.T) {
	for _, notation := range []string{
		"网|址|http://†www.†nxzw.†gov.†cn/†a/†b.†html。", "见|https://†a.†cn/†b-†c_d?e=f&g=1", "邮|箱|zw-†gk_1@†163.†com，",
		"www.†gov.†cn|网|站", "gov.†cn/†a/†b", "a..†b@†c.†cn", "http://†a.†cn/",
	} {
		check(t, notation)
	}
}

func TestALineDoesNotBeginWithASpace(t *testing.T) {
	for _, notation := range []string{
		"中 |国", "中　|国", "a |b |中 |c", "中  |国", "甲\u00a0乙", "甲 、‖乙", "（ 甲）", "（　 甲）", "20　|年", "甲， |乙",
	} {
		check(t, notation)
	}
}

func TestATypedLineEndIsABreak(t *testing.T) {
	check(t, "甲\n|乙")
	check(t, "甲，\n|“乙”")
}

func TestWhatMustNotBeginALineNeverDoes(t *testing.T) {
	for _, r := range "、，。；：？！”’）】》〉」』〕］｝〗·–—―－…⋯～〜~/／%％‰℃°′″々,.;:?!)]}" {
		for _, before := range []string{"国", "》", "5", "A", "”", " ", "℃"} {
			text := []rune(before + string(r) + "国")
			var b Breaker
			if class := b.Classes(text)[0]; class != Never && before != " " {
				t.Errorf("a line may end between %q and %q (%d)", before, r, class)
			}
		}
	}
}

func TestWhatMustNotEndALineNeverDoes(t *testing.T) {
	for _, r := range "“‘（【《〈「『〔［｛〖/／([{￥$№" {
		for _, after := range []string{"国", "《", "5", "A", "“", " 国", "——"} {
			text := []rune("国" + string(r) + after)
			var b Breaker
			for i, class := range b.Classes(text)[:len(text)-1] {
				if i > 0 && class != Never {
					t.Errorf("a line of %q may end after %q (%d)", string(text), string(text[:i+1]), class)
				}
			}
		}
	}
}
