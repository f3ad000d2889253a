"""Loads the built encoder and turns sentences into unit vectors."""
from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Iterator, List, NamedTuple, Sequence, Tuple

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
DEFAULT_FOLDER = ROOT / "build" / "encoder"
MANIFEST = "manifest.json"
EMBEDDING_SIZE = 384
LAYERS_SIZE = 3 * EMBEDDING_SIZE  # the means of the last three layers, the embedding last
LONGEST = 256  # word pieces the model was trained to read
BATCH, MANY = 32, 64  # messages at once; batches from which every core is used
A_RUN = 10  # word pieces that could be read in the time a run takes to begin


class EncoderError(RuntimeError):
    """The encoder's files are missing or are not the ones that were built."""


def sha256(path: Path) -> str:
    """Hex digest of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


class Encoding(NamedTuple):
    """Sentences row by row. `layers` [n, 1152]: the means of the last three layers, each of length 1, the
    embedding last. `danger` [n, labels]: scores of the danger head, larger is likelier."""

    layers: np.ndarray
    danger: np.ndarray


class Encoder:
    """Sentences in, vectors and danger scores out. `danger_labels` names the columns of the latter."""

    def __init__(self, session, tokenizer, fingerprint: str, danger_labels: Sequence[str]) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.fingerprint = fingerprint
        self.danger_labels = tuple(danger_labels)

    @classmethod
    def load(cls, folder: Path = DEFAULT_FOLDER) -> "Encoder":
        """The encoder of `folder`, loaded once a process.

        Raises EncoderError when a file is missing or its SHA-256 is not that of the manifest.
        """
        return _load(Path(folder))

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of the texts, shape (len(texts), 384), in the order given."""
        return self.encode_layers(texts)[:, -EMBEDDING_SIZE:]

    def encode_layers(self, texts: Sequence[str]) -> np.ndarray:
        """The `layers` of `read`, shape (len(texts), 1152)."""
        return self.read(texts).layers

    def read(self, texts: Sequence[str]) -> Encoding:
        """Everything about the texts, in the order given."""
        out = Encoding(np.zeros((len(texts), LAYERS_SIZE), dtype=np.float32),
                       np.zeros((len(texts), len(self.danger_labels)), dtype=np.float32))
        if not texts:
            return out
        pieces = self._tokenizer.encode_batch([text or " " for text in texts])
        order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].ids))
        lengths = [len(pieces[i].ids) for i in order]

        def run(batch: Tuple[int, int]) -> None:
            rows = order[batch[0]:batch[1]]
            out.layers[rows], out.danger[rows] = self._run([pieces[i].ids for i in rows])

        batches = list(_batches(lengths))
        if len(batches) < MANY:
            for batch in batches:
                run(batch)
        else:  # thousands of messages are read to learn from them: then no other turn waits for a core
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                list(pool.map(run, batches))
        return out

    def _run(self, ids: List[List[int]]) -> Tuple[np.ndarray, np.ndarray]:
        width = max(len(row) for row in ids)
        tokens = np.zeros((len(ids), width), dtype=np.int64)
        mask = np.zeros((len(ids), width), dtype=np.float32)
        for i, row in enumerate(ids):
            tokens[i, : len(row)] = row
            mask[i, : len(row)] = 1.0
        return self._session.run(["layers", "danger"], {"input_ids": tokens, "attention_mask": mask})


def _batches(lengths: Sequence[int]) -> Iterator[Tuple[int, int]]:
    """Cuts rising lengths where padding shorter texts to the next length would cost more than a run."""
    start = 0
    for end in range(1, len(lengths) + 1):
        if end == len(lengths) or end - start == BATCH or (lengths[end] - lengths[end - 1]) * (end - start) > A_RUN:
            yield start, end
            start = end


@lru_cache(maxsize=2)
def _load(folder: Path) -> Encoder:
    manifest_path = folder / MANIFEST
    if not manifest_path.exists():
        raise EncoderError(f"{manifest_path}: the sentence encoder is not built; run `make setup`")
    manifest = json.loads(manifest_path.read_text())
    for name, expected in manifest["files"].items():
        path = folder / name
        if not path.exists() or sha256(path) != expected:
            raise EncoderError(
                f"{path}: is not the file that was built (sha256 differs); "
                f"delete {folder} and run `make setup`"
            )
    return open_encoder(folder, "encoder.onnx", manifest["files"]["encoder.onnx"], manifest["danger_labels"])


def open_encoder(folder: Path, name: str, fingerprint: str, danger_labels: Sequence[str]) -> Encoder:
    """The encoder in the file `name`, unchecked; `folder` has its tokenizer.json too."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    # Spinning threads would take a core from the people who wait.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(
        str(folder / name), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return Encoder(session, tokenizer, fingerprint, danger_labels)
