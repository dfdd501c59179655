"""Writes what ships: the two bodies as ONNX with whole-number weights, the vectors of the pieces, heads and features."""

import json
import logging
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from claims.nlp.encoder import WIDTH
from claims.nlp.training.network import Body, Network

HEADS = ("cue", "query", "key", "distance", "seen", "kind", "part")
OPSET = 17


def export(
    network: Network, tensors: Mapping[str, Tensor], rows: Mapping[str, int], source: Path, target: Path
) -> None:
    """Everything but the calibration, which is measured with it, below `target`; `source` holds the encoder as it came."""
    target.mkdir(parents=True, exist_ok=True)
    _write_body(network.body, target / "reader.onnx", narrow=True)
    _write_body(Body(tensors), target / "meaning.onnx", narrow=False)
    _write_pieces(tensors["embeddings.word_embeddings.weight"].numpy(), target)
    state = {name: weight.numpy().astype(np.float16) for name, weight in network.state_dict().items()}
    np.savez(target / "heads.npz", **{name: state[name] for name in state if name.split(".")[0] in HEADS})
    np.save(target / "features.npy", state["features.weight"][:-1])
    write_features(list(rows), [], target)
    shutil.copy(source / "tokenizer.json", target)


def write_features(names: list[str], calibration: list[tuple[float, float]], target: Path) -> None:
    """The names of the rows of features.npy, and the calibration of the judge."""
    about = {"calibration": calibration, "features": names}
    (target / "features.json").write_text(json.dumps(about, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _write_body(body: nn.Module, target: Path, narrow: bool) -> None:
    """The body with weights of eight bits, scaled for each channel; plain eight bits lose too much.

    `narrow`: of the eight bits seven are used. Processors without VNNI add two products in sixteen bits, and cut off
    what does not fit: with all eight bits they would see other things than those that have it.
    """
    logging.getLogger().setLevel(logging.ERROR)  # the quantizer recommends a step that changes nothing here
    axes = {name: {0: "window", 1: "piece"} for name in ("words", "mask", "states")}
    with TemporaryDirectory() as folder:
        full = Path(folder) / "body.onnx"
        torch.onnx.export(
            body.eval(), (torch.zeros(2, 8, WIDTH), torch.ones(2, 8)), str(full), input_names=["words", "mask"],
            output_names=["states"], dynamic_axes=axes, dynamo=False, opset_version=OPSET,
        )  # fmt: skip
        quantize_dynamic(str(full), str(target), per_channel=True, reduce_range=narrow, weight_type=QuantType.QInt8)


def _write_pieces(vectors: np.ndarray, target: Path) -> None:
    """The vectors of the pieces in eight bits, each with its own scale."""
    scales = np.abs(vectors).max(axis=1) / 127
    np.save(target / "pieces.npy", np.rint(vectors / scales[:, None]).astype(np.int8))
    np.save(target / "scales.npy", scales.astype(np.float32))
