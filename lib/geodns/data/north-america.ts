/**
 * North and Central America and the Caribbean: code and number of ISO 3166-1, thousands of people, name, and where its
 * people live, as 1 to 5 cities with the percentage of them who live there or nearer to it than to the others. People:
 * round figures for 2025 after United Nations, "World Population Prospects 2024"; cities, their coordinates and the
 * shares: common knowledge, rounded, written November 2026. Continents after GeoNames, as tables of addresses have
 * them.
 */
export const NORTH_AMERICA = `
AG 028 94 Antigua and Barbuda: St. John's 17.12 -61.85 100
AI 660 15 Anguilla: The Valley 18.22 -63.06 100
AW 533 108 Aruba: Oranjestad 12.52 -70.03 100
BB 052 283 Barbados: Bridgetown 13.1 -59.61 100
BL 652 11 Saint Barthélemy: Gustavia 17.9 -62.85 100
BM 060 65 Bermuda: Hamilton, Bermuda 32.29 -64.78 100
BQ 535 31 Caribbean Netherlands: Kralendijk 12.15 -68.27 100
BS 044 403 Bahamas: Nassau 25.05 -77.35 100
BZ 084 423 Belize: Belize City 17.5 -88.2 60; Belmopan 17.25 -88.77 40
CA 124 40100 Canada: Toronto 43.65 -79.38 42; Montreal 45.5 -73.57 23; Vancouver 49.28 -123.12 15; Calgary 51.05 -114.07 14; Halifax 44.65 -63.58 6
CR 188 5150 Costa Rica: San José, Costa Rica 9.93 -84.08 100
CU 192 10900 Cuba: Havana 23.11 -82.37 60; Santiago de Cuba 20.02 -75.82 40
CW 531 185 Curaçao: Willemstad 12.11 -68.93 100
DM 212 66 Dominica: Roseau 15.3 -61.39 100
DO 214 11500 Dominican Republic: Santo Domingo 18.49 -69.93 65; Santiago de los Caballeros 19.45 -70.7 35
GD 308 117 Grenada: St. George's 12.05 -61.75 100
GL 304 56 Greenland: Nuuk 64.18 -51.72 100
GP 312 373 Guadeloupe: Pointe-à-Pitre 16.24 -61.53 100
GT 320 18700 Guatemala: Guatemala City 14.63 -90.51 65; Quetzaltenango 14.84 -91.52 35
HN 340 11000 Honduras: Tegucigalpa 14.07 -87.19 55; San Pedro Sula 15.5 -88.03 45
HT 332 11900 Haiti: Port-au-Prince 18.54 -72.34 65; Cap-Haïtien 19.76 -72.2 35
JM 388 2840 Jamaica: Kingston 17.97 -76.79 70; Montego Bay 18.47 -77.92 30
KN 659 47 Saint Kitts and Nevis: Basseterre 17.3 -62.72 100
KY 136 76 Cayman Islands: George Town, Cayman Islands 19.29 -81.38 100
LC 662 180 Saint Lucia: Castries 14.01 -60.99 100
MF 663 26 Saint Martin: Marigot 18.07 -63.08 100
MQ 474 341 Martinique: Fort-de-France 14.61 -61.07 100
MS 500 4 Montserrat: Brades 16.79 -62.21 100
MX 484 131900 Mexico: Mexico City 19.43 -99.13 50; Guadalajara 20.67 -103.35 18; Monterrey 25.67 -100.31 14; Tijuana 32.51 -117.02 9; Mérida 20.97 -89.62 9
NI 558 7010 Nicaragua: Managua 12.13 -86.25 100
PA 591 4570 Panama: Panama City 8.98 -79.52 75; David 8.43 -82.43 25
PM 666 5.6 Saint Pierre and Miquelon: Saint-Pierre 46.78 -56.18 100
PR 630 3240 Puerto Rico: San Juan 18.45 -66.07 100
SV 222 6370 El Salvador: San Salvador 13.69 -89.22 100
SX 534 44 Sint Maarten: Philipsburg 18.03 -63.05 100
TC 796 47 Turks and Caicos Islands: Providenciales 21.77 -72.27 100
TT 780 1510 Trinidad and Tobago: Port of Spain 10.66 -61.51 100
US 840 340100 United States:
VC 670 100 Saint Vincent: Kingstown 13.16 -61.22 100
VG 092 40 British Virgin Islands: Road Town 18.43 -64.62 100
VI 850 84 United States Virgin Islands: Charlotte Amalie 18.34 -64.93 100
`;
