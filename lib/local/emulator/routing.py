"""Health checks and groups of records, as CloudFormation knows them, made by moto's API."""

import uuid

import records


class HealthCheck:
    """Ref is the id."""

    # Source: AWS CloudFormation, "AWS::Route53::HealthCheck HealthCheckConfig" (2026-11).
    CREATE_ONLY = ("HealthCheckConfig.Type", "HealthCheckConfig.RequestInterval", "HealthCheckConfig.MeasureLatency")

    @classmethod
    def create(cls, aws, region, properties):
        arguments = {"CallerReference": str(uuid.uuid4()), "HealthCheckConfig": properties["HealthCheckConfig"]}
        made = aws.call("route53", region, "CreateHealthCheck", arguments)["HealthCheck"]["Id"]
        cls.tag(aws, region, made, properties)
        return made, {"HealthCheckId": made}

    @staticmethod
    def tag(aws, region, physical_id, properties):
        about = {"ResourceType": "healthcheck", "ResourceId": physical_id}
        client = aws.client("route53", region)
        before = client.list_tags_for_resource(**about)["ResourceTagSet"]["Tags"]
        if before:
            client.change_tags_for_resource(**about, RemoveTagKeys=[tag["Key"] for tag in before])
        wanted = properties.get("HealthCheckTags", [])
        if wanted:
            aws.call("route53", region, "ChangeTagsForResource", {**about, "AddTags": wanted})

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        # What a template says no more is again as if it never had.
        wanted = {"Inverted": False, "Disabled": False, **properties["HealthCheckConfig"], "HealthCheckId": physical_id}
        aws.call("route53", region, "UpdateHealthCheck", wanted)
        cls.tag(aws, region, physical_id, properties)
        return {"HealthCheckId": physical_id}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("route53", region).delete_health_check(HealthCheckId=physical_id)


class RecordSetGroup:
    """Its id is that of the hosted zone, with one of its own: a change and a deletion need both."""

    @staticmethod
    def create(aws, region, properties):
        zone, group = records.zone_of(properties), uuid.uuid4().hex
        records.replace(zone, [], properties["RecordSets"], group)
        return f"{zone.resource_id}|{group}", {}

    @staticmethod
    def update(aws, region, physical_id, properties):
        zone, group = records.zone_of(properties), physical_id.split("|")[1]
        records.replace(zone, records.of_group(zone, group), properties["RecordSets"], group)
        return {}

    @staticmethod
    def delete(aws, region, physical_id):
        zone_id, group = physical_id.split("|")
        zone = records.zone_of({"HostedZoneId": zone_id})
        records.replace(zone, records.of_group(zone, group), [])


TYPES = {
    "AWS::Route53::HealthCheck": HealthCheck,
    "AWS::Route53::RecordSetGroup": RecordSetGroup,
}
