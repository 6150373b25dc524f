"""Copies of a table in other regions, which moto does not know. They share their items, so that none ever lags behind."""

from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import DynamoDBBackend, dynamodb_backends
from moto.dynamodb.models.table import Table


def install() -> None:
    describe, transact = Table.describe, DynamoDBBackend.transact_write_items

    def describe_with_copies(self, base_key="TableDescription"):
        found = describe(self, base_key)
        others = [region for region in self.copies if region != self.region_name]
        if others:
            replicas = [{"RegionName": region, "ReplicaStatus": "ACTIVE"} for region in others]
            found[base_key].update({"GlobalTableVersion": "2019.11.21", "Replicas": replicas})
        return found

    def transact_together(self, transact_items):
        try:
            transact(self, transact_items)
        finally:
            # What failed is taken back by a table with other items.
            for name, table in self.tables.items():
                share(table, name)

    Table.copies = ()
    Table.describe = describe_with_copies
    DynamoDBBackend.transact_write_items = transact_together


def table_in(region: str, name: str) -> Table:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID][region].get_table(name)


def regions_of(region: str, name: str) -> list:
    """Where the table has copies, the first first."""
    return list(table_in(region, name).copies) or [region]


def join(name: str, regions: list) -> None:
    """Makes one table of those of the same name; the others get the items of the first."""
    for region in regions:
        table_in(region, name).copies = tuple(regions)
    share(table_in(regions[0], name), name)


def share(table: Table, name: str) -> None:
    for region in table.copies:
        table_in(region, name).items = table.items
