"""`python -m cables.nlp.training`: train the shipped model anew from the corpora, measure it, put it in place."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

import django

MODEL = Path(__file__).parents[1] / "model"


def main() -> None:
    """Prepare, train, install, measure; about half an hour on one core."""
    options = _options()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # One thread: sums in another order would give another model.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ["SPACY_MODEL"] = str(options.output.resolve())
    django.setup()
    from cables.nlp.training.measure import measure_model
    from cables.nlp.training.prepare import prepare
    from cables.nlp.training.train import install, record, train_model

    with TemporaryDirectory() as folder:
        work = Path(folder)
        prepare(options.corpora, work, options.seed)
        install(train_model(work), work / "truecaser.json.gz", options.output)
    record(measure_model(options.corpora), options.output)


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m cables.nlp.training", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, default=Path("../shared/corpora"), help="see README.md beside this file"
    )
    parser.add_argument("--output", type=Path, default=MODEL, help="the folder to replace")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not (options.corpora / "ud").is_dir():
        parser.error(
            f"no corpora in {options.corpora}; {Path(__file__).with_name('README.md').name} says where to get them"
        )
    return options


if __name__ == "__main__":
    main()
