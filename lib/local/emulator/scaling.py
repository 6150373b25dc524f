"""Groups of servers and what changes their size, as CloudFormation knows them, made by moto's API."""


class AutoScalingGroup:
    """Ref is the name. Servers of another launch template are replaced."""

    NAME = "AutoScalingGroupName"

    @classmethod
    def create(cls, aws, region, properties):
        aws.call("autoscaling", region, "CreateAutoScalingGroup", cls.arguments(properties))
        name = properties["AutoScalingGroupName"]
        cls.collect_metrics(aws, region, name, properties)
        return name, {}

    @staticmethod
    def arguments(properties):
        return {**properties, "VPCZoneIdentifier": ",".join(properties["VPCZoneIdentifier"])}

    @staticmethod
    def collect_metrics(aws, region, name, properties):
        for collection in properties.get("MetricsCollection", []):
            aws.client("autoscaling", region).enable_metrics_collection(AutoScalingGroupName=name, **collection)

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        before = cls.describe(aws, region, physical_id)
        arguments = {**cls.arguments(properties), "AutoScalingGroupName": physical_id}
        aws.call("autoscaling", region, "UpdateAutoScalingGroup", arguments)
        cls.collect_metrics(aws, region, physical_id, properties)
        if cls.describe(aws, region, physical_id)["LaunchTemplate"] != before["LaunchTemplate"]:
            for server in before["Instances"]:
                aws.client("autoscaling", region).terminate_instance_in_auto_scaling_group(
                    InstanceId=server["InstanceId"], ShouldDecrementDesiredCapacity=False
                )
        return {}

    @staticmethod
    def describe(aws, region, name):
        client = aws.client("autoscaling", region)
        return client.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0]

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("autoscaling", region).delete_auto_scaling_group(AutoScalingGroupName=physical_id, ForceDelete=True)


class ScalingPolicy:
    """Ref is the ARN."""

    NAME = "PolicyName"

    @staticmethod
    def create(aws, region, properties):
        group, name = properties["AutoScalingGroupName"], properties["PolicyName"]
        aws.call("autoscaling", region, "PutScalingPolicy", properties)
        # moto's answer to the call has no ARN.
        found = aws.client("autoscaling", region).describe_policies(AutoScalingGroupName=group, PolicyNames=[name])
        arn = found["ScalingPolicies"][0]["PolicyARN"]
        return arn, {"Arn": arn, "PolicyName": name}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        name = physical_id.split("policyName/")[-1]
        return cls.create(aws, region, {**properties, "PolicyName": name})[1]

    @staticmethod
    def delete(aws, region, physical_id):
        name = physical_id.split("policyName/")[-1]
        group = physical_id.split("autoScalingGroupName/")[-1].split(":")[0]
        aws.client("autoscaling", region).delete_policy(AutoScalingGroupName=group, PolicyName=name)


class LifecycleHook:
    """Its id is `group|name`, of which a deletion needs both."""

    NAME = "LifecycleHookName"

    @staticmethod
    def create(aws, region, properties):
        aws.call("autoscaling", region, "PutLifecycleHook", properties)
        return f"{properties['AutoScalingGroupName']}|{properties['LifecycleHookName']}", {}

    @staticmethod
    def update(aws, region, physical_id, properties):
        name = {"LifecycleHookName": physical_id.split("|")[1]}
        aws.call("autoscaling", region, "PutLifecycleHook", {**properties, **name})
        return {}

    @staticmethod
    def delete(aws, region, physical_id):
        group, name = physical_id.split("|")
        aws.client("autoscaling", region).delete_lifecycle_hook(AutoScalingGroupName=group, LifecycleHookName=name)


TYPES = {
    "AWS::AutoScaling::AutoScalingGroup": AutoScalingGroup,
    "AWS::AutoScaling::ScalingPolicy": ScalingPolicy,
    "AWS::AutoScaling::LifecycleHook": LifecycleHook,
}
