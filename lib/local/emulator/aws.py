"""Calls to the emulator itself, through its public API: what the templates create is what the API would have created."""

import functools

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
        members = client.meta.service_model.operation_model(operation).input_shape.members
        taken = {name: convert(value, members[name].type_name) for name, value in properties.items() if name in members}
        method = {v: k for k, v in client.meta.method_to_api_mapping.items()}[operation]
        return getattr(client, method)(**taken, **extra)


def convert(value, type_name: str):
    if type_name in ("integer", "long"):
        return int(value)
    if type_name in ("double", "float"):
        return float(value)
    if type_name == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    return value
