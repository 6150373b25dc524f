"""Databases that know where they are: moto gives a copy in another region the network of its source, and all the same id."""

import secrets

from moto.core.utils import utcnow
from moto.rds.models import DBInstance, RDSBackend


def install() -> None:
    create, copy, delete = RDSBackend.create_db_instance, RDSBackend.create_db_instance_read_replica, RDSBackend.delete_db_instance

    def create_one(self, db_kwargs):
        return known(create(self, db_kwargs))

    def copy_here(self, db_kwargs):
        replica = known(copy(self, db_kwargs))
        replica.created = replica.instance_create_time = utcnow()
        group = db_kwargs.get("db_subnet_group_name")
        if group:
            replica.db_subnet_group_name = group
        return replica

    def delete_one(self, db_instance_identifier, *args, **kwargs):
        database = self.databases.get(db_instance_identifier)
        deleted = delete(self, db_instance_identifier, *args, **kwargs)
        # The copies of a database that goes are databases of their own.
        for name in getattr(database, "replicas", []):
            replica = self.find_db_from_id(name)
            replica.is_replica, replica.source_db_instance_identifier = False, None
        return deleted

    def remove_replica(self, replica):
        self.replicas = [each for each in self.replicas if each not in (replica.db_instance_identifier, replica.db_instance_arn)]

    RDSBackend.create_db_instance = create_one
    RDSBackend.create_db_instance_read_replica = copy_here
    RDSBackend.delete_db_instance = delete_one
    DBInstance.remove_replica = remove_replica


def known(database: DBInstance) -> DBInstance:
    """With an id that no other ever had, whatever its name."""
    database.dbi_resource_id = f"db-{secrets.token_hex(13).upper()}"
    return database
