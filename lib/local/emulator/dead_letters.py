"""What moto's queues lack: tasks that move dead letters back, and what a queue allows and forgets.

Source: Amazon SQS API, "StartMessageMoveTask", and Developer Guide, "Troubleshooting dead-letter queue redrive" (2026-11).
"""

import base64
import copy
import json
import time
import uuid

from moto.core.responses import ActionResult
from moto.sqs.exceptions import InvalidParameterValue, SQSException
from moto.sqs.models import Queue
from moto.sqs.responses import SQSResponse

MESSAGES_PER_SECOND_MAX = 500
RESULTS_MAX = 10


def install() -> None:
    keep_policies()
    remember_sources()
    SQSResponse.start_message_move_task = start
    SQSResponse.list_message_move_tasks = list_tasks
    SQSResponse.cancel_message_move_task = cancel


def keep_policies() -> None:
    """moto takes the policy away with every other attribute that is set, and does not tell who may have dead letters."""
    set_attributes = Queue._set_attributes
    Queue.redrive_allow_policy = None
    Queue.BASE_ATTRIBUTES.append("RedriveAllowPolicy")

    def set_others(self, attributes, now=None):
        kept = {"Policy": self.policy} if hasattr(self, "_policy_json") else {}
        set_attributes(self, {**kept, **attributes}, now)

    Queue._set_attributes = set_others


def remember_sources() -> None:
    """A message that comes to a queue from another one knows it; one that was sent there comes from nowhere."""
    add = Queue.add_message

    def add_message(self, message):
        message.source_arn, message.queue_arn = getattr(message, "queue_arn", None), self.queue_arn
        add(self, message)

    Queue.add_message = add_message


def start(self) -> ActionResult:
    source_arn, destination_arn = self._get_param("SourceArn"), self._get_param("DestinationArn")
    rate = within(self, "MaxNumberOfMessagesPerSecond", MESSAGES_PER_SECOND_MAX)
    source = queue_of(self.sqs_backend, source_arn, "SourceArn")
    if not self.sqs_backend.list_dead_letter_source_queues(source.name):
        raise InvalidParameterValue("Source queue must be configured as a Dead Letter Queue.")
    if source_arn == destination_arn:
        raise InvalidParameterValue("Source queue arn and destination queue arn cannot be the same.")
    destination = queue_of(self.sqs_backend, destination_arn, "DestinationArn") if destination_arn else None
    task = {
        "SourceArn": source_arn,
        **({"DestinationArn": destination_arn} if destination_arn else {}),
        **({"MaxNumberOfMessagesPerSecond": rate} if rate else {}),
        "StartedTimestamp": int(time.time() * 1000),
        **move(self.sqs_backend, source, destination),
    }
    tasks_of(source).insert(0, task)
    handle = json.dumps({"taskId": str(uuid.uuid4()), "sourceArn": source_arn})
    return ActionResult({"TaskHandle": base64.b64encode(handle.encode()).decode()})


def move(backend, source, destination) -> dict:
    """Moves what nobody works on, at once. What was not set aside by a queue goes nowhere but to a destination."""
    waiting = source.messages
    result = {"Status": "COMPLETED", "ApproximateNumberOfMessagesToMove": len(waiting)}
    moved = 0
    for message in waiting:
        target = destination or by_arn(backend, message.source_arn)
        if target is None:
            lost = "AWS.SimpleQueueService.NonExistentQueue"
            reason = lost if message.source_arn else "CouldNotDetermineMessageSource"
            result = {**result, "Status": "FAILED", "FailureReason": reason}
            break
        source._messages.remove(message)
        target.add_message(as_new(message))
        moved += 1
    return {**result, "ApproximateNumberOfMessagesMoved": moved}


def as_new(message):
    """A message that is moved gets another id, and its time begins again."""
    new = copy.copy(message)
    new.id = str(uuid.uuid4())
    new.receipt_handle, new._old_receipt_handles = None, []
    new.approximate_receive_count, new.approximate_first_receive_timestamp = 0, None
    new.visible_at, new.delayed_until = 0.0, 0.0
    new.queue_arn = None
    new.mark_sent()
    return new


def list_tasks(self) -> ActionResult:
    source = queue_of(self.sqs_backend, self._get_param("SourceArn"), "SourceArn")
    wanted = within(self, "MaxResults", RESULTS_MAX) or 1
    return ActionResult({"Results": tasks_of(source)[:wanted]})


def cancel(self) -> ActionResult:
    """Every task has ended when its start is answered."""
    try:
        arn = json.loads(base64.b64decode(self._get_param("TaskHandle"), validate=True))["sourceArn"]
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidParameterValue("Value for parameter TaskHandle is invalid.") from error
    queue_of(self.sqs_backend, arn, "SourceArn")
    raise SQSException("ResourceNotFoundException", "Task does not exist.")


def tasks_of(queue) -> list:
    if not hasattr(queue, "move_tasks"):
        queue.move_tasks = []
    return queue.move_tasks


def by_arn(backend, arn):
    return next((queue for queue in backend.queues.values() if queue.queue_arn == arn), None)


def queue_of(backend, arn, parameter: str):
    found = by_arn(backend, arn)
    if found is None:
        message = f"The resource that you specified for the {parameter} parameter doesn't exist."
        raise SQSException("ResourceNotFoundException", message)
    return found


def within(request, parameter: str, most: int):
    value = request._get_param(parameter)
    if value is not None and not 1 <= value <= most:
        reason = f"Must be between 1 and {most}."
        raise InvalidParameterValue(f"Value {value} for parameter {parameter} is invalid. Reason: {reason}")
    return value
