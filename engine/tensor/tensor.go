// Package tensor holds the dense arrays that cross the borders of graphs: float32
// values and int64 ids, row-major, in Go memory. It imports nothing of the engine
// and knows no mathematics beyond shapes.
package tensor

// Float is a dense row-major float32 array. len(Data) is the product of Shape.
type Float struct {
	Shape []int
	Data  []float32
}

// Int is a dense row-major int64 array. len(Data) is the product of Shape.
type Int struct {
	Shape []int
	Data  []int64
}

// NewFloat returns zeros of the given shape. Every extent must be at least 0.
func NewFloat(shape ...int) *Float {
	return &Float{Shape: append([]int(nil), shape...), Data: make([]float32, Size(shape))}
}

// NewInt returns zeros of the given shape.
func NewInt(shape ...int) *Int {
	return &Int{Shape: append([]int(nil), shape...), Data: make([]int64, Size(shape))}
}

// Dims is the shape; it must not be written to.
func (t *Float) Dims() []int { return t.Shape }

// Dims is the shape; it must not be written to.
func (t *Int) Dims() []int { return t.Shape }

// Clone returns a copy that shares nothing with t.
func (t *Float) Clone() *Float {
	return &Float{Shape: append([]int(nil), t.Shape...), Data: append([]float32(nil), t.Data...)}
}

// Size is the number of elements of a shape; 1 for the empty shape.
func Size(shape []int) int {
	n := 1
	for _, d := range shape {
		n *= d
	}
	return n
}
