"""Deletes stacks, and what leaves them, as CloudFormation does: what a template keeps is kept, what is protected stays."""

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import CloudFormationBackend, Event
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult

KEPT = ("Retain", "RetainExceptOnCreate")


class NotDeleted(Exception):
    def __init__(self, logical_id: str, resource_type: str, reason: str):
        super().__init__(reason)
        self.logical_id = logical_id
        self.resource_type = resource_type


def install(aws) -> None:
    delete_resource = parsing.ResourceMap._delete_resource
    resource_changes = parsing.ResourceMap.build_resource_diff

    def delete_one(self, resource, template):
        delete = DELETIONS.get(template["Type"])
        if template.get("DeletionPolicy") in KEPT:
            pass
        elif delete:
            delete(aws, self._region_name, resource)
        else:
            delete_resource(self, resource, template)
        # Remembered, it would be taken for one that stands when its template has it again.
        for logical_id in [name for name, each in self._parsed_resources.items() if each is resource]:
            self._parsed_resources.pop(logical_id)

    def changes(self, template, parameters=None):
        # An update takes away in the order of a deletion.
        actions = resource_changes(self, template, parameters)
        made = {logical_id: i for i, logical_id in enumerate(self._parsed_resources)}
        actions["Remove"] = sorted(actions["Remove"], key=lambda logical_id: -made.get(logical_id, 0))
        return actions

    def delete_map(self):
        # In the order in which they were made, backwards: what was made later may need what was made before.
        for logical_id in reversed(list(self._parsed_resources)):
            template = self._resource_json_map.get(logical_id)
            resource = self._parsed_resources[logical_id]
            if template is None or resource is None or template.get("DeletionPolicy") in KEPT:
                continue
            try:
                self._delete_resource(resource, template)
            except Exception as error:  # moto's own kinds have no common one
                raise NotDeleted(logical_id, template["Type"], str(error)) from error

    def delete_stack(self, name_or_stack_id):
        stack = next((each for each in self.stacks.values() if name_or_stack_id in (each.name, each.stack_id)), None)
        if stack is None:
            return
        if stack.enable_termination_protection:
            message = f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled"
            raise ValidationError(stack.stack_id, message=message)
        exports = [export.name for export in stack.exports]
        try:
            stack.delete()
        except NotDeleted as error:
            stack.status = "DELETE_FAILED"
            stack.events.append(failure(stack, error))
            stack._add_stack_event("DELETE_FAILED", f"The following resource(s) failed to delete: [{error.logical_id}].")
            return
        for name in exports:
            self.exports.pop(name, None)
        self.stacks.pop(stack.stack_id)
        self.deleted_stacks[stack.stack_id] = stack

    def update_termination_protection(self):
        stack = self.cloudformation_backend.get_stack(self._get_param("StackName"))
        stack.enable_termination_protection = str(self._get_param("EnableTerminationProtection")).lower() == "true"
        return ActionResult({"StackId": stack.stack_id})

    parsing.ResourceMap._delete_resource = delete_one
    parsing.ResourceMap.build_resource_diff = changes
    parsing.ResourceMap.delete = delete_map
    CloudFormationBackend.delete_stack = delete_stack
    CloudFormationResponse.update_termination_protection = update_termination_protection


def failure(stack, error: NotDeleted) -> Event:
    return Event(
        stack_id=stack.stack_id,
        stack_name=stack.name,
        logical_resource_id=error.logical_id,
        physical_resource_id="",
        resource_type=error.resource_type,
        resource_status="DELETE_FAILED",
        resource_status_reason=str(error),
        resource_properties=None,
    )


def delete_role(aws, region, role):
    client = aws.client("iam", region)
    for policy in client.list_attached_role_policies(RoleName=role.name)["AttachedPolicies"]:
        client.detach_role_policy(RoleName=role.name, PolicyArn=policy["PolicyArn"])
    for profile in client.list_instance_profiles_for_role(RoleName=role.name)["InstanceProfiles"]:
        client.remove_role_from_instance_profile(RoleName=role.name, InstanceProfileName=profile["InstanceProfileName"])
    client.delete_role(RoleName=role.name)


def delete_managed_policy(aws, region, policy):
    client = aws.client("iam", region)
    for role in client.list_entities_for_policy(PolicyArn=policy.arn)["PolicyRoles"]:
        client.detach_role_policy(RoleName=role["RoleName"], PolicyArn=policy.arn)
    client.delete_policy(PolicyArn=policy.arn)


def delete_gateway(aws, region, gateway):
    client = aws.client("ec2", region)
    if gateway.vpc:
        client.detach_internet_gateway(InternetGatewayId=gateway.id, VpcId=gateway.vpc.id)
    client.delete_internet_gateway(InternetGatewayId=gateway.id)


def delete_route_table(aws, region, table):
    client = aws.client("ec2", region)
    for association in table.associations:
        client.disassociate_route_table(AssociationId=association["RouteTableAssociationId"])
    client.delete_route_table(RouteTableId=table.id)


def delete_endpoint(aws, region, endpoint):
    aws.client("ec2", region).delete_vpc_endpoints(VpcEndpointIds=[endpoint.id])


def release_address(aws, region, address):
    aws.client("ec2", region).release_address(AllocationId=address.allocation_id)


def delete_with_parent(aws, region, resource):
    """Goes with what it belongs to."""


DELETIONS = {
    "AWS::IAM::Role": delete_role,
    "AWS::IAM::ManagedPolicy": delete_managed_policy,
    "AWS::EC2::InternetGateway": delete_gateway,
    "AWS::EC2::VPCGatewayAttachment": delete_with_parent,
    "AWS::EC2::RouteTable": delete_route_table,
    "AWS::EC2::SubnetRouteTableAssociation": delete_with_parent,
    "AWS::EC2::Route": delete_with_parent,
    "AWS::EC2::EIP": release_address,
    "AWS::EC2::VPCEndpoint": delete_endpoint,
    "AWS::EC2::SecurityGroupIngress": delete_with_parent,
}
