"""Alarms and budgets, as CloudFormation knows them, made by moto's API."""


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


TYPES = {
    "AWS::CloudWatch::Alarm": Alarm,
    "AWS::Budgets::Budget": Budget,
}
