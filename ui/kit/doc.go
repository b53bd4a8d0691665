// Package kit is the studio's own widgets and layouts, and every workaround for Fyne
// with the number of its issue. It knows roles of colours and sizes, nothing of
// shots or takes, has no words of its own, and must not import app.
//
// A window shows UnderLayer(content, layer): its one Layer is where tips come up and
// where its one Drag draws what is dragged. Menus and Sheets lie in overlays with a
// layer of their own; CloseTop and Covered speak of those to whoever routes keys.
package kit
