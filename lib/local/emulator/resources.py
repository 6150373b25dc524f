"""CloudFormation types that moto's API has and its CloudFormation lacks or gets wrong. Each is made by the API."""

import balancing
import cache
import databases
import doors
import edge
import messaging
import scaling
import storage
import watching

# No bucket policies: moto enforces them without their conditions, and a denial of HTTP would deny everything.
TYPES = {
    **databases.TYPES,
    **cache.TYPES,
    **doors.TYPES,
    **balancing.TYPES,
    **scaling.TYPES,
    **messaging.TYPES,
    **edge.TYPES,
    **storage.TYPES,
    **watching.TYPES,
}
