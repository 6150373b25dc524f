"""Policies of buckets are kept and can be read: moto enforces them without their conditions, and would deny everything."""

import json

from moto.iam.access_control import IAMPolicy, PermissionResult
from moto.s3.models import FakeBucket


def install() -> None:
    def get_permission(self, action, resource):
        policy = json.loads(self.policy) if self.policy else {"Statement": []}
        unconditional = [each for each in policy["Statement"] if "Condition" not in each]
        if not unconditional:
            return PermissionResult.NEUTRAL
        return IAMPolicy(json.dumps({**policy, "Statement": unconditional})).is_action_permitted(action, resource)

    FakeBucket.get_permission = get_permission
