"""Secrets and databases, as CloudFormation knows them, made by moto's API."""

import json


class Secret:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        rule = dict(properties.get("GenerateSecretString", {}))
        if rule:
            template = json.loads(rule.pop("SecretStringTemplate", "{}"))
            key = rule.pop("GenerateStringKey", None)
            password = aws.call("secretsmanager", region, "GetRandomPassword", rule)["RandomPassword"]
            text = json.dumps({**template, key: password}) if key else password
        else:
            text = properties.get("SecretString")
        replicas = properties.get("ReplicaRegions")
        extra = {"AddReplicaRegions": replicas} if replicas else {}
        value = {} if text is None else {"SecretString": text}
        arn = aws.call("secretsmanager", region, "CreateSecret", {**properties, **value}, **extra)["ARN"]
        return arn, {"Id": arn}

    @staticmethod
    def update(aws, region, physical_id, properties):
        """Copies come and go; the value stays, which somebody may have changed."""
        client = aws.client("secretsmanager", region)
        before = Secret.copies(client, physical_id)
        wanted = [copy["Region"] for copy in properties.get("ReplicaRegions", [])]
        more = [{"Region": name} for name in wanted if name not in before]
        if more:
            client.replicate_secret_to_regions(SecretId=physical_id, AddReplicaRegions=more)
        Secret.remove_copies(client, physical_id, [name for name in before if name not in wanted])
        return {"Id": physical_id}

    @staticmethod
    def copies(client, secret):
        return [copy["Region"] for copy in client.describe_secret(SecretId=secret).get("ReplicationStatus", [])]

    @staticmethod
    def remove_copies(client, secret, regions):
        if regions:
            client.remove_regions_from_replication(SecretId=secret, RemoveReplicaRegions=regions)

    @staticmethod
    def delete(aws, region, physical_id):
        client = aws.client("secretsmanager", region)
        Secret.remove_copies(client, physical_id, Secret.copies(client, physical_id))
        client.delete_secret(SecretId=physical_id, ForceDeleteWithoutRecovery=True)


class DatabaseInstance:
    """Ref is the identifier. Class, zones, storage and the like change in place."""

    RENAMED = {"VPCSecurityGroups": "VpcSecurityGroupIds"}

    @classmethod
    def arguments(cls, properties):
        return {cls.RENAMED.get(name, name): value for name, value in properties.items()}

    @classmethod
    def create(cls, aws, region, properties):
        operation = "CreateDBInstance"
        if properties.get("SourceDBInstanceIdentifier"):
            operation = "CreateDBInstanceReadReplica"
        database = aws.call("rds", region, operation, cls.arguments(properties))["DBInstance"]
        return database["DBInstanceIdentifier"], cls.attributes(database)

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        arguments = {**cls.arguments(properties), "DBInstanceIdentifier": physical_id}
        for fixed in ("Engine", "DBName", "MasterUsername", "MasterUserPassword", "DBSubnetGroupName"):
            arguments.pop(fixed, None)
        return cls.attributes(aws.call("rds", region, "ModifyDBInstance", arguments)["DBInstance"])

    @staticmethod
    def attributes(database):
        endpoint = database["Endpoint"]
        return {
            "Endpoint.Address": endpoint["Address"],
            "Endpoint.Port": str(endpoint["Port"]),
            "DBInstanceArn": database["DBInstanceArn"],
        }

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("rds", region).delete_db_instance(DBInstanceIdentifier=physical_id, SkipFinalSnapshot=True)


class SubnetGroup:
    @staticmethod
    def create(aws, region, properties):
        aws.call("rds", region, "CreateDBSubnetGroup", properties)
        return properties["DBSubnetGroupName"], {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("rds", region).delete_db_subnet_group(DBSubnetGroupName=physical_id)


class ParameterGroup:
    @staticmethod
    def create(aws, region, properties):
        name = properties["DBParameterGroupName"]
        aws.call(
            "rds", region, "CreateDBParameterGroup",
            {**properties, "DBParameterGroupFamily": properties["Family"]},
        )
        ParameterGroup.update(aws, region, name, properties)
        return name, {}

    @staticmethod
    def update(aws, region, physical_id, properties):
        parameters = [
            {"ParameterName": name, "ParameterValue": value, "ApplyMethod": "pending-reboot"}
            for name, value in properties.get("Parameters", {}).items()
        ]
        aws.client("rds", region).modify_db_parameter_group(DBParameterGroupName=physical_id, Parameters=parameters)
        return {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("rds", region).delete_db_parameter_group(DBParameterGroupName=physical_id)


TYPES = {
    "AWS::SecretsManager::Secret": Secret,
    "AWS::RDS::DBInstance": DatabaseInstance,
    "AWS::RDS::DBSubnetGroup": SubnetGroup,
    "AWS::RDS::DBParameterGroup": ParameterGroup,
}
