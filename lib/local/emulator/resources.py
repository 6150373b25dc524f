"""CloudFormation types that moto's API has and its CloudFormation lacks or gets wrong. Each is made by the API."""

import json
import re
import uuid

REFERENCE = re.compile(r"\{\{resolve:secretsmanager:(.+):SecretString:([^:}]+)(?:::)?\}\}")


def resolve(aws, region: str, value):
    """The value behind a dynamic reference to a secret."""
    match = REFERENCE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return value
    secret = aws.client("secretsmanager", region).get_secret_value(SecretId=match[1])
    return json.loads(secret["SecretString"])[match[2]]


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
    def delete(aws, region, physical_id):
        aws.client("secretsmanager", region).delete_secret(SecretId=physical_id, ForceDeleteWithoutRecovery=True)


class DatabaseInstance:
    """Ref is the identifier. Class, zones, storage and the like change in place."""

    RENAMED = {"VPCSecurityGroups": "VpcSecurityGroupIds"}

    @classmethod
    def arguments(cls, aws, region, properties):
        renamed = {cls.RENAMED.get(name, name): value for name, value in properties.items()}
        return {**renamed, "MasterUserPassword": resolve(aws, region, properties.get("MasterUserPassword", ""))}

    @classmethod
    def create(cls, aws, region, properties):
        arguments = cls.arguments(aws, region, properties)
        operation = "CreateDBInstance"
        if properties.get("SourceDBInstanceIdentifier"):
            operation = "CreateDBInstanceReadReplica"
        if not arguments["MasterUserPassword"]:
            del arguments["MasterUserPassword"]
        database = aws.call("rds", region, operation, arguments)["DBInstance"]
        return database["DBInstanceIdentifier"], cls.attributes(database)

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        arguments = {**cls.arguments(aws, region, properties), "DBInstanceIdentifier": physical_id}
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


def forget_in_cache_service(region: str, kind: str, name: str) -> None:
    """moto leaves what was deleted in the state `deleting` for ever, and then refuses the next of its name."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.elasticache.models import elasticache_backends

    getattr(elasticache_backends[DEFAULT_ACCOUNT_ID][region], kind).pop(name, None)


class CacheUser:
    """Ref is the id."""

    @staticmethod
    def create(aws, region, properties):
        mode = properties["AuthenticationMode"]
        passwords = [resolve(aws, region, password) for password in mode.get("Passwords", [])]
        arguments = {**properties, "AuthenticationMode": {"Type": mode["Type"], "Passwords": passwords}}
        user = aws.call("elasticache", region, "CreateUser", arguments)
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


class GlobalTable:
    """Ref is the name. The copy in the stack's own region is the table; the others are replicas of it."""

    @staticmethod
    def create(aws, region, properties):
        name = properties["TableName"]
        own = next(replica for replica in properties["Replicas"] if replica["Region"] == region)
        stream = properties.get("StreamSpecification")
        extra = {"StreamSpecification": {"StreamEnabled": True, **stream}} if stream else {}
        arguments = {key: properties[key] for key in ("TableName", "AttributeDefinitions", "KeySchema", "BillingMode")}
        arguments["DeletionProtectionEnabled"] = own.get("DeletionProtectionEnabled", False)
        table = aws.call("dynamodb", region, "CreateTable", arguments, **extra)["TableDescription"]
        client = aws.client("dynamodb", region)
        if "TimeToLiveSpecification" in properties:
            client.update_time_to_live(TableName=name, TimeToLiveSpecification=properties["TimeToLiveSpecification"])
        recovery = own.get("PointInTimeRecoverySpecification")
        if recovery:
            client.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification=recovery)
        return name, {"Arn": table["TableArn"], "StreamArn": table.get("LatestStreamArn"), "TableId": name}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("dynamodb", region).delete_table(TableName=physical_id)


