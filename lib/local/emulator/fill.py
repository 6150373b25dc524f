"""Fills the gaps of moto's CloudFormation: types made by the API, and for all others a stub that is named in the log."""

import contextlib
import sys

from botocore.exceptions import BotoCoreError, ClientError
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError

from dynamic_references import resolved
from resources import TYPES
from updates import must_be_replaced


def not_updatable():
    """moto's way to say that a type has no update."""


not_updatable.__isabstractmethod__ = True


class Resource:
    """What CloudFormation knows of a resource: its id and its attributes."""

    update_from_cloudformation_json = not_updatable

    def __init__(self, physical_resource_id: str, attributes: dict, properties: dict):
        self.physical_resource_id = physical_resource_id
        self.attributes = attributes
        self.properties = properties
        # Another one in place of which it was made, until that one is deleted.
        self.predecessor = None

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    def is_created(self) -> bool:
        return True

    def get_cfn_attribute(self, name: str):
        return self.attributes[name]


class Stub(Resource):
    """Stands for a resource the emulator does not have. Whatever is asked of it is its own name."""

    def get_cfn_attribute(self, name: str):
        return f"{self.physical_resource_id}-{name}".replace(".", "-")


def install(aws) -> None:
    known = parsing.get_model_map()
    for name, kind in TYPES.items():
        known[name] = made_by_api(aws, name, kind)
    class_from_type, update = parsing.resource_class_from_type, parsing.parse_and_update_resource
    parse = parsing.parse_resource

    def class_or_stub(resource_type):
        if resource_type in known or resource_type in parsing.NULL_MODELS:
            return class_from_type(resource_type)
        known[resource_type] = stub(resource_type)
        return known[resource_type]

    def parse_resolved(resource_json, resources_map):
        parsed = parse(resource_json, resources_map)
        if parsed is None:
            return None
        kind, cleaned, name = parsed
        properties = resolved(aws, resources_map["AWS::Region"], cleaned["Properties"])
        return kind, {**cleaned, "Properties": properties}, name

    def update_or_keep(logical_id, resource_json, resources_map, account_id, region_name):
        # moto forgets a resource whose type it can't update; we keep it as it was, and say so.
        kept = resources_map[logical_id]
        updated = update(logical_id, resource_json, resources_map, account_id, region_name)
        if updated is None and kept is not None:
            log("not-updated", resource_json["Type"], resources_map.stack_id, logical_id)
        return updated or kept

    parsing.resource_class_from_type = class_or_stub
    parsing.parse_resource = parse_resolved
    parsing.parse_and_update_resource = update_or_keep


def made_by_api(aws, name: str, kind: type) -> type:
    def create(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        # A name that the template leaves out is made up.
        made_up = {kind.NAME: resource_name} if hasattr(kind, "NAME") else {}
        properties = cloudformation_json["Properties"]
        with refusals(name):
            return cls(*kind.create(aws, region_name, {**made_up, **properties}), properties)

    def update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        physical_id, properties = original_resource.physical_resource_id, cloudformation_json["Properties"]
        if must_be_replaced(kind, original_resource.properties, properties):
            made = create(cls, new_resource_name, cloudformation_json, account_id, region_name)
            made.predecessor = original_resource
            return made
        with refusals(name):
            original_resource.attributes = kind.update(aws, region_name, physical_id, properties)
        original_resource.properties = properties
        return original_resource

    def delete(self, account_id, region_name):
        if hasattr(kind, "delete"):
            kind.delete(aws, region_name, self.physical_resource_id)

    methods = {"create_from_cloudformation_json": classmethod(create), "delete": delete}
    if hasattr(kind, "update"):
        methods["update_from_cloudformation_json"] = classmethod(update)
    return type(kind.__name__, (Resource,), methods)


@contextlib.contextmanager
def refusals(name: str):
    """What an API refuses fails the stack, and is no error of the emulator's own."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise ValidationError(message=f"{name}: {error}") from error


def stub(name: str) -> type:
    def create(cls, resource_name, cloudformation_json, account_id, region_name, **names):
        log("stub", name, names["StackId"], names["LogicalId"])
        return cls(resource_name, {}, {})

    def update(cls, original_resource, **_):
        return original_resource

    methods = {
        "create_from_cloudformation_json": classmethod(create),
        "update_from_cloudformation_json": classmethod(update),
        "delete": lambda self, account_id, region_name: None,
    }
    return type("Stub", (Stub,), methods)


def log(event: str, resource_type: str, stack_id: str, logical_id: str) -> None:
    print("emulator:", event, stack_id.split("/")[1], logical_id, resource_type, file=sys.stderr, flush=True)
