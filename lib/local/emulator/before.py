"""What a configuration takes for granted in its account: the hosted zone, secrets of other teams."""

import sys
import time

from botocore.exceptions import EndpointConnectionError


def prepare(aws, holds: dict) -> None:
    wait_until_up(aws)
    for zone in holds.get("hostedZones", []):
        create_zone(aws, zone["id"], zone["name"])
    for secret in holds.get("secrets", []):
        aws.client("secretsmanager", secret["region"]).create_secret(Name=secret["name"], SecretString="emulated")
    print("ready", file=sys.stderr, flush=True)


def create_zone(aws, zone_id: str, name: str) -> None:
    """A zone under the id of the configuration; the API would choose an id of its own."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.route53.models import route53_backends

    created = aws.client("route53", "us-east-1").create_hosted_zone(Name=name, CallerReference=zone_id)
    zones = route53_backends[DEFAULT_ACCOUNT_ID]["aws"].zones
    zone = zones.pop(created["HostedZone"]["Id"].split("/")[-1])
    zone.resource_id = zone_id
    zones[zone_id] = zone


def wait_until_up(aws) -> None:
    for _ in range(300):
        try:
            aws.client("sts", "us-east-1").get_caller_identity()
            return
        except EndpointConnectionError:
            time.sleep(0.1)
