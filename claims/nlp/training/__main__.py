"""`python -m claims.nlp.training`: train the claim reader that ships anew, calibrate it, put it in place."""

import os
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path

import django

MODEL = Path(__file__).parents[1] / "model"


def main() -> None:
    """Read, train, export, calibrate; says what each step takes."""
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings

    from claims.nlp.training.annotations import read_annotated
    from claims.nlp.training.calibrate import calibrate
    from claims.nlp.training.encoder_files import encoder_folder
    from claims.nlp.training.export import export, write_features
    from claims.nlp.training.fit import fit, list_features
    from claims.nlp.training.network import read_tensors
    from claims.nlp.training.samples import read_samples

    clock = _Clock()
    components = settings.NLP_COMPONENTS
    settings.NLP_COMPONENTS = [name for name in components if not name.startswith("claim_")]
    samples = list(read_samples(read_annotated(options.corpora / "claims", held=False)))
    clock.tell(f"read {len(samples)} windows, {sum(len(sample.claims) for sample in samples)} claims")
    rows, tensors = list_features(samples), read_tensors(encoder_folder() / "model.safetensors")
    network = fit(samples, tensors, rows, options.seed, clock.tell)
    export(network, tensors, rows, encoder_folder(), MODEL)
    clock.tell("exported")
    settings.NLP_COMPONENTS = [name for name in components if name != "claim_finder"]
    calibration = calibrate(read_annotated(options.corpora / "claims", held=True))
    write_features(list(rows), calibration, MODEL)
    clock.tell(f"calibrated: {calibration}")


class _Clock:
    """Prints lines with the seconds since the last one."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, line: str) -> None:
        now = time.monotonic()
        print(f"{now - self._last:7.1f} s  {line}", flush=True)
        self._last = now


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m claims.nlp.training", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/corpora"), help="see README.md beside this file"
    )
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not (options.corpora / "claims/build").is_dir():
        parser.error(f"no annotated claims in {options.corpora}; README.md beside this file says where to get them")
    return options


if __name__ == "__main__":
    main()
