"""The network of the claim reader in torch, for training; `claims/nlp/heads.py` is the same in numpy."""

import json
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from claims.nlp.encoder import WIDTH
from claims.nlp.heads import KEY, LABELS, PARTS, ROLES, bucket

LAYERS, HEADS, INNER, PLACES = 6, 12, 1536, 320
HIDDEN, BORDERS = 256, 2 * len(ROLES)
ENCODER_DROP, HEAD_DROP = 0.1, 0.2
NEVER = -1e4  # score of what cannot be chosen


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The float tensors of a safetensors file (eight bytes of length, a JSON table, the data)."""
    data = path.read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    table = {name: about for name, about in json.loads(data[8 : 8 + size]).items() if about.get("dtype") == "F32"}
    found = {}
    for name, about in table.items():
        start, end = (8 + size + offset for offset in about["data_offsets"])
        found[name] = torch.from_numpy(np.frombuffer(data[start:end], np.float32).reshape(about["shape"]).copy())
    return found


class Layer(nn.Module):
    """One layer of a BERT encoder (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.first_norm, self.second_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(ENCODER_DROP)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        weight = query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + mask[:, None, None, :]
        seen = (weight.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.first_norm(x + self.drop(self.out(seen)))
        return self.second_norm(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Body(nn.Module):
    """The encoder behind the vectors of the pieces, which stay as they are: [batch, piece, WIDTH] and a 0/1 mask."""

    def __init__(self, tensors: Mapping[str, Tensor]) -> None:
        super().__init__()
        self.places = nn.Parameter(
            tensors["embeddings.position_embeddings.weight"][:PLACES]
            + tensors["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        _set(self.norm, tensors, "embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for number, layer in enumerate(self.layers):
            for module, name in (
                (layer.query, "attention.self.query"),
                (layer.key, "attention.self.key"),
                (layer.value, "attention.self.value"),
                (layer.out, "attention.output.dense"),
                (layer.first_norm, "attention.output.LayerNorm"),
                (layer.inner, "intermediate.dense"),
                (layer.outer, "output.dense"),
                (layer.second_norm, "output.LayerNorm"),
            ):
                _set(module, tensors, f"encoder.layer.{number}.{name}")

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        shut = (1 - mask) * NEVER
        x = functional.dropout(self.norm(words + self.places[: words.shape[1]]), ENCODER_DROP, self.training)
        for layer in self.layers:
            x = layer(x, shut)
        return x


def _set(module: nn.Module, tensors: Mapping[str, Tensor], name: str) -> None:
    module.weight.data, module.bias.data = tensors[f"{name}.weight"].clone(), tensors[f"{name}.bias"].clone()


class Network(nn.Module):
    """Body and heads. `features` is the number of named features that the head of kinds knows."""

    def __init__(self, tensors: Mapping[str, Tensor], features: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding.from_pretrained(tensors["embeddings.word_embeddings.weight"], freeze=True)
        self.body = Body(tensors)
        self.cue = nn.Linear(WIDTH, len(LABELS) + 1)
        self.query, self.key = nn.Linear(2 * WIDTH, BORDERS * KEY), nn.Linear(WIDTH, BORDERS * KEY)
        self.distance = nn.Embedding(40, BORDERS)
        self.seen, self.kind = nn.Linear(4 * WIDTH, HIDDEN), nn.Linear(HIDDEN, len(LABELS))
        self.part = nn.Embedding(len(PARTS), HIDDEN)
        self.features = nn.EmbeddingBag(features + 1, len(LABELS), mode="sum", padding_idx=features)
        self.drop = nn.Dropout(HEAD_DROP)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.features.weight)
        nn.init.normal_(self.part.weight, std=0.02)

    def look(self, ids: Tensor, mask: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
        """The vectors of the windows as a whole and of their words.

        In half precision where the processor has it, which is twice as fast there and many times slower elsewhere.
        """
        with torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
            states = self.body(self.pieces(ids), mask)
        states = states.float()
        return states[:, 0], torch.gather(states, 1, places[:, :, None].expand(-1, -1, WIDTH))

    def cues(self, words: Tensor) -> Tensor:
        """Scores of LABELS and of being a cue's first word, for every word."""
        return self.cue(self.drop(words))

    def roles(self, opening: Tensor, words: Tensor, there: Tensor, at: Tensor, cues: Tensor) -> Tensor:
        """For cue k in window `at[k]` (in rising order) the scores of [none, every word] as border of each role."""
        asked = torch.cat([words[at, cues[:, 0]], mean(words, at, cues)], -1)
        query = self.query(self.drop(asked)).view(-1, BORDERS, KEY)
        keys = self.key(self.drop(torch.cat([opening[:, None], words], 1)))
        keys = keys.view(len(words), -1, BORDERS, KEY).permute(0, 2, 3, 1)
        found = [
            torch.matmul(query[at == number].transpose(0, 1), keys[number]).transpose(0, 1)
            for number in range(len(words))
        ]
        away = bucket((torch.arange(words.shape[1])[None] - cues[:, :1]).numpy())
        near = functional.pad(self.distance(torch.from_numpy(away)).transpose(1, 2), (1, 0))
        known = functional.pad(there[at], (1, 0), value=True)[:, None]
        return (torch.cat(found) / KEY**0.5 + near).masked_fill(~known, NEVER)

    def kinds(self, opening: Tensor, words: Tensor, at: Tensor, runs: Tensor, part: Tensor, names: Tensor) -> Tensor:
        """Scores of LABELS for each choice; `runs` [choice, (cue, content, claimant), (start, end)]."""
        seen = torch.cat([*(mean(words, at, runs[:, n]) for n in range(3)), opening[at]], -1)
        hidden = functional.gelu(self.seen(self.drop(seen)) + self.part(part), approximate="tanh")
        return self.kind(self.drop(hidden)) + self.features(names)


def mean(words: Tensor, at: Tensor, runs: Tensor) -> Tensor:
    """The mean vector of each run; zero for an empty one."""
    sums = functional.pad(words.cumsum(1), (0, 0, 1, 0))
    size = (runs[:, 1] - runs[:, 0]).clamp(min=1)[:, None]
    return (sums[at, runs[:, 1]] - sums[at, runs[:, 0]]) / size
