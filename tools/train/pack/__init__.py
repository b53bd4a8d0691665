"""From trained weights to a model pack: ONNX graphs, pack.json, checks against PyTorch, samples and their judging."""
