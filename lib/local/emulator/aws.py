"""Calls to the emulator itself, through its public API: what the templates create is what the API would have created."""

import functools
import json

import boto3
from botocore.config import Config


class Aws:
    def __init__(self, endpoint: str):
        self.endpoint = endpoint

    @functools.lru_cache(maxsize=None)
    def client(self, service: str, region: str):
        return boto3.client(
            service, region_name=region, endpoint_url=self.endpoint, config=Config(retries={"max_attempts": 1})
        )

    @functools.lru_cache(maxsize=None)
    def account(self, region: str) -> str:
        return self.client("sts", region).get_caller_identity()["Account"]

    def call(self, service: str, region: str, operation: str, properties: dict, **extra) -> dict:
        """Calls `operation` with those CloudFormation properties that it takes, in the types it takes them in."""
        client = self.client(service, region)
        shape = client.meta.service_model.operation_model(operation).input_shape
        names = {name.lower() for name in shape.members}
        taken = {name: value for name, value in properties.items() if name.lower() in names}
        method = {v: k for k, v in client.meta.method_to_api_mapping.items()}[operation]
        return getattr(client, method)(**convert(taken, shape), **extra)


def convert(value, shape):
    """A value as an API takes it: CloudFormation writes it in other letters, as another kind, or without its length."""
    kind = shape.type_name
    if kind == "structure":
        if isinstance(value, list) and "Quantity" in shape.members:
            return {"Quantity": len(value), "Items": convert(value, shape.members["Items"])}
        names = {name.lower(): name for name in shape.members}
        known = [(names.get(name.lower()), name, each) for name, each in value.items()]
        # What the API does not know stays, so that it says so.
        return {api or name: convert(each, shape.members[api]) if api else each for api, name, each in known}
    if kind == "list":
        return [convert(each, shape.member) for each in value]
    if kind == "map":
        return {key: convert(each, shape.value) for key, each in value.items()}
    if kind in ("integer", "long"):
        return int(value)
    if kind in ("double", "float"):
        return float(value)
    if kind == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    return text(value) if kind == "string" else value


def text(value) -> str:
    """As the attributes of APIs are written, which are all text."""
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    return str(value).lower() if isinstance(value, bool) else str(value)
