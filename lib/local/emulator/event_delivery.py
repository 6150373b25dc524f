"""Delivers events as EventBridge does: moto makes another event of one that is passed on to a bus, and fails at no queue.

Source: Amazon EventBridge User Guide, "Sending and receiving events between event buses" and "Dead-letter queues" (2026-11).
"""

import json

from moto.core.exceptions import JsonRESTError, ServiceException
from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import Rule, events_backends
from moto.sqs.models import sqs_backends
from moto.utilities.arns import parse_arn

# EventBridge passes nothing on that came from another bus. Here it goes some buses further: rules that rely on it alone show.
HOPS_MAX = 4

# What nobody is told of an event.
HIDDEN = ("ingestion-time", "hops")


def install() -> None:
    send = Rule.send_to_targets

    def send_to_targets(self, original_event, transform_input=True):
        own = [kind_of(target) for target in self.targets]
        if None in own:
            send(self, original_event, transform_input)
        elif self.state == "ENABLED" and self.event_pattern.matches_event(original_event):
            for kind, target in zip(own, self.targets):
                deliver(self, kind, target, original_event)

    Rule.send_to_targets = send_to_targets


def kind_of(target: dict):
    """What we deliver to; nothing for what is moto's."""
    arn = parse_arn(target["Arn"])
    kind = {("sqs", None): to_queue, ("events", "event-bus"): to_bus}.get((arn.service, arn.resource_type))
    return None if "InputTransformer" in target or "SqsParameters" in target else kind


def deliver(rule, kind, target: dict, event: dict) -> None:
    try:
        kind(rule, target["Arn"], event)
    except (JsonRESTError, ServiceException):
        dead_letters = target.get("DeadLetterConfig", {}).get("Arn")
        if dead_letters:
            to_queue(rule, dead_letters, event)


def to_queue(rule, arn: str, event: dict) -> None:
    name = parse_arn(arn).resource_id
    body = {key: value for key, value in event.items() if key not in HIDDEN}
    body["time"] = iso_8601_datetime_without_milliseconds(utcfromtimestamp(float(event["time"])))
    sqs_backends[rule.account_id][rule.region_name].send_message(queue_name=name, message_body=json.dumps(body))


def to_bus(rule, arn: str, event: dict) -> None:
    """To the rules of another bus, as it was: with the region in which it was announced."""
    hops = event.get("hops", 0) + 1
    if hops > HOPS_MAX:
        return
    place = parse_arn(arn)
    bus = events_backends[place.account][place.region].describe_event_bus(place.resource_id)
    for each in list(bus.rules.values()):
        each.send_to_targets({**event, "hops": hops})
