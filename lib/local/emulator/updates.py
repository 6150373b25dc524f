"""Updates a stack as CloudFormation does: what is new after what it needs, a resource in place of another when what changes is
fixed for its life, then whoever refers to it, and at the end what goes. moto takes away first and knows no dependencies."""

import copy
import re

from moto.cloudformation import parsing


def must_be_replaced(kind: type, before: dict, after: dict) -> bool:
    """Whether any of the properties differs that `kind` says are fixed, each by its path."""
    paths = getattr(kind, "CREATE_ONLY", ())
    return any(value_at(before, path) != value_at(after, path) for path in paths if value_at(after, path) is not None)


def value_at(properties: dict, path: str):
    value = properties
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return None if value is None else str(value)


def install() -> None:
    changes, update = parsing.ResourceMap.build_resource_diff, parsing.ResourceMap.update

    def in_order(self, template, parameters=None):
        actions = changes(self, template, parameters)
        order = {name: i for i, name in enumerate(dependencies_first(template["Resources"]))}
        for action in ("Add", "Modify"):
            actions[action].sort(key=order.__getitem__)
        if getattr(self, "is_updating", False):
            self.leaving, actions["Remove"] = actions["Remove"], []
            self.modified = list(actions["Modify"])
        return actions

    def update_all(self, template, parameters=None):
        template_before, before, self.is_updating = self._template, self._resource_json_map, True
        try:
            update(self, template, parameters)
            replaced = update_users(self, self.modified)
        except Exception:
            # The next update begins with what was there before.
            self._template, self._resource_json_map = template_before, before
            raise
        finally:
            self.is_updating = False
        for name in self.leaving:
            if self._parsed_resources.get(name) is not None:
                self._delete_resource(self._parsed_resources[name], before[name])
        for name in reversed(replaced):
            resource = self._parsed_resources[name]
            old, resource.predecessor = resource.predecessor, None
            old.delete(self._account_id, self._region_name)

    parsing.ResourceMap.build_resource_diff = in_order
    parsing.ResourceMap.update = update_all


def update_users(stack, modified: list) -> list:
    """Tells whoever refers to what has changed, if that makes a difference to it, and returns what stands in place of another."""
    resources, made = stack._resource_json_map, stack._parsed_resources
    # It grows: whoever gets to know a change may change too.
    changed = [name for name in modified if name in resources]
    for name in changed:
        for user in [user for user, each in resources.items() if name in references(each) and user not in changed]:
            if has_predecessor(made.get(name)) or sees_a_change(stack, user):
                made[user] = parsing.parse_and_update_resource(
                    user, resources[user], stack, stack._account_id, stack._region_name
                )
                changed.append(user)
    return [name for name in changed if has_predecessor(made.get(name))]


def sees_a_change(stack, name: str) -> bool:
    """Of our own types only: of others it is not known what they were made with."""
    known = getattr(stack._parsed_resources.get(name), "properties", None)
    if not isinstance(known, dict):
        return False
    return parsing.parse_resource(copy.deepcopy(stack._resource_json_map[name]), stack)[1]["Properties"] != known


def dependencies_first(resources: dict) -> list:
    done: list = []
    seen: set = set()

    def visit(name):
        if name not in resources or name in seen:
            return
        seen.add(name)
        needed = resources[name].get("DependsOn", [])
        for each in [*([needed] if isinstance(needed, str) else needed), *sorted(references(resources[name]))]:
            visit(each)
        done.append(name)

    for name in resources:
        visit(name)
    return done


def has_predecessor(resource) -> bool:
    return getattr(resource, "predecessor", None) is not None


def references(value) -> set:
    """Logical ids in a part of a template."""
    if isinstance(value, list):
        return set().union(*map(references, value))
    if not isinstance(value, dict):
        return set()
    if isinstance(value.get("Ref"), str):
        return {value["Ref"]}
    attribute = value.get("Fn::GetAtt")
    if attribute:
        return {attribute[0] if isinstance(attribute, list) else attribute.split(".")[0]}
    text = value.get("Fn::Sub")
    if isinstance(text, str):
        return {name.split(".")[0] for name in re.findall(r"\$\{([^!}]+)\}", text)}
    return set().union(*map(references, value.values()))
