package sfnt

// OfFace returns the font of a *fonts.Face, nil for any other value. Package fonts sets it when it is initialised: its
// exported API has no types of this package, and the packages of this module that embed fonts need them.
var OfFace func(face any) *Font
