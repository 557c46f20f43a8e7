package fonts
import ("testing";"fmt")
func TestX(t *testing.T){
 s,_:=Embedded()
 for role:=FangSong;role<roleCount;role++{
  f:=s.Face(role)
  fmt.Println(role,"upm",f.UnitsPerEm(),"centre",f.Centre(), f.Embedding())
  for _,r:=range "“”‘’—…·–～〜~／/％%‰℃°×①⑳（）《》、，。；：？！．－—⸺―⋯•〇々 \u00a0\u3000１Ａ㎡㎏²³"{
   g,ok:=s.Glyph(role,[]rune{r},0)
   if !ok {fmt.Printf("  %c MISSING\n",r);continue}
   b,_:=g.Face.Bounds(g.ID); own:=g.Face==f
   fmt.Printf("  %q own=%v adv=%d cell=%d dx=%d dy=%d ink x %d..%d y %d..%d\n",r,own,g.Face.Advance(g.ID),g.Advance,g.DX,g.DY,int(g.DX)+b.XMin,int(g.DX)+b.XMax,b.YMin+int(g.DY),b.YMax+int(g.DY))
  }
  g,_:=s.Glyph(role,[]rune("——"),0); b,_:=g.Face.Bounds(g.ID)
  fmt.Println("  —— ",g.Runes,g.Advance,g.DX,g.DY,b,g.Face==f)
 }
}
