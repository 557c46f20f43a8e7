package archtest

import (
	"encoding/json"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// listed is a package as go list -export tells it.
type listed struct{ ImportPath, Name, Export string }

// exportData returns the packages of the module and all that they depend on, by their paths.
func exportData(t *testing.T) map[string]listed {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "-export", "-json=ImportPath,Name,Export", "./...")
	list.Dir = filepath.Join("..", "..")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]listed{}
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
	}
	return all
}

// isInternal reports whether a package is one that other modules can't import.
func isInternal(path string) bool {
	return strings.HasPrefix(path, module) && strings.Contains(path+"/", "/internal/")
}

// A type that a program can't name is no part of an API, and a change of it would be one of the API.
func TestTheExportedAPIHasNoInternalTypes(t *testing.T) {
	all := exportData(t)
	imports := importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(all[path].Export)
	})
	seen := 0
	for path, p := range all {
		if !strings.HasPrefix(path+"/", module+"/") || isInternal(path) || p.Name == "main" {
			continue
		}
		seen++
		pkg, err := imports.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range internalTypes(pkg) {
			t.Error(fault)
		}
	}
	if seen < 10 {
		t.Errorf("only %d packages were looked at", seen)
	}
}

// The look for internal types finds them wherever a declaration can have them.
func TestInternalTypesAreFoundInEveryKindOfDeclaration(t *testing.T) {
	hidden := types.NewPackage(module+"/internal/hidden", "hidden")
	font := types.NewNamed(types.NewTypeName(token.NoPos, hidden, "Font", nil), types.NewStruct(nil, nil), nil)
	font.AddMethod(types.NewFunc(token.NoPos, hidden, "Itself", signature(nil, font)))
	pkg := types.NewPackage(module+"/open", "open")
	add := func(o types.Object) { pkg.Scope().Insert(o) }
	declare := func(name string, underlying types.Type) *types.Named {
		n := types.NewNamed(types.NewTypeName(token.NoPos, pkg, name, nil), underlying, nil)
		add(n.Obj())
		return n
	}
	field := func(name string, t types.Type, embedded bool) *types.Struct {
		return types.NewStruct([]*types.Var{types.NewField(token.NoPos, pkg, name, t, embedded)}, nil)
	}
	declare("Embeds", field("Font", types.NewPointer(font), true))
	declare("Field", field("File", types.NewSlice(font), false))
	declare("Below", types.NewPointer(declare("promoting", field("Font", font, true))))
	declare("Method", types.NewStruct(nil, nil)).AddMethod(types.NewFunc(token.NoPos, pkg, "Of", signature(nil, font)))
	add(types.NewFunc(token.NoPos, pkg, "Func", signature(types.NewMap(types.Typ[types.String], font), nil)))
	add(types.NewVar(token.NoPos, pkg, "Var", signature(font, nil)))
	types.NewAlias(types.NewTypeName(token.NoPos, pkg, "Alias", nil), font)
	add(types.NewAlias(types.NewTypeName(token.NoPos, pkg, "Alias", nil), font).Obj())
	declare("Fine", field("font", font, false)).AddMethod(types.NewFunc(token.NoPos, pkg, "own", signature(nil, font)))
	add(types.NewFunc(token.NoPos, pkg, "own", signature(font, nil)))
	found := strings.Join(internalTypes(pkg), "\n")
	for _, name := range []string{"Embeds", "Field", "Below", "Method", "Func", "Var", "Alias"} {
		if !strings.Contains(found, "open."+name+" ") {
			t.Errorf("%s is not found", name)
		}
	}
	if strings.Contains(found, "Fine") || strings.Contains(found, "own ") {
		t.Errorf("what is not exported is found:\n%s", found)
	}
}

func signature(param, result types.Type) *types.Signature {
	tuple := func(t types.Type) *types.Tuple {
		if t == nil {
			return nil
		}
		return types.NewTuple(types.NewParam(token.NoPos, nil, "", t))
	}
	return types.NewSignatureType(nil, nil, nil, tuple(param), tuple(result), false)
}

// internalTypes names the exported declarations of a package that mention a type of an internal one.
func internalTypes(pkg *types.Package) []string {
	var faults []string
	for _, name := range pkg.Scope().Names() {
		o := pkg.Scope().Lookup(name)
		if !o.Exported() {
			continue
		}
		m := mentions{seen: map[types.Type]bool{}}
		m.object(o)
		for _, found := range m.found {
			faults = append(faults, pkg.Path()+"."+name+" mentions "+found)
		}
	}
	return faults
}

// mentions collects the internal types that a declaration shows.
type mentions struct {
	seen  map[types.Type]bool
	found []string
}

func (m *mentions) object(o types.Object) {
	name, ok := o.(*types.TypeName)
	if !ok {
		m.typ(o.Type())
		return
	}
	if alias, ok := name.Type().(*types.Alias); ok {
		m.typ(alias.Rhs())
		return
	}
	m.declared(name.Type())
}

// declared looks at the declaration of a type and at the methods that it has, promoted ones among them.
func (m *mentions) declared(t types.Type) {
	if m.seen[t] {
		return
	}
	m.seen[t] = true
	m.typ(t.Underlying())
	methods := types.NewMethodSet(types.NewPointer(t))
	for i := range methods.Len() {
		if f := methods.At(i).Obj(); f.Exported() {
			m.typ(f.Type())
		}
	}
}

// typ looks at a type as a declaration writes it.
func (m *mentions) typ(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		m.named(t.Obj(), t)
	case *types.Named:
		m.named(t.Obj(), t)
		for i := range t.TypeArgs().Len() {
			m.typ(t.TypeArgs().At(i))
		}
	case *types.Struct:
		for f := range t.Fields() {
			if f.Exported() || f.Embedded() {
				m.typ(f.Type())
			}
		}
	case *types.Signature:
		for v := range t.Params().Variables() {
			m.typ(v.Type())
		}
		for v := range t.Results().Variables() {
			m.typ(v.Type())
		}
		for i := range t.TypeParams().Len() {
			m.typ(t.TypeParams().At(i).Constraint())
		}
	case *types.Interface:
		for f := range t.Methods() {
			if f.Exported() {
				m.typ(f.Type())
			}
		}
		for e := range t.EmbeddedTypes() {
			m.typ(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			m.typ(term.Type())
		}
	case *types.Map:
		m.typ(t.Key())
		m.typ(t.Elem())
	case interface{ Elem() types.Type }: // a pointer, slice, array or channel
		m.typ(t.Elem())
	}
}

// named looks at the name of a type, and at the declaration of one that is not exported, which shows through it.
func (m *mentions) named(name *types.TypeName, t types.Type) {
	switch {
	case name.Pkg() == nil:
	case isInternal(name.Pkg().Path()):
		m.found = append(m.found, name.Pkg().Path()+"."+name.Name())
	case !name.Exported() && strings.HasPrefix(name.Pkg().Path(), module):
		m.declared(t)
	}
}
