"""The bundled model, multilingual-e5-small, converted for onnxruntime."""
