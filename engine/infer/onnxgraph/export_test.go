package onnxgraph

// Inside is the content of the first field of that number.
func Inside(data []byte, number int) Message {
	fields, _ := pieces(data)
	for _, f := range fields {
		if f.number == number {
			return Message(append([]byte(nil), f.content()...))
		}
	}
	return nil
}

// Constant is the raw values of a model's constant; nil where it has none of that name.
func Constant(data []byte, name string) []byte {
	fields, _ := pieces(Inside(data, 7))
	for _, f := range fields {
		if f.number == 5 {
			if c, err := readConstant(f); err == nil && c.name == name {
				return c.raw
			}
		}
	}
	return nil
}
