/**
 * Oceania: code and number of ISO 3166-1, thousands of people, name, and where its people live, as 1 to 5 cities with
 * the percentage of them who live there or nearer to it than to the others. People: round figures for 2025 after United
 * Nations, "World Population Prospects 2024"; cities, their coordinates and the shares: common knowledge, rounded,
 * written November 2026. Continents after GeoNames, as tables of addresses have them.
 */
export const OCEANIA = `
AS 016 46 American Samoa: Pago Pago -14.28 -170.7 100
AU 036 27000 Australia: Sydney -33.87 151.21 32; Melbourne -37.81 144.96 30; Brisbane -27.47 153.03 20; Perth -31.95 115.86 11; Adelaide -34.93 138.6 7
CK 184 13 Cook Islands: Avarua -21.21 -159.78 100
FJ 242 933 Fiji: Suva -18.14 178.44 100
FM 583 114 Micronesia: Palikir 6.92 158.16 100
GU 316 169 Guam: Hagåtña 13.48 144.75 100
KI 296 136 Kiribati: Tarawa 1.33 173.01 100
MH 584 36 Marshall Islands: Majuro 7.1 171.37 100
MP 580 43 Northern Mariana Islands: Saipan 15.18 145.75 100
NC 540 295 New Caledonia: Nouméa -22.27 166.44 100
NF 574 2 Norfolk Island: Kingston, Norfolk Island -29.06 167.96 100
NR 520 12 Nauru: Yaren -0.55 166.92 100
NU 570 1.8 Niue: Alofi -19.06 -169.92 100
NZ 554 5250 New Zealand: Auckland -36.85 174.76 53; Wellington -41.29 174.78 24; Christchurch -43.53 172.64 23
PF 258 282 French Polynesia: Papeete -17.54 -149.57 100
PG 598 10800 Papua New Guinea: Port Moresby -9.44 147.18 40; Mount Hagen -5.86 144.23 60
PN 612 0.05 Pitcairn: Adamstown -25.07 -130.1 100
PW 585 18 Palau: Koror 7.34 134.47 100
SB 090 839 Solomon Islands: Honiara -9.43 159.95 100
TK 772 2.6 Tokelau: Nukunonu -9.17 -171.83 100
TL 626 1420 Timor-Leste: Dili -8.56 125.56 100
TO 776 104 Tonga: Nukuʻalofa -21.14 -175.2 100
TV 798 9.5 Tuvalu: Funafuti -8.52 179.2 100
UM 581 0.1 United States Minor Outlying Islands: Wake Island 19.3 166.63 100
VU 548 335 Vanuatu: Port Vila -17.74 168.31 100
WF 876 11 Wallis and Futuna: Mata-Utu -13.28 -176.18 100
WS 882 219 Samoa: Apia -13.83 -171.76 100
`;
