"""CloudFormation types that moto's API has and its CloudFormation lacks or gets wrong. Each is made by the API."""

import balancing
import cache
import databases
import doors
import edge
import events
import messaging
import routing
import scaling
import storage
import tables
import watching

TYPES = {
    **databases.TYPES,
    **cache.TYPES,
    **doors.TYPES,
    **balancing.TYPES,
    **scaling.TYPES,
    **messaging.TYPES,
    **events.TYPES,
    **routing.TYPES,
    **edge.TYPES,
    **storage.TYPES,
    **tables.TYPES,
    **watching.TYPES,
}
