"""Records of a hosted zone, one by one: moto takes all others of the name with them, and takes what Route 53 refuses.

Source: Amazon Route 53 API, "ChangeResourceRecordSets" and "ResourceRecordSet" (2026-11).
"""

from moto.cloudformation.exceptions import ValidationError
from moto.core import DEFAULT_ACCOUNT_ID
from moto.route53.models import RecordSet, route53_backends

# Of each policy the property that only its records have.
POLICIES = ("region", "failover", "geo_location", "geo_proximity_location", "weight", "multi_value_answer")


def install() -> None:
    remember_everything()

    def create(cls, resource_name, cloudformation_json, account_id, region_name, **_):
        properties = cloudformation_json["Properties"]
        return replace(zone_of(properties), [], [properties])[0]

    def update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = cloudformation_json["Properties"]
        return replace(zone_of(properties), [original_resource], [properties])[0]

    def delete(self, account_id, region):
        zone = backend().get_hosted_zone(self.hosted_zone_id)
        zone.rrsets = without(zone, [self])

    RecordSet.create_from_cloudformation_json = classmethod(create)
    RecordSet.update_from_cloudformation_json = classmethod(update)
    RecordSet.delete = delete


def remember_everything() -> None:
    """moto forgets where a record by distance is, and gives an alias a time to live."""
    init = RecordSet.__init__

    def remember(self, kwargs):
        init(self, {**kwargs, "Name": f"{kwargs.get('Name', '').rstrip('.')}."})
        self.geo_proximity_location = kwargs.get("GeoProximityLocation")
        self.group = None
        if self.alias_target:
            self.ttl = None

    RecordSet.__init__ = remember


def backend():
    return route53_backends[DEFAULT_ACCOUNT_ID]["aws"]


def zone_of(properties: dict):
    named = backend().get_hosted_zone_by_name(properties.get("HostedZoneName"))
    return named or backend().get_hosted_zone(properties["HostedZoneId"])


def replace(zone, old: list, new: list, group=None) -> list:
    """Puts records in place of others, all or none of them."""
    made = [RecordSet({**properties, "HostedZoneId": zone.resource_id}) for properties in new]
    others = without(zone, old)
    for i, record in enumerate(made):
        record.group = group
        why = refusal(zone, record, others + made[:i])
        if why:
            raise ValidationError(message=f"AWS::Route53::RecordSet {record.name} {record.type}: {why}")
    zone.rrsets = others + made
    return made


def of_group(zone, group: str) -> list:
    return [record for record in zone.rrsets if record.group == group]


def without(zone, records: list) -> list:
    gone = {key(record) for record in records}
    return [record for record in zone.rrsets if key(record) not in gone]


def key(record) -> tuple:
    return record.name, record.type, record.set_identifier


def refusal(zone, record, others: list):
    """Why Route 53 would not take a record beside others; nothing when it would."""
    siblings = [each for each in others if (each.name, each.type) == (record.name, record.type)]
    if any(key(each) == key(record) for each in siblings):
        return "it already exists"
    if any(policy_of(each) != policy_of(record) for each in siblings):
        return "the name has records with another routing policy"
    if record.health_check_id and record.health_check_id not in backend().health_checks:
        return f"there is no health check {record.health_check_id}"
    target = record.alias_target or {}
    if target.get("HostedZoneId") != zone.resource_id:
        return None
    name = f"{target['DNSName'].rstrip('.')}."
    found = any((each.name, each.type) == (name, record.type) for each in others)
    return None if found else f"it is an alias of {name}, which was not found"


def policy_of(record):
    return next((name for name in POLICIES if getattr(record, name) is not None), "simple")
