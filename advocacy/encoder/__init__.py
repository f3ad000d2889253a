"""Sentence encoder: all-MiniLM-L6-v2, tuned to this field, quantised to int8 and run by ONNX Runtime on one thread."""
from advocacy.encoder.model import EMBEDDING_SIZE, LAYERS_SIZE, Encoder, EncoderError, Encoding

__all__ = ["EMBEDDING_SIZE", "Encoder", "EncoderError", "Encoding", "LAYERS_SIZE"]
