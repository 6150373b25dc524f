"""Load balancers, as CloudFormation knows them, made by moto's API."""

import uuid


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

    @staticmethod
    def arguments(properties):
        # Values beside a configuration say the same again, and the API takes one of them.
        conditions = [
            {name: value for name, value in item.items() if name != "Values" or len(item) == 2}
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


TYPES = {
    "AWS::ElasticLoadBalancingV2::LoadBalancer": LoadBalancer,
    "AWS::ElasticLoadBalancingV2::TargetGroup": TargetGroup,
    "AWS::ElasticLoadBalancingV2::Listener": Listener,
    "AWS::ElasticLoadBalancingV2::ListenerRule": ListenerRule,
}
