"""Dynamic references to secrets, which CloudFormation resolves wherever a property has one, in the region of the stack."""

import json
import re

from botocore.exceptions import ClientError
from moto.cloudformation.exceptions import ValidationError

from aws import text

REFERENCE = re.compile(r"\{\{resolve:secretsmanager:([^}]+)\}\}")

# Of the fields that colons part, an ARN takes so many.
ARN_FIELDS = 7


def resolved(aws, region: str, value):
    """The value with all references in it, at any depth, replaced by what they stand for."""
    if isinstance(value, dict):
        return {key: resolved(aws, region, each) for key, each in value.items()}
    if isinstance(value, list):
        return [resolved(aws, region, each) for each in value]
    if isinstance(value, str):
        return REFERENCE.sub(lambda match: secret_value(aws, region, match[1]), value)
    return value


def secret_value(aws, region: str, reference: str) -> str:
    """Of `secret-id:SecretString:json-key:version-stage:version-id`, of which only the first must be there."""
    fields = reference.split(":")
    length = ARN_FIELDS if fields[0] == "arn" else 1
    name = ":".join(fields[:length])
    kind, key, stage, version = (fields[length:] + ["", "", "", ""])[:4]
    if kind not in ("", "SecretString"):
        raise unresolvable(reference, f"{kind} is not SecretString")
    chosen = {"VersionStage": stage, "VersionId": version}
    try:
        secret = aws.client("secretsmanager", region).get_secret_value(
            SecretId=name, **{field: value for field, value in chosen.items() if value}
        )
    except ClientError as error:
        raise unresolvable(reference, error.response["Error"]["Message"]) from error
    content = secret.get("SecretString")
    if content is None:
        raise unresolvable(reference, "the secret has no text")
    return content if key == "" else value_of(content, key, reference)


def value_of(content: str, key: str, reference: str) -> str:
    try:
        return text(json.loads(content)[key])
    except (ValueError, TypeError, KeyError) as error:
        why = f"could not find a value associated with JSONKey in SecretString: {key}"
        raise unresolvable(reference, why) from error


def unresolvable(reference: str, why: str) -> ValidationError:
    return ValidationError(message=f"dynamic reference to secretsmanager:{reference}: {why}")
