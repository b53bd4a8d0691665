// Package ui is the studio's window: it puts the panes together, and hands keys,
// menus and dropped files to the commands of app. It draws what app publishes; it
// must not import engine, and only the program's main may import fyne/v2/app.
package ui
