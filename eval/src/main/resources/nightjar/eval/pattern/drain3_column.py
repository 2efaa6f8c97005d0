"""Groups messages with Drain3. Arguments: INPUT, one JSON string a line; OUTPUT, one JSON object."""

import json
import sys
from importlib.metadata import PackageNotFoundError, version

from drain3 import TemplateMiner
from drain3.masking import MaskingInstruction
from drain3.template_miner_config import TemplateMinerConfig

MASKS = (
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?![\w.])",  # IPv4 address, with a port or without
    r"\b0[xX][0-9a-fA-F]+\b",
    r"(?<!\w)[-+]?\d+(?!\w)",
)


def miner():
    config = TemplateMinerConfig()
    config.masking_instructions = [MaskingInstruction(mask, "*") for mask in MASKS]
    return TemplateMiner(config=config)


def installed():
    try:
        return version("drain3")
    except PackageNotFoundError:
        return "unknown"


def main(messages_path, result_path):
    drain = miner()
    clusters = []
    with open(messages_path, encoding="utf-8") as messages:
        for message in messages:
            clusters.append(drain.add_log_message(json.loads(message))["cluster_id"])
    templates = {cluster.cluster_id: cluster.get_template() for cluster in drain.drain.clusters}
    with open(result_path, "w", encoding="utf-8") as result:
        json.dump({"version": installed(), "clusters": clusters, "templates": templates}, result)


if __name__ == "__main__":
    main(*sys.argv[1:])
