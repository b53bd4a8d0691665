// Command eval judges a folder of clips against their prompts: small classifiers, made by training on rendered
// clips only, say what each clip shows, and the table says how often that is what was asked, with the judges' own
// accuracy beside every figure. It is a tool of the workshop: it uses the engine's public packages (media/av to read
// any video or picture, infer/ort to run the judges) and is no part of the kinora program.
package main
