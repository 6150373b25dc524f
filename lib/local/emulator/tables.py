"""Global tables, as CloudFormation knows them. Each copy is a table of its own, made by moto's API, and all have the same items."""

from moto.cloudformation.exceptions import ValidationError

from global_tables import join, regions_of

# What every copy has. Source: AWS CloudFormation, "AWS::DynamoDB::GlobalTable" (2026-11).
SHARED = ("TableName", "AttributeDefinitions", "KeySchema", "BillingMode")


class GlobalTable:
    """Ref is the name. The copy in the stack's own region is the first; the others are replicas of it."""

    CREATE_ONLY = ("TableName", "KeySchema")

    @classmethod
    def create(cls, aws, region, properties):
        name = properties["TableName"]
        replicas = by_region(properties)
        for each in sorted(replicas, key=lambda other: other != region):
            make(aws, each, properties)
            configure(aws, each, properties)
        join(name, [region, *(other for other in replicas if other != region)])
        return name, cls.attributes(aws, region, name)

    @staticmethod
    def attributes(aws, region, name):
        table = aws.client("dynamodb", region).describe_table(TableName=name)["Table"]
        return {"Arn": table["TableArn"], "StreamArn": table.get("LatestStreamArn"), "TableId": name}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        before, wanted = regions_of(region, physical_id), by_region(properties)
        added, gone = [each for each in wanted if each not in before], [each for each in before if each not in wanted]
        if len(added) + len(gone) > 1:
            what = f"{', '.join(added)} would be added and {', '.join(gone)} removed"
            message = f"AWS::DynamoDB::GlobalTable {physical_id}: only one replica can be added or removed in an update; {what}"
            raise ValidationError(message=message)
        for each in added:
            make(aws, each, properties)
        for each in gone:
            aws.client("dynamodb", each).delete_table(TableName=physical_id)
        join(physical_id, [each for each in before if each in wanted] + added)
        for each in wanted:
            configure(aws, each, properties)
        return cls.attributes(aws, region, physical_id)

    @staticmethod
    def delete(aws, region, physical_id):
        for each in regions_of(region, physical_id):
            aws.client("dynamodb", each).delete_table(TableName=physical_id)


def by_region(properties: dict) -> dict:
    return {replica["Region"]: replica for replica in properties["Replicas"]}


def make(aws, region, properties):
    stream = properties.get("StreamSpecification")
    extra = {"StreamSpecification": {"StreamEnabled": True, **stream}} if stream else {}
    aws.call("dynamodb", region, "CreateTable", {key: properties[key] for key in SHARED}, **extra)


def configure(aws, region, properties):
    client, name, replica = aws.client("dynamodb", region), properties["TableName"], by_region(properties)[region]
    protected = replica.get("DeletionProtectionEnabled", False)
    aws.call("dynamodb", region, "UpdateTable", {"TableName": name, "DeletionProtectionEnabled": protected})
    if "TimeToLiveSpecification" in properties:
        client.update_time_to_live(TableName=name, TimeToLiveSpecification=properties["TimeToLiveSpecification"])
    recovery = replica.get("PointInTimeRecoverySpecification")
    if recovery:
        client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)


TYPES = {
    "AWS::DynamoDB::GlobalTable": GlobalTable,
}
