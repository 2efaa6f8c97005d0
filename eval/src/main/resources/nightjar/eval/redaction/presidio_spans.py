"""Spans that Presidio finds. Arguments: INPUT, one JSON string a line; OUTPUT, one JSON object."""

import json
import sys
import time
from importlib.metadata import version

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry, predefined_recognizers
from presidio_analyzer.nlp_engine import SpacyNlpEngine

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")

# The list of domains that comes with it is enough: nothing is fetched.
tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())

# Recognisers that Presidio has but leaves out, for types that are asked for here.
OTHERS = (
    "AbaRoutingRecognizer",
    "AuAbnRecognizer",
    "AuAcnRecognizer",
    "AuMedicareRecognizer",
    "AuTfnRecognizer",
    "EsNieRecognizer",
    "EsNifRecognizer",
    "FiPersonalIdentityCodeRecognizer",
    "InAadhaarRecognizer",
    "InPanRecognizer",
    "InPassportRecognizer",
    "InVehicleRegistrationRecognizer",
    "InVoterRecognizer",
    "ItDriverLicenseRecognizer",
    "ItFiscalCodeRecognizer",
    "ItIdentityCardRecognizer",
    "ItPassportRecognizer",
    "ItVatCodeRecognizer",
    "KrRrnRecognizer",
    "MacAddressRecognizer",
    "MedicalLicenseRecognizer",
    "PlPeselRecognizer",
    "SgFinRecognizer",
    "SgUenRecognizer",
    "ThTninRecognizer",
    "UkNinoRecognizer",
)


class OneModel(SpacyNlpEngine):
    def __init__(self, model):
        super().__init__()
        self.nlp = {"en": model}


def model():
    installed = spacy.util.get_installed_models()
    for name in MODELS:
        for found in installed:
            if found.startswith(name):
                return found, spacy.load(found)
    return "no model", spacy.blank("en")


def analyzer(nlp):
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    present = {type(recognizer).__name__ for recognizer in registry.recognizers}
    for name in OTHERS:
        recognizer = getattr(predefined_recognizers, name, None)
        if recognizer and name not in present:
            registry.add_recognizer(recognizer(supported_language="en"))
    return AnalyzerEngine(registry=registry, nlp_engine=OneModel(nlp), supported_languages=["en"])


def surest(results):
    kept = []
    for one in sorted(results, key=lambda r: (-r.score, r.start - r.end)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return [(one.entity_type, one.start, one.end) for one in sorted(kept, key=lambda r: r.start)]


def main(texts_path, result_path):
    name, nlp = model()
    engine = analyzer(nlp)
    spans = []
    with open(texts_path, encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    began = time.process_time()
    for text in texts:
        spans.append(surest(engine.analyze(text=text, language="en")))
    spent = time.process_time() - began
    answer = {
        "version": f"{version('presidio-analyzer')} with {name}",
        "cpu_seconds": spent,
        "spans": spans,
    }
    with open(result_path, "w", encoding="utf-8") as result:
        json.dump(answer, result)


if __name__ == "__main__":
    main(*sys.argv[1:])
