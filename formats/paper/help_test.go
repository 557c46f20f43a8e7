package paper

import "github.com/nianbao/nianbao/tables"

func threeOf2021() []spec { return threeOf(&tables.Edition2021) }
