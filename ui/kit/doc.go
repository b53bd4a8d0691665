// Package kit is the studio's own widgets and layouts, and every workaround for Fyne
// with the number of its issue. It knows roles of colours and sizes, nothing of
// shots or takes, and must not import app.
package kit
