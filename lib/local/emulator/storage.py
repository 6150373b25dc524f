"""Buckets and their policies, as CloudFormation knows them, made by moto's API."""


class Bucket:
    """Ref is the name."""

    NAME = "BucketName"

    @classmethod
    def create(cls, aws, region, properties):
        name = properties["BucketName"]
        elsewhere = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        aws.client("s3", region).create_bucket(Bucket=name, **elsewhere)
        return name, cls.update(aws, region, name, properties)

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        for operation, name, value in cls.settings(properties):
            aws.call("s3", region, operation, {"Bucket": physical_id, name: value})
        return cls.attributes(region, physical_id)

    @staticmethod
    def settings(properties):
        """What the API sets one by one, of that which the template has."""
        known = [
            ("BucketEncryption", "PutBucketEncryption", "ServerSideEncryptionConfiguration", encryption),
            ("LifecycleConfiguration", "PutBucketLifecycleConfiguration", "LifecycleConfiguration", lifecycle),
            ("OwnershipControls", "PutBucketOwnershipControls", "OwnershipControls", dict),
            ("PublicAccessBlockConfiguration", "PutPublicAccessBlock", "PublicAccessBlockConfiguration", dict),
            ("VersioningConfiguration", "PutBucketVersioning", "VersioningConfiguration", dict),
        ]
        return [
            (operation, argument, translate(properties[name]))
            for name, operation, argument, translate in known
            if name in properties
        ]

    @staticmethod
    def attributes(region, name):
        return {
            "Arn": f"arn:aws:s3:::{name}",
            "DomainName": f"{name}.s3.amazonaws.com",
            "RegionalDomainName": f"{name}.s3.{region}.amazonaws.com",
        }

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("s3", region).delete_bucket(Bucket=physical_id)


def encryption(wanted):
    return {
        "Rules": [
            {("Apply" if name == "ServerSideEncryptionByDefault" else "") + name: value for name, value in rule.items()}
            for rule in wanted["ServerSideEncryptionConfiguration"]
        ]
    }


def lifecycle(wanted):
    return {"Rules": [rule_of(rule) for rule in wanted["Rules"]]}


def rule_of(wanted):
    rule = dict(wanted)
    days, prefix = rule.pop("ExpirationInDays", None), rule.pop("Prefix", "")
    expiration = {} if days is None else {"Expiration": {"Days": days}}
    return {**rule, **expiration, "Filter": {"Prefix": prefix}}


class BucketPolicy:
    """Ref is the name of the bucket."""

    @classmethod
    def create(cls, aws, region, properties):
        return properties["Bucket"], cls.update(aws, region, properties["Bucket"], properties)

    @staticmethod
    def update(aws, region, physical_id, properties):
        aws.call("s3", region, "PutBucketPolicy", {"Bucket": physical_id, "Policy": properties["PolicyDocument"]})
        return {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("s3", region).delete_bucket_policy(Bucket=physical_id)


TYPES = {
    "AWS::S3::Bucket": Bucket,
    "AWS::S3::BucketPolicy": BucketPolicy,
}
