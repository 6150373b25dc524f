/**
 * Africa: code and number of ISO 3166-1, thousands of people, name, and where its people live, as 1 to 5 cities with
 * the percentage of them who live there or nearer to it than to the others. People: round figures for 2025 after United
 * Nations, "World Population Prospects 2024"; cities, their coordinates and the shares: common knowledge, rounded,
 * written November 2026. Continents after GeoNames, as tables of addresses have them.
 */
export const AFRICA = `
AO 024 39000 Angola: Luanda -8.84 13.23 45; Huambo -12.78 15.74 30; Lubango -14.92 13.49 25
BF 854 24100 Burkina Faso: Ouagadougou 12.37 -1.52 60; Bobo-Dioulasso 11.18 -4.29 40
BI 108 14400 Burundi: Bujumbura -3.38 29.36 40; Gitega -3.43 29.93 60
BJ 204 14800 Benin: Cotonou 6.37 2.43 70; Parakou 9.34 2.63 30
BW 072 2560 Botswana: Gaborone -24.65 25.91 65; Francistown -21.17 27.51 35
CD 180 112800 DR Congo: Kinshasa -4.33 15.31 35; Lubumbashi -11.66 27.48 20; Goma -1.68 29.22 25; Kisangani 0.52 25.2 20
CF 140 5500 Central African Republic: Bangui 4.36 18.56 60; Bambari 5.76 20.67 40
CG 178 6500 Congo: Brazzaville -4.27 15.28 65; Pointe-Noire -4.78 11.86 35
CI 384 32700 Côte d'Ivoire: Abidjan 5.35 -4.01 60; Bouaké 7.69 -5.03 40
CM 120 29900 Cameroon: Douala 4.05 9.7 35; Yaoundé 3.87 11.52 35; Garoua 9.3 13.4 30
CV 132 527 Cabo Verde: Praia 14.93 -23.51 70; Mindelo 16.89 -24.98 30
DJ 262 1180 Djibouti: Djibouti 11.59 43.15 100
DZ 012 47400 Algeria: Algiers 36.75 3.06 50; Oran 35.7 -0.64 25; Constantine 36.37 6.61 25
EG 818 118400 Egypt: Cairo 30.04 31.24 55; Alexandria 31.2 29.92 20; Asyut 27.18 31.18 25
EH 732 600 Western Sahara: Laayoune 27.15 -13.2 100
ER 232 3610 Eritrea: Asmara 15.32 38.93 100
ET 231 135500 Ethiopia: Addis Ababa 9.03 38.74 45; Bahir Dar 11.59 37.39 20; Hawassa 7.06 38.48 25; Dire Dawa 9.6 41.85 10
GA 266 2590 Gabon: Libreville 0.42 9.47 75; Franceville -1.63 13.58 25
GH 288 35100 Ghana: Accra 5.6 -0.19 45; Kumasi 6.69 -1.62 35; Tamale 9.4 -0.84 20
GM 270 2820 Gambia: Banjul 13.45 -16.58 100
GN 324 15100 Guinea: Conakry 9.54 -13.68 50; Kankan 10.39 -9.31 50
GQ 226 1940 Equatorial Guinea: Bata 1.86 9.77 70; Malabo 3.75 8.78 30
GW 624 2250 Guinea-Bissau: Bissau 11.86 -15.6 100
KE 404 57500 Kenya: Nairobi -1.29 36.82 55; Mombasa -4.04 39.67 15; Kisumu -0.09 34.77 30
KM 174 883 Comoros: Moroni -11.7 43.26 100
LR 430 5730 Liberia: Monrovia 6.3 -10.8 100
LS 426 2360 Lesotho: Maseru -29.31 27.48 100
LY 434 7460 Libya: Tripoli 32.89 13.19 65; Benghazi 32.12 20.07 35
MA 504 38400 Morocco: Casablanca 33.57 -7.59 50; Fez 34.03 -5.0 25; Marrakesh 31.63 -8.0 25
MG 450 32700 Madagascar: Antananarivo -18.88 47.51 60; Toamasina -18.15 49.4 15; Toliara -23.35 43.67 25
ML 466 25200 Mali: Bamako 12.64 -8.0 65; Mopti 14.5 -4.2 35
MR 478 5310 Mauritania: Nouakchott 18.08 -15.98 100
MU 480 1270 Mauritius: Port Louis -20.16 57.5 100
MW 454 22200 Malawi: Lilongwe -13.97 33.79 50; Blantyre -15.79 35.01 50
MZ 508 35600 Mozambique: Maputo -25.97 32.57 25; Beira -19.84 34.84 30; Nampula -15.12 39.27 45
NA 516 3090 Namibia: Windhoek -22.56 17.08 50; Oshakati -17.79 15.7 50
NE 562 27900 Niger: Niamey 13.51 2.11 40; Zinder 13.81 8.99 60
NG 566 237500 Nigeria: Lagos 6.52 3.38 30; Kano 12.0 8.52 25; Abuja 9.06 7.49 20; Port Harcourt 4.82 7.01 20; Maiduguri 11.83 13.15 5
RE 638 882 Réunion: Saint-Denis -20.88 55.45 100
RW 646 14600 Rwanda: Kigali -1.95 30.06 100
SC 690 133 Seychelles: Victoria -4.62 55.45 100
SD 729 51700 Sudan: Khartoum 15.5 32.56 55; Port Sudan 19.62 37.22 15; Nyala 12.05 24.88 30
SH 654 5 Saint Helena: Jamestown -15.94 -5.72 100
SL 694 8820 Sierra Leone: Freetown 8.48 -13.23 60; Bo 7.96 -11.74 40
SN 686 18900 Senegal: Dakar 14.72 -17.47 60; Kaolack 14.15 -16.07 40
SO 706 19700 Somalia: Mogadishu 2.05 45.32 60; Hargeisa 9.56 44.07 40
SS 728 12200 South Sudan: Juba 4.85 31.58 60; Wau 7.7 28.0 40
ST 678 240 São Tomé and Príncipe: São Tomé 0.34 6.73 100
SZ 748 1260 Eswatini: Manzini -26.49 31.38 100
TD 148 21000 Chad: N'Djamena 12.13 15.06 60; Abéché 13.83 20.83 40
TG 768 9720 Togo: Lomé 6.13 1.22 65; Kara 9.55 1.19 35
TN 788 12300 Tunisia: Tunis 36.81 10.18 65; Sfax 34.74 10.76 35
TZ 834 70500 Tanzania: Dar es Salaam -6.79 39.21 40; Mwanza -2.52 32.9 35; Mbeya -8.9 33.45 25
UG 800 51400 Uganda: Kampala 0.35 32.58 60; Gulu 2.77 32.3 20; Mbarara -0.61 30.65 20
YT 175 337 Mayotte: Mamoudzou -12.78 45.23 100
ZA 710 64700 South Africa: Johannesburg -26.2 28.05 50; Cape Town -33.92 18.42 17; Durban -29.86 31.02 20; Gqeberha -33.96 25.6 13
ZM 894 21900 Zambia: Lusaka -15.39 28.32 55; Kitwe -12.82 28.21 45
ZW 716 17000 Zimbabwe: Harare -17.83 31.05 65; Bulawayo -20.15 28.58 35
`;
