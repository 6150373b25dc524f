/**
 * Measured round trips between places that have an AWS Region each, in ms: 19 of 20 packets took no longer. They were measured
 * between data centres of another cloud that stand in or near the same cities (at most about 120 km away), over its own network:
 * what a user has at home comes on top, and is much the same to every Region. Source: Microsoft, "Azure network round-trip latency
 * statistics", 95th percentile of the 30 days to 30 July 2026; figures of the row's direction, read November 2026.
 *
 * Each line has one Region and those after it.
 */
export const ROUND_TRIPS = `
us-east-1: us-west-1 72, sa-east-1 121, eu-west-1 76, eu-central-1 97, il-central-1 126, me-central-1 191, af-south-1 208
us-east-1: ap-south-1 218, ap-southeast-1 229, ap-southeast-2 206, ap-northeast-1 165, ap-east-1 208
us-west-1: sa-east-1 170, eu-west-1 137, eu-central-1 157, il-central-1 186, me-central-1 257, af-south-1 262
us-west-1: ap-south-1 224, ap-southeast-1 171, ap-southeast-2 141, ap-northeast-1 109, ap-east-1 152
sa-east-1: eu-west-1 176, eu-central-1 199, il-central-1 228, me-central-1 288, af-south-1 309
sa-east-1: ap-south-1 320, ap-southeast-1 337, ap-southeast-2 298, ap-northeast-1 275, ap-east-1 315
eu-west-1: eu-central-1 28, il-central-1 81, me-central-1 130, af-south-1 160
eu-west-1: ap-south-1 159, ap-southeast-1 236, ap-southeast-2 272, ap-northeast-1 232, ap-east-1 265
eu-central-1: il-central-1 60, me-central-1 122, af-south-1 157
eu-central-1: ap-south-1 151, ap-southeast-1 179, ap-southeast-2 291, ap-northeast-1 250, ap-east-1 244
il-central-1: me-central-1 143, af-south-1 183
il-central-1: ap-south-1 157, ap-southeast-1 181, ap-southeast-2 272, ap-northeast-1 250, ap-east-1 214
me-central-1: af-south-1 125, ap-south-1 34, ap-southeast-1 87, ap-southeast-2 182, ap-northeast-1 155, ap-east-1 119
af-south-1: ap-south-1 154, ap-southeast-1 241, ap-southeast-2 341, ap-northeast-1 310, ap-east-1 269
ap-south-1: ap-southeast-1 58, ap-southeast-2 151, ap-northeast-1 129, ap-east-1 95
ap-southeast-1: ap-southeast-2 98, ap-northeast-1 74, ap-east-1 40
ap-southeast-2: ap-northeast-1 105, ap-east-1 128
ap-northeast-1: ap-east-1 53
`;
