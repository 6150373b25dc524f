"""Event buses with their rules and archives, as CloudFormation knows them, made by moto's API."""


class EventBus:
    """Ref is the name."""

    NAME = "Name"
    CREATE_ONLY = ("Name",)

    @staticmethod
    def create(aws, region, properties):
        arn = aws.call("events", region, "CreateEventBus", properties)["EventBusArn"]
        return properties["Name"], {"Arn": arn, "Name": properties["Name"]}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("events", region).delete_event_bus(Name=physical_id)


class Rule:
    """Ref is `bus|name`, or the name alone on the default bus. Its targets come and go with it."""

    NAME = "Name"
    CREATE_ONLY = ("Name", "EventBusName")

    @classmethod
    def create(cls, aws, region, properties):
        bus = properties.get("EventBusName", "default")
        name = properties["Name"]
        return name if bus == "default" else f"{bus}|{name}", cls.put(aws, region, bus, name, properties)

    @staticmethod
    def put(aws, region, bus, name, properties):
        arn = aws.call("events", region, "PutRule", {**properties, "Name": name, "EventBusName": bus})["RuleArn"]
        targets = properties.get("Targets", [])
        wanted = [target["Id"] for target in targets]
        remove_targets(aws, region, bus, name, [each for each in targets_of(aws, region, bus, name) if each not in wanted])
        if targets:
            aws.call("events", region, "PutTargets", {"Rule": name, "EventBusName": bus, "Targets": targets})
        return {"Arn": arn}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        return cls.put(aws, region, *place(physical_id), properties)

    @staticmethod
    def delete(aws, region, physical_id):
        bus, name = place(physical_id)
        remove_targets(aws, region, bus, name, targets_of(aws, region, bus, name))
        aws.client("events", region).delete_rule(Name=name, EventBusName=bus)


def place(physical_id: str) -> tuple:
    """Bus and name of a rule."""
    return tuple(physical_id.split("|")) if "|" in physical_id else ("default", physical_id)


def targets_of(aws, region, bus, name) -> list:
    found = aws.client("events", region).list_targets_by_rule(Rule=name, EventBusName=bus)
    return [target["Id"] for target in found["Targets"]]


def remove_targets(aws, region, bus, name, ids) -> None:
    if ids:
        aws.client("events", region).remove_targets(Rule=name, EventBusName=bus, Ids=ids)


class Archive:
    """Ref is the name."""

    NAME = "ArchiveName"
    CREATE_ONLY = ("ArchiveName", "SourceArn")

    @staticmethod
    def create(aws, region, properties):
        arguments = {**properties, "EventSourceArn": properties["SourceArn"]}
        arn = aws.call("events", region, "CreateArchive", arguments)["ArchiveArn"]
        return properties["ArchiveName"], {"Arn": arn, "ArchiveName": properties["ArchiveName"]}

    @staticmethod
    def update(aws, region, physical_id, properties):
        arn = aws.call("events", region, "UpdateArchive", {**properties, "ArchiveName": physical_id})["ArchiveArn"]
        return {"Arn": arn, "ArchiveName": physical_id}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("events", region).delete_archive(ArchiveName=physical_id)


TYPES = {
    "AWS::Events::EventBus": EventBus,
    "AWS::Events::Rule": Rule,
    "AWS::Events::Archive": Archive,
}