class Certificate:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        arguments = {key: value for key, value in properties.items() if key != "DomainValidationOptions"}
        return aws.call("acm", region, "RequestCertificate", arguments)["CertificateArn"], {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("acm", region).delete_certificate(CertificateArn=physical_id)


class SecurityGroupEgress:
    @staticmethod
    def create(aws, region, properties):
        target = properties.get("DestinationSecurityGroupId")
        permission = {
            "IpProtocol": properties["IpProtocol"],
            **{key: int(properties[key]) for key in ("FromPort", "ToPort") if key in properties},
            **({"UserIdGroupPairs": [{"GroupId": target}]} if target else {"IpRanges": [{"CidrIp": properties["CidrIp"]}]}),
        }
        answer = aws.client("ec2", region).authorize_security_group_egress(
            GroupId=properties["GroupId"], IpPermissions=[permission]
        )
        rules = answer.get("SecurityGroupRules", [])
        return rules[0]["SecurityGroupRuleId"] if rules else properties["GroupId"], {}


class Alarm:
    """Ref is the name."""

    @staticmethod
    def create(aws, region, properties):
        aws.call("cloudwatch", region, "PutMetricAlarm", properties)
        return properties["AlarmName"], {"Arn": f"arn:aws:cloudwatch:{region}:alarm:{properties['AlarmName']}"}

    @staticmethod
    def update(aws, region, physical_id, properties):
        return Alarm.create(aws, region, properties)[1]

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("cloudwatch", region).delete_alarms(AlarmNames=[physical_id])


class Subscription:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        arn = aws.call("sns", region, "Subscribe", properties, ReturnSubscriptionArn=True)["SubscriptionArn"]
        return arn, {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("sns", region).unsubscribe(SubscriptionArn=physical_id)


class TopicPolicy:
    @staticmethod
    def create(aws, region, properties):
        policy = json.dumps(properties["PolicyDocument"])
        for topic in properties["Topics"]:
            aws.client("sns", region).set_topic_attributes(
                TopicArn=topic, AttributeName="Policy", AttributeValue=policy
            )
        return "policy", {}


class Budget:
    """Ref is the name."""

    @staticmethod
    def create(aws, region, properties):
        wanted = properties["Budget"]
        limit = {"Amount": str(wanted["BudgetLimit"]["Amount"]), "Unit": wanted["BudgetLimit"]["Unit"]}
        aws.client("budgets", region).create_budget(
            AccountId=aws.account(region),
            Budget={**wanted, "BudgetLimit": limit},
            NotificationsWithSubscribers=properties.get("NotificationsWithSubscribers", []),
        )
        return wanted["BudgetName"], {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("budgets", region).delete_budget(AccountId=aws.account(region), BudgetName=physical_id)


def camel(value):
    """CloudFormation's attribute lists as the API takes them: all values are text."""
    return [{"Key": item["Key"], "Value": str(item["Value"])} for item in value or []]


class LoadBalancer:
    """Ref is the ARN. The name is made up, as CloudFormation makes one up."""

    @staticmethod
    def create(aws, region, properties):
        client = aws.client("elbv2", region)
        balancer = client.create_load_balancer(
            Name=properties.get("Name") or f"balancer-{uuid.uuid4().hex[:16]}",
            Subnets=properties["Subnets"],
            SecurityGroups=properties.get("SecurityGroups", []),
            Scheme=properties.get("Scheme", "internet-facing"),
        )["LoadBalancers"][0]
        LoadBalancer.configure(client, balancer["LoadBalancerArn"], properties)
        return balancer["LoadBalancerArn"], LoadBalancer.attributes(balancer)

    @staticmethod
    def configure(client, arn, properties):
        attributes = camel(properties.get("LoadBalancerAttributes"))
        if attributes:
            client.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=attributes)

    @staticmethod
    def attributes(balancer):
        arn = balancer["LoadBalancerArn"]
        return {
            "LoadBalancerArn": arn,
            "DNSName": balancer["DNSName"],
            "CanonicalHostedZoneID": balancer["CanonicalHostedZoneId"],
            "LoadBalancerFullName": arn.split(":loadbalancer/")[1],
        }

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        client = aws.client("elbv2", region)
        cls.configure(client, physical_id, properties)
        return cls.attributes(client.describe_load_balancers(LoadBalancerArns=[physical_id])["LoadBalancers"][0])

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("elbv2", region).delete_load_balancer(LoadBalancerArn=physical_id)


class TargetGroup:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        name = {"Name": properties.get("Name") or f"targets-{uuid.uuid4().hex[:16]}"}
        arn = aws.call("elbv2", region, "CreateTargetGroup", {**properties, **name})["TargetGroups"][0]["TargetGroupArn"]
        TargetGroup.configure(aws, region, arn, properties)
        return arn, TargetGroup.attributes(arn)

    @staticmethod
    def configure(aws, region, arn, properties):
        attributes = camel(properties.get("TargetGroupAttributes"))
        if attributes:
            aws.client("elbv2", region).modify_target_group_attributes(TargetGroupArn=arn, Attributes=attributes)

    @staticmethod
    def attributes(arn):
        return {"TargetGroupArn": arn, "TargetGroupFullName": arn.split(":")[-1]}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        cls.configure(aws, region, physical_id, properties)
        return cls.attributes(physical_id)

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("elbv2", region).delete_target_group(TargetGroupArn=physical_id)


class Listener:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        arn = aws.call("elbv2", region, "CreateListener", properties)["Listeners"][0]["ListenerArn"]
        return arn, {"ListenerArn": arn}

    @staticmethod
    def update(aws, region, physical_id, properties):
        aws.call("elbv2", region, "ModifyListener", {**properties, "ListenerArn": physical_id})
        return {"ListenerArn": physical_id}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("elbv2", region).delete_listener(ListenerArn=physical_id)


class ListenerRule:
    """Ref is the ARN."""

    CONFIGURED = {"path-pattern": "PathPatternConfig", "host-header": "HostHeaderConfig"}

    @classmethod
    def arguments(cls, properties):
        # moto keeps the values of a condition apart from its configuration, and reads both.
        conditions = [
            {"Field": item["Field"], cls.CONFIGURED[item["Field"]]: item[cls.CONFIGURED[item["Field"]]]}
            for item in properties["Conditions"]
        ]
        return {**properties, "Conditions": conditions}

    @classmethod
    def create(cls, aws, region, properties):
        arn = aws.call("elbv2", region, "CreateRule", cls.arguments(properties))["Rules"][0]["RuleArn"]
        return arn, {"RuleArn": arn}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        aws.call("elbv2", region, "ModifyRule", {**cls.arguments(properties), "RuleArn": physical_id})
        return {"RuleArn": physical_id}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("elbv2", region).delete_rule(RuleArn=physical_id)


class ScalingPolicy:
    """Ref is the ARN."""

    @staticmethod
    def create(aws, region, properties):
        tracked = dict(properties["TargetTrackingConfiguration"])
        tracked["TargetValue"] = float(tracked["TargetValue"])
        name = f"policy-{uuid.uuid4().hex[:8]}"
        group = properties["AutoScalingGroupName"]
        client = aws.client("autoscaling", region)
        client.put_scaling_policy(
            AutoScalingGroupName=group,
            PolicyName=name,
            PolicyType=properties["PolicyType"],
            TargetTrackingConfiguration=tracked,
        )
        # moto's answer to the call has no ARN.
        found = client.describe_policies(AutoScalingGroupName=group, PolicyNames=[name])["ScalingPolicies"][0]
        return found["PolicyARN"], {"Arn": found["PolicyARN"], "PolicyName": name}

    @staticmethod
    def delete(aws, region, physical_id):
        name = physical_id.split("policyName/")[-1]
        group = physical_id.split("autoScalingGroupName/")[-1].split(":")[0]
        aws.client("autoscaling", region).delete_policy(AutoScalingGroupName=group, PolicyName=name)


# No bucket policies: moto enforces them without their conditions, and a denial of HTTP would deny everything.
TYPES = {
    "AWS::SecretsManager::Secret": Secret,
    "AWS::RDS::DBInstance": DatabaseInstance,
    "AWS::RDS::DBSubnetGroup": SubnetGroup,
    "AWS::RDS::DBParameterGroup": ParameterGroup,
    "AWS::ElastiCache::User": CacheUser,
    "AWS::ElastiCache::SubnetGroup": CacheSubnetGroup,
    "AWS::ElastiCache::ReplicationGroup": ReplicationGroup,
    "AWS::DynamoDB::GlobalTable": GlobalTable,
    "AWS::CertificateManager::Certificate": Certificate,
    "AWS::EC2::SecurityGroupEgress": SecurityGroupEgress,
    "AWS::CloudWatch::Alarm": Alarm,
    "AWS::SNS::Subscription": Subscription,
    "AWS::SNS::TopicPolicy": TopicPolicy,
    "AWS::Budgets::Budget": Budget,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": LoadBalancer,
    "AWS::ElasticLoadBalancingV2::TargetGroup": TargetGroup,
    "AWS::ElasticLoadBalancingV2::Listener": Listener,
    "AWS::ElasticLoadBalancingV2::ListenerRule": ListenerRule,
    "AWS::AutoScaling::ScalingPolicy": ScalingPolicy,
}
