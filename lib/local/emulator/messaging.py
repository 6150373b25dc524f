"""Queues and topics, as CloudFormation knows them, made by moto's API. A change keeps the messages and the subscribers."""


def without(properties, *names):
    return {name: value for name, value in properties.items() if name not in names}


class Queue:
    """Ref is the URL."""

    NAME = "QueueName"

    # What a queue has that the template says nothing of. Source: Amazon SQS API, "SetQueueAttributes".
    DEFAULTS = {
        "DelaySeconds": 0,
        "MessageRetentionPeriod": 345_600,
        "ReceiveMessageWaitTimeSeconds": 0,
        "RedrivePolicy": "",
        "SqsManagedSseEnabled": True,
        "VisibilityTimeout": 30,
    }

    @classmethod
    def create(cls, aws, region, properties):
        arguments = {"QueueName": properties["QueueName"], "Attributes": without(properties, "QueueName", "Tags")}
        url = aws.call("sqs", region, "CreateQueue", arguments)["QueueUrl"]
        return url, cls.attributes(aws, region, url)

    @staticmethod
    def attributes(aws, region, url):
        found = aws.client("sqs", region).get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        return {"Arn": found["Attributes"]["QueueArn"], "QueueName": url.split("/")[-1], "QueueUrl": url}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        wanted = {**cls.DEFAULTS, **without(properties, "QueueName", "Tags", "FifoQueue")}
        aws.call("sqs", region, "SetQueueAttributes", {"QueueUrl": physical_id, "Attributes": wanted})
        return cls.attributes(aws, region, physical_id)

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("sqs", region).delete_queue(QueueUrl=physical_id)


class QueuePolicy:
    """Its id is the URLs of the queues, which a deletion needs."""

    @classmethod
    def create(cls, aws, region, properties):
        queues = properties["Queues"]
        cls.put(aws, region, queues, properties["PolicyDocument"])
        return " ".join(queues), {}

    @staticmethod
    def put(aws, region, queues, policy):
        for queue in queues:
            aws.call("sqs", region, "SetQueueAttributes", {"QueueUrl": queue, "Attributes": {"Policy": policy}})

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        cls.put(aws, region, properties["Queues"], properties["PolicyDocument"])
        return {}

    @classmethod
    def delete(cls, aws, region, physical_id):
        cls.put(aws, region, physical_id.split(" "), "")


class Topic:
    """Ref is the ARN."""

    NAME = "TopicName"

    @staticmethod
    def create(aws, region, properties):
        name = properties["TopicName"]
        attributes = without(properties, "TopicName", "Subscription", "Tags")
        arn = aws.call("sns", region, "CreateTopic", {"Name": name, "Attributes": attributes})["TopicArn"]
        return arn, {"TopicArn": arn, "TopicName": name}

    @staticmethod
    def update(aws, region, physical_id, properties):
        wanted = {"DisplayName": "", "KmsMasterKeyId": "", **without(properties, "TopicName", "Subscription", "Tags")}
        set_each(aws, region, "SetTopicAttributes", {"TopicArn": physical_id}, without(wanted, "FifoTopic"))
        return {"TopicArn": physical_id, "TopicName": physical_id.split(":")[-1]}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("sns", region).delete_topic(TopicArn=physical_id)


def set_each(aws, region, operation, target, attributes):
    for name, value in attributes.items():
        aws.call("sns", region, operation, {**target, "AttributeName": name, "AttributeValue": value})


class TopicPolicy:
    @staticmethod
    def create(aws, region, properties):
        for topic in properties["Topics"]:
            set_each(aws, region, "SetTopicAttributes", {"TopicArn": topic}, {"Policy": properties["PolicyDocument"]})
        return "policy", {}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        return cls.create(aws, region, properties)[1]


class Subscription:
    """Ref is the ARN."""

    # The scope first: it says what a filter may be.
    DEFAULTS = {"FilterPolicyScope": "MessageAttributes", "FilterPolicy": "", "RedrivePolicy": "", "DeliveryPolicy": ""}

    @classmethod
    def attributes(cls, properties):
        given = {name: properties[name] for name in cls.DEFAULTS if name in properties}
        # moto takes every text for a yes.
        raw = "true" if str(properties.get("RawMessageDelivery")).lower() == "true" else ""
        return {**given, "RawMessageDelivery": raw}

    @classmethod
    def create(cls, aws, region, properties):
        arguments = {**properties, "Attributes": cls.attributes(properties)}
        return aws.call("sns", region, "Subscribe", arguments, ReturnSubscriptionArn=True)["SubscriptionArn"], {}

    @classmethod
    def update(cls, aws, region, physical_id, properties):
        wanted = {**cls.DEFAULTS, **cls.attributes(properties)}
        set_each(aws, region, "SetSubscriptionAttributes", {"SubscriptionArn": physical_id}, wanted)
        return {}

    @staticmethod
    def delete(aws, region, physical_id):
        aws.client("sns", region).unsubscribe(SubscriptionArn=physical_id)


TYPES = {
    "AWS::SQS::Queue": Queue,
    "AWS::SQS::QueuePolicy": QueuePolicy,
    "AWS::SNS::Topic": Topic,
    "AWS::SNS::TopicPolicy": TopicPolicy,
    "AWS::SNS::Subscription": Subscription,
}
