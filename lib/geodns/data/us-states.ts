/**
 * States of the United States, which Route 53 knows one by one, with thousands of people and one city for all of them. People:
 * round figures for 2024 after US Census Bureau, "Annual Estimates of the Resident Population" (Vintage 2024); cities and
 * coordinates: common knowledge, rounded, written November 2026.
 */
export const US_STATES = `
AL 5160 Alabama: Birmingham, Alabama 33.52 -86.8
AK 740 Alaska: Anchorage 61.22 -149.9
AZ 7580 Arizona: Phoenix 33.45 -112.07
AR 3090 Arkansas: Little Rock 34.75 -92.29
CA 39430 California: Los Angeles 34.05 -118.24
CO 5960 Colorado: Denver 39.74 -104.99
CT 3680 Connecticut: Hartford 41.76 -72.67
DE 1050 Delaware: Wilmington 39.75 -75.55
DC 702 District of Columbia: Washington 38.91 -77.04
FL 23370 Florida: Orlando 28.54 -81.38
GA 11180 Georgia: Atlanta 33.75 -84.39
HI 1450 Hawaii: Honolulu 21.31 -157.86
ID 2000 Idaho: Boise 43.62 -116.2
IL 12710 Illinois: Chicago 41.88 -87.63
IN 6920 Indiana: Indianapolis 39.77 -86.16
IA 3240 Iowa: Des Moines 41.59 -93.62
KS 2970 Kansas: Wichita 37.69 -97.34
KY 4590 Kentucky: Louisville 38.25 -85.76
LA 4600 Louisiana: Baton Rouge 30.45 -91.19
ME 1410 Maine: Portland, Maine 43.66 -70.26
MD 6260 Maryland: Baltimore 39.29 -76.61
MA 7140 Massachusetts: Boston 42.36 -71.06
MI 10140 Michigan: Detroit 42.33 -83.05
MN 5790 Minnesota: Minneapolis 44.98 -93.27
MS 2940 Mississippi: Jackson 32.3 -90.18
MO 6250 Missouri: Kansas City 39.1 -94.58
MT 1140 Montana: Billings 45.78 -108.5
NE 2010 Nebraska: Omaha 41.26 -95.93
NV 3270 Nevada: Las Vegas 36.17 -115.14
NH 1410 New Hampshire: Manchester, New Hampshire 42.99 -71.46
NJ 9500 New Jersey: Newark 40.74 -74.17
NM 2130 New Mexico: Albuquerque 35.08 -106.65
NY 19870 New York: New York 40.71 -74.01
NC 11050 North Carolina: Charlotte 35.23 -80.84
ND 797 North Dakota: Fargo 46.88 -96.79
OH 11880 Ohio: Columbus 39.96 -83.0
OK 4100 Oklahoma: Oklahoma City 35.47 -97.52
OR 4270 Oregon: Portland 45.52 -122.68
PA 13080 Pennsylvania: Philadelphia 39.95 -75.17
RI 1110 Rhode Island: Providence 41.82 -71.41
SC 5480 South Carolina: Columbia 34.0 -81.03
SD 925 South Dakota: Sioux Falls 43.54 -96.73
TN 7230 Tennessee: Nashville 36.16 -86.78
TX 31290 Texas: Dallas 32.78 -96.8
UT 3500 Utah: Salt Lake City 40.76 -111.89
VT 648 Vermont: Burlington 44.48 -73.21
VA 8810 Virginia: Richmond 37.54 -77.44
WA 7960 Washington: Seattle 47.61 -122.33
WV 1770 West Virginia: Charleston 38.35 -81.63
WI 5960 Wisconsin: Milwaukee 43.04 -87.91
WY 588 Wyoming: Casper 42.85 -106.31
`;
