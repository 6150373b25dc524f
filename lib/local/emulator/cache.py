"""Caches and their users, as CloudFormation knows them, made by moto's API."""


def forget_in_cache_service(region: str, kind: str, name: str) -> None:
    """moto leaves what was deleted in the state `deleting` for ever, and then refuses the next of its name."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.elasticache.models import elasticache_backends

    getattr(elasticache_backends[DEFAULT_ACCOUNT_ID][region], kind).pop(name, None)


class CacheUser:
    """Ref is the id."""

    @staticmethod
    def create(aws, region, properties):
        user = aws.call("elasticache", region, "CreateUser", properties)
        return user["UserId"], {"Arn": user["ARN"], "Status": user["Status"]}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("elasticache", region).delete_user(UserId=physical_id)
        forget_in_cache_service(region, "users", physical_id)


class CacheSubnetGroup:
    """Ref is the name."""

    @staticmethod
    def create(aws, region, properties):
        arguments = {**properties, "CacheSubnetGroupDescription": properties["Description"]}
        aws.call("elasticache", region, "CreateCacheSubnetGroup", arguments)
        return properties["CacheSubnetGroupName"], {}

    @staticmethod
    def delete(aws, region, physical_id):
        # moto has no API for it.
        forget_in_cache_service(region, "cache_subnet_groups", physical_id)


class ReplicationGroup:
    """Ref is the id. Its endpoint is where a client of a cluster begins."""

    @staticmethod
    def create(aws, region, properties):
        group = aws.call("elasticache", region, "CreateReplicationGroup", properties)["ReplicationGroup"]
        endpoint = group["ConfigurationEndpoint"]
        return group["ReplicationGroupId"], {
            "ConfigurationEndPoint.Address": endpoint["Address"],
            "ConfigurationEndPoint.Port": str(endpoint["Port"]),
        }

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("elasticache", region).delete_replication_group(ReplicationGroupId=physical_id)
        forget_in_cache_service(region, "replication_groups", physical_id)


TYPES = {
    "AWS::ElastiCache::User": CacheUser,
    "AWS::ElastiCache::SubnetGroup": CacheSubnetGroup,
    "AWS::ElastiCache::ReplicationGroup": ReplicationGroup,
}
