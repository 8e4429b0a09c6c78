"""Reads sentences as JSON, and says as JSON where Microsoft Presidio finds a person, an address or a phone number."""

import importlib
import json
import sys
from pathlib import Path

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

ASKED = ["PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER"]


def engine(model: str) -> AnalyzerEngine:
    """Presidio with a spaCy model: one that is installed, or a package that carries its folder."""
    models = [{"lang_code": "en", "model_name": _found(model)}]
    made = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    return AnalyzerEngine(nlp_engine=made, supported_languages=["en"])


def _found(model: str) -> str:
    folder = Path(importlib.import_module(model).__file__ or "").parent
    inside = next((file.parent for file in sorted(folder.rglob("config.cfg"))), None)
    return str(inside or model)


def main() -> None:
    analyzer = engine(sys.argv[1])
    for text in json.load(sys.stdin):
        found = analyzer.analyze(text=text, language="en", entities=ASKED)
        print(json.dumps([[item.start, item.end] for item in found]))


if __name__ == "__main__":
    main()
