// Package recaption turns a short prompt into the rich caption that a pack's model was
// trained on, with a small language model that the pack carries. The most likely word
// follows each word, so that the same prompt gives the same caption; a lexicon finds out
// whether what was said came back. It must not import pack or anything that makes a
// take: a session, a tokenizer and a vocabulary are handed to it.
package recaption
