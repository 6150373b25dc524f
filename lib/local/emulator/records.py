"""Records of a hosted zone that change and go one by one: moto takes all others of the name with them."""

from moto.route53.models import RecordSet, route53_backends
from moto.utilities.utils import get_partition


def install() -> None:
    create = RecordSet.create_from_cloudformation_json.__func__

    def update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        original_resource.delete(account_id, region_name)
        return create(cls, new_resource_name, cloudformation_json, account_id, region_name)

    def delete(self, account_id, region):
        zone = route53_backends[account_id][get_partition(region)].get_hosted_zone(self.hosted_zone_id)
        zone.rrsets = [record for record in zone.rrsets if key(record) != key(self)]

    RecordSet.update_from_cloudformation_json = classmethod(update)
    RecordSet.delete = delete


def key(record) -> tuple:
    # What the API made has a dot at its end.
    return record.name.rstrip("."), record.type, record.set_identifier
