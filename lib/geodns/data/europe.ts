/**
 * Europe: code and number of ISO 3166-1, thousands of people, name, and where its people live, as 1 to 5 cities with
 * the percentage of them who live there or nearer to it than to the others. People: round figures for 2025 after United
 * Nations, "World Population Prospects 2024"; cities, their coordinates and the shares: common knowledge, rounded,
 * written November 2026. Continents after GeoNames, as tables of addresses have them.
 */
export const EUROPE = `
AD 020 83 Andorra: Andorra la Vella 42.51 1.52 100
AL 008 2770 Albania: Tirana 41.33 19.82 100
AT 040 9110 Austria: Vienna 48.21 16.37 60; Graz 47.07 15.44 20; Innsbruck 47.27 11.4 20
AX 248 30 Åland Islands: Mariehamn 60.1 19.94 100
BA 070 3140 Bosnia and Herzegovina: Sarajevo 43.86 18.41 60; Banja Luka 44.77 17.19 40
BE 056 11760 Belgium: Brussels 50.85 4.35 100
BG 100 6710 Bulgaria: Sofia 42.7 23.32 60; Varna 43.21 27.91 40
BY 112 9000 Belarus: Minsk 53.9 27.57 70; Gomel 52.42 31.0 30
CH 756 8970 Switzerland: Zurich 47.38 8.54 65; Geneva 46.2 6.15 35
CY 196 1370 Cyprus: Nicosia 35.17 33.36 100
CZ 203 10600 Czechia: Prague 50.08 14.44 60; Brno 49.2 16.61 40
DE 276 84100 Germany: Frankfurt 50.11 8.68 27; Berlin 52.52 13.4 20; Hamburg 53.55 9.99 15; Munich 48.14 11.58 16; Cologne 50.94 6.96 22
DK 208 6000 Denmark: Copenhagen 55.68 12.57 60; Aarhus 56.16 10.2 40
EE 233 1340 Estonia: Tallinn 59.44 24.75 100
ES 724 47900 Spain: Madrid 40.42 -3.7 38; Barcelona 41.39 2.17 25; Seville 37.39 -5.98 19; Valencia 39.47 -0.38 13; Las Palmas 28.12 -15.43 5
FI 246 5620 Finland: Helsinki 60.17 24.94 75; Oulu 65.01 25.47 25
FO 234 56 Faroe Islands: Tórshavn 62.01 -6.77 100
FR 250 66700 France: Paris 48.86 2.35 40; Lyon 45.76 4.84 18; Marseille 43.3 5.37 14; Toulouse 43.6 1.44 13; Nantes 47.22 -1.55 15
GB 826 69600 United Kingdom: London 51.51 -0.13 50; Manchester 53.48 -2.24 26; Birmingham 52.48 -1.9 13; Glasgow 55.86 -4.25 8; Belfast 54.6 -5.93 3
GG 831 64 Guernsey: Saint Peter Port 49.46 -2.54 100
GI 292 40 Gibraltar: Gibraltar 36.14 -5.35 100
GR 300 9940 Greece: Athens 37.98 23.73 65; Thessaloniki 40.64 22.94 35
HR 191 3850 Croatia: Zagreb 45.81 15.98 65; Split 43.51 16.44 35
HU 348 9630 Hungary: Budapest 47.5 19.04 70; Debrecen 47.53 21.62 30
IE 372 5310 Ireland: Dublin 53.35 -6.26 70; Cork 51.9 -8.47 30
IM 833 84 Isle of Man: Douglas 54.15 -4.48 100
IS 352 398 Iceland: Reykjavík 64.15 -21.94 100
IT 380 59100 Italy: Milan 45.46 9.19 42; Rome 41.9 12.5 28; Naples 40.85 14.27 20; Palermo 38.12 13.36 10
JE 832 104 Jersey: Saint Helier 49.19 -2.11 100
LI 438 40 Liechtenstein: Vaduz 47.14 9.52 100
LT 440 2830 Lithuania: Vilnius 54.69 25.28 60; Kaunas 54.9 23.9 40
LU 442 680 Luxembourg: Luxembourg 49.61 6.13 100
LV 428 1850 Latvia: Riga 56.95 24.11 100
MC 492 38 Monaco: Monaco 43.74 7.42 100
MD 498 3000 Moldova: Chișinău 47.01 28.86 100
ME 499 632 Montenegro: Podgorica 42.44 19.26 100
MK 807 1810 North Macedonia: Skopje 42.0 21.43 100
MT 470 545 Malta: Valletta 35.89 14.5 100
NL 528 18350 Netherlands: Amsterdam 52.37 4.9 60; Rotterdam 51.92 4.48 40
NO 578 5620 Norway: Oslo 59.91 10.75 65; Bergen 60.39 5.32 20; Trondheim 63.43 10.4 15
PL 616 38100 Poland: Warsaw 52.23 21.01 40; Kraków 50.06 19.94 28; Wrocław 51.11 17.03 18; Gdańsk 54.35 18.65 14
PT 620 10400 Portugal: Lisbon 38.72 -9.14 55; Porto 41.15 -8.61 40; Ponta Delgada 37.74 -25.67 5
RO 642 18900 Romania: Bucharest 44.43 26.1 45; Cluj-Napoca 46.77 23.6 30; Iași 47.16 27.59 25
RS 688 6690 Serbia: Belgrade 44.79 20.45 70; Niš 43.32 21.9 30
RU 643 144000 Russia: Moscow 55.76 37.62 50; Saint Petersburg 59.93 30.34 12; Yekaterinburg 56.84 60.61 20; Novosibirsk 55.03 82.92 13; Vladivostok 43.12 131.89 5
SE 752 10700 Sweden: Stockholm 59.33 18.07 50; Gothenburg 57.71 11.97 25; Malmö 55.61 13.0 15; Umeå 63.83 20.26 10
SI 705 2120 Slovenia: Ljubljana 46.06 14.51 100
SJ 744 2.5 Svalbard and Jan Mayen: Longyearbyen 78.22 15.65 100
SK 703 5470 Slovakia: Bratislava 48.15 17.11 60; Košice 48.72 21.26 40
SM 674 34 San Marino: San Marino 43.94 12.45 100
UA 804 39000 Ukraine: Kyiv 50.45 30.52 35; Lviv 49.84 24.03 25; Odesa 46.48 30.73 17; Dnipro 48.46 35.04 23
VA 336 0.5 Vatican City: Vatican City 41.9 12.45 100
XK 383 1670 Kosovo: Pristina 42.66 21.17 100
`;
