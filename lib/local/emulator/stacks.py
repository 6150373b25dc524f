"""Templates read as what they mostly are, and stacks that are updated only by what differs, again if an update has failed."""

import json

from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Stack


def install() -> None:
    parse, update = Stack.parse_template, Stack.update

    def parse_json_first(template):
        # moto reads JSON as YAML, which takes a hundred times as long.
        try:
            return json.loads(template)
        except (TypeError, ValueError):
            return parse(template)

    def update_if_needed(self, template, role_arn=None, parameters=None, tags=None):
        before = (self.template, self.template_dict)
        same_tags = tags is None or tags == self.tags
        if template == self.template and same_tags and (parameters or {}) == (self.parameters or {}):
            raise ValidationError(message="No updates are to be performed.")
        try:
            update(self, template, role_arn, parameters, tags)
        except Exception:
            # What has been made stays made; the next update begins with what was there before.
            self.template, self.template_dict = before
            raise

    Stack.parse_template = staticmethod(parse_json_first)
    Stack.update = update_if_needed
