"""CDN, firewall and where the log of requests goes, as CloudFormation knows them, made by moto's API."""

import uuid


class Distribution:
    """Ref is the id."""

    @classmethod
    def create(cls, aws, region, properties):
        arguments = {"DistributionConfig": cls.config(properties, str(uuid.uuid4()))}
        made = aws.call("cloudfront", region, "CreateDistribution", arguments)["Distribution"]
        return made["Id"], cls.attributes(made)

    @staticmethod
    def config(properties, reference):
        """The API calls some things by other names, and wants what CloudFormation has defaults for."""
        wanted = dict(properties["DistributionConfig"])
        six = wanted.pop("IPV6Enabled", False)
        return {
            "Comment": "",
            **wanted,
            "CallerReference": reference,
            "IsIPV6Enabled": six,
            "Origins": [origin(each) for each in wanted["Origins"]],
            "DefaultCacheBehavior": behavior(wanted["DefaultCacheBehavior"]),
            "CacheBehaviors": [behavior(each) for each in wanted.get("CacheBehaviors", [])],
        }

    @staticmethod
    def attributes(distribution):
        return {"Id": distribution["Id"], "DomainName": distribution["DomainName"]}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        before = aws.client("cloudfront", region).get_distribution_config(Id=physical_id)
        config = cls.config(properties, before["DistributionConfig"]["CallerReference"])
        arguments = {"Id": physical_id, "IfMatch": before["ETag"], "DistributionConfig": config}
        return cls.attributes(aws.call("cloudfront", region, "UpdateDistribution", arguments)["Distribution"])

    @staticmethod
    def delete(aws, region, physical_id):
        client = aws.client("cloudfront", region)
        client.delete_distribution(Id=physical_id, IfMatch=client.get_distribution(Id=physical_id)["ETag"])


def origin(wanted):
    origin = dict(wanted)
    headers = origin.pop("OriginCustomHeaders", [])
    if "CustomOriginConfig" in origin:
        origin["CustomOriginConfig"] = {"HTTPPort": 80, "HTTPSPort": 443, **origin["CustomOriginConfig"]}
    return {**origin, "CustomHeaders": headers}


def behavior(wanted):
    behavior = dict(wanted)
    allowed = behavior.pop("AllowedMethods", ["GET", "HEAD"])
    cached = behavior.pop("CachedMethods", ["GET", "HEAD"])
    return {**behavior, "AllowedMethods": {"Quantity": len(allowed), "Items": allowed, "CachedMethods": cached}}


class OriginAccessControl:
    """Ref is the id."""

    @staticmethod
    def create(aws, region, properties):
        made = aws.call("cloudfront", region, "CreateOriginAccessControl", properties)["OriginAccessControl"]["Id"]
        return made, {"Id": made}

    @staticmethod
    def update(aws, region, physical_id, properties):
        aws.call("cloudfront", region, "UpdateOriginAccessControl", {**properties, "Id": physical_id})
        return {"Id": physical_id}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("cloudfront", region).delete_origin_access_control(Id=physical_id)


class WebAcl:
    """Ref is `name|id|scope`."""

    NAME = "Name"

    @classmethod
    def create(cls, aws, region, properties):
        made = aws.call("wafv2", region, "CreateWebACL", properties)["Summary"]
        return f"{made['Name']}|{made['Id']}|{properties['Scope']}", cls.attributes(made)

    @staticmethod
    def attributes(acl):
        return {"Arn": acl["ARN"], "Id": acl["Id"]}

    @staticmethod
    def get(aws, region, physical_id):
        key = dict(zip(("Name", "Id", "Scope"), physical_id.split("|")))
        return key, aws.client("wafv2", region).get_web_acl(**key)

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        key, before = cls.get(aws, region, physical_id)
        aws.call("wafv2", region, "UpdateWebACL", {**properties, **key, "LockToken": before["LockToken"]})
        return cls.attributes(before["WebACL"])

    @classmethod
    def delete(cls, aws, region, physical_id):
        key, before = cls.get(aws, region, physical_id)
        aws.client("wafv2", region).delete_web_acl(**key, LockToken=before["LockToken"])


class DeliverySource:
    """Ref is the name."""

    @staticmethod
    def create(aws, region, properties):
        source = aws.call("logs", region, "PutDeliverySource", properties)["deliverySource"]
        return source["name"], {"Arn": source["arn"], "Service": source["service"]}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        return cls.create(aws, region, properties)[1]

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("logs", region).delete_delivery_source(name=physical_id)


class DeliveryDestination:
    """Ref is the name."""

    @staticmethod
    def create(aws, region, properties):
        target = {"destinationResourceArn": properties["DestinationResourceArn"]}
        arguments = {**properties, "deliveryDestinationConfiguration": target}
        destination = aws.call("logs", region, "PutDeliveryDestination", arguments)["deliveryDestination"]
        return destination["name"], {"Arn": destination["arn"]}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        return cls.create(aws, region, properties)[1]

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("logs", region).delete_delivery_destination(name=physical_id)


class Delivery:
    """Ref is the id."""

    @staticmethod
    def create(aws, region, properties):
        delivery = aws.call("logs", region, "CreateDelivery", properties)["delivery"]
        return delivery["id"], {"Arn": delivery["arn"], "DeliveryId": delivery["id"]}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("logs", region).delete_delivery(id=physical_id)


TYPES = {
    "AWS::CloudFront::Distribution": Distribution,
    "AWS::CloudFront::OriginAccessControl": OriginAccessControl,
    "AWS::WAFv2::WebACL": WebAcl,
    "AWS::Logs::DeliverySource": DeliverySource,
    "AWS::Logs::DeliveryDestination": DeliveryDestination,
    "AWS::Logs::Delivery": Delivery,
}
