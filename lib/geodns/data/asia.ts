/**
 * Asia: code and number of ISO 3166-1, thousands of people, name, and where its people live, as 1 to 5 cities with the
 * percentage of them who live there or nearer to it than to the others. People: round figures for 2025 after United
 * Nations, "World Population Prospects 2024"; cities, their coordinates and the shares: common knowledge, rounded,
 * written November 2026. Continents after GeoNames, as tables of addresses have them.
 */
export const ASIA = `
AE 784 11300 United Arab Emirates: Dubai 25.2 55.27 60; Abu Dhabi 24.45 54.38 40
AF 004 43800 Afghanistan: Kabul 34.53 69.17 50; Kandahar 31.61 65.71 20; Herat 34.35 62.2 15; Mazar-i-Sharif 36.71 67.11 15
AM 051 2950 Armenia: Yerevan 40.18 44.51 100
AZ 031 10400 Azerbaijan: Baku 40.41 49.87 60; Ganja 40.68 46.36 40
BD 050 175700 Bangladesh: Dhaka 23.81 90.41 50; Chattogram 22.36 91.78 20; Rajshahi 24.37 88.6 30
BH 048 1640 Bahrain: Manama 26.2 50.58 100
BN 096 466 Brunei: Bandar Seri Begawan 4.89 114.94 100
BT 064 797 Bhutan: Thimphu 27.47 89.64 100
CC 166 0.6 Cocos Islands: West Island -12.19 96.83 100
CN 156 1416000 China: Shanghai 31.23 121.47 25; Beijing 39.9 116.41 25; Guangzhou 23.13 113.26 20; Chengdu 30.57 104.07 20; Shenyang 41.8 123.43 10
CX 162 1.7 Christmas Island: Flying Fish Cove -10.42 105.68 100
GE 268 3810 Georgia: Tbilisi 41.72 44.79 60; Batumi 41.64 41.64 40
HK 344 7400 Hong Kong: Hong Kong 22.32 114.17 100
ID 360 285700 Indonesia: Jakarta -6.21 106.85 40; Surabaya -7.25 112.75 25; Medan 3.6 98.67 15; Makassar -5.15 119.43 12; Palembang -2.98 104.76 8
IL 376 9520 Israel: Tel Aviv 32.09 34.78 70; Haifa 32.79 34.99 30
IN 356 1464000 India: Delhi 28.61 77.21 35; Mumbai 19.08 72.88 20; Kolkata 22.57 88.36 20; Hyderabad 17.39 78.49 10; Bengaluru 12.97 77.59 15
IO 086 3 British Indian Ocean Territory: Diego Garcia -7.31 72.41 100
IQ 368 47000 Iraq: Baghdad 33.31 44.37 50; Basra 30.51 47.78 20; Mosul 36.34 43.13 30
IR 364 92400 Iran: Tehran 35.69 51.39 45; Mashhad 36.3 59.61 15; Isfahan 32.65 51.67 15; Tabriz 38.08 46.29 12; Shiraz 29.59 52.58 13
JO 400 11500 Jordan: Amman 31.95 35.93 100
JP 392 123100 Japan: Tokyo 35.68 139.69 45; Osaka 34.69 135.5 25; Nagoya 35.18 136.91 13; Fukuoka 33.59 130.4 12; Sapporo 43.06 141.35 5
KG 417 7300 Kyrgyzstan: Bishkek 42.87 74.59 55; Osh 40.51 72.8 45
KH 116 17800 Cambodia: Phnom Penh 11.56 104.92 70; Siem Reap 13.36 103.86 30
KP 408 26600 North Korea: Pyongyang 39.03 125.75 65; Hamhung 39.92 127.54 35
KR 410 51700 South Korea: Seoul 37.57 126.98 60; Busan 35.18 129.08 28; Gwangju 35.16 126.85 12
KW 414 5030 Kuwait: Kuwait City 29.38 47.99 100
KZ 398 20800 Kazakhstan: Almaty 43.24 76.89 30; Shymkent 42.34 69.59 25; Astana 51.17 71.43 25; Aktobe 50.28 57.17 20
LA 418 7870 Laos: Vientiane 17.97 102.63 60; Pakse 15.12 105.8 40
LB 422 5850 Lebanon: Beirut 33.89 35.5 100
LK 144 23200 Sri Lanka: Colombo 6.93 79.86 65; Jaffna 9.67 80.02 10; Kandy 7.29 80.64 25
MM 104 54900 Myanmar: Yangon 16.87 96.2 50; Mandalay 21.98 96.08 50
MN 496 3520 Mongolia: Ulaanbaatar 47.89 106.91 100
MO 446 722 Macao: Macao 22.2 113.54 100
MV 462 530 Maldives: Malé 4.18 73.51 100
MY 458 36000 Malaysia: Kuala Lumpur 3.14 101.69 55; Penang 5.41 100.33 22; Johor Bahru 1.49 103.74 10; Kuching 1.55 110.36 7; Kota Kinabalu 5.98 116.07 6
NP 524 29600 Nepal: Kathmandu 27.72 85.32 65; Nepalgunj 28.05 81.62 35
OM 512 5500 Oman: Muscat 23.59 58.41 80; Salalah 17.02 54.09 20
PH 608 116800 Philippines: Manila 14.6 120.98 55; Cebu 10.32 123.89 20; Davao 7.07 125.61 25
PK 586 255200 Pakistan: Lahore 31.55 74.34 45; Karachi 24.86 67.01 25; Islamabad 33.68 73.05 22; Quetta 30.18 66.98 8
PS 275 5590 Palestine: Ramallah 31.9 35.2 60; Gaza 31.5 34.47 40
QA 634 3120 Qatar: Doha 25.29 51.53 100
SA 682 34600 Saudi Arabia: Riyadh 24.71 46.68 40; Jeddah 21.49 39.19 30; Dammam 26.42 50.09 17; Abha 18.22 42.5 13
SG 702 5870 Singapore: Singapore 1.35 103.82 100
SY 760 25600 Syria: Damascus 33.51 36.29 45; Aleppo 36.2 37.13 55
TH 764 71600 Thailand: Bangkok 13.76 100.5 50; Chiang Mai 18.79 98.98 15; Khon Kaen 16.44 102.83 23; Hat Yai 7.01 100.47 12
TJ 762 10800 Tajikistan: Dushanbe 38.56 68.77 60; Khujand 40.28 69.62 40
TM 795 7620 Turkmenistan: Ashgabat 37.96 58.33 50; Türkmenabat 39.07 63.57 50
TR 792 87700 Türkiye: Istanbul 41.01 28.98 40; Ankara 39.93 32.86 22; Izmir 38.42 27.14 15; Adana 37.0 35.32 10; Diyarbakır 37.91 40.24 13
TW 158 23100 Taiwan: Taipei 25.03 121.57 65; Kaohsiung 22.63 120.3 35
UZ 860 37100 Uzbekistan: Tashkent 41.3 69.24 55; Samarkand 39.65 66.96 30; Nukus 42.46 59.6 15
VN 704 101600 Vietnam: Ho Chi Minh City 10.82 106.63 45; Hanoi 21.03 105.85 40; Da Nang 16.05 108.21 15
YE 887 41800 Yemen: Sana'a 15.37 44.19 70; Aden 12.79 45.03 30
`;
