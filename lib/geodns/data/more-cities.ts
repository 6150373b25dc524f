/**
 * Large cities that stand for no part of their country in its table, but may be asked about. Country, or state of the US, and
 * coordinates: common knowledge, rounded, written November 2026.
 */
export const MORE_CITIES = `
US-CA San Francisco 37.77 -122.42
US-CA San Diego 32.72 -117.16
US-CA San Jose, California 37.34 -121.89
US-TX Houston 29.76 -95.37
US-TX San Antonio 29.42 -98.49
US-TX Austin 30.27 -97.74
US-FL Miami 25.76 -80.19
US-FL Tampa 27.95 -82.46
US-PA Pittsburgh 40.44 -80.0
US-OH Cleveland 41.5 -81.69
US-MO St. Louis 38.63 -90.2
US-LA New Orleans 29.95 -90.07
US-VA Ashburn 39.04 -77.49
CA Ottawa 45.42 -75.7
CA Edmonton 53.55 -113.49
CA Winnipeg 49.9 -97.14
CA Quebec City 46.81 -71.21
MX Puebla 19.04 -98.2
MX Querétaro 20.59 -100.39
BR Salvador -12.97 -38.5
BR Fortaleza -3.73 -38.53
BR Belo Horizonte -19.92 -43.94
BR Manaus -3.12 -60.02
BR Curitiba -25.43 -49.27
AR Rosario -32.95 -60.64
PE Cusco -13.53 -71.97
CN Shenzhen 22.54 114.06
CN Tianjin 39.13 117.2
CN Wuhan 30.59 114.31
CN Chongqing 29.56 106.55
CN Hangzhou 30.27 120.16
CN Nanjing 32.06 118.8
CN Xi'an 34.34 108.94
CN Urumqi 43.83 87.62
IN Chennai 13.08 80.27
IN Pune 18.52 73.86
IN Ahmedabad 23.02 72.57
IN Jaipur 26.91 75.79
IN Lucknow 26.85 80.95
PK Faisalabad 31.42 73.08
PK Peshawar 34.01 71.58
ID Bandung -6.91 107.61
ID Denpasar -8.65 115.22
VN Hai Phong 20.86 106.68
JP Yokohama 35.44 139.64
JP Kyoto 35.01 135.77
KR Incheon 37.46 126.71
SA Mecca 21.39 39.86
SA Medina 24.47 39.61
AE Sharjah 25.35 55.42
IL Jerusalem 31.77 35.21
IQ Erbil 36.19 44.01
TR Bursa 40.18 29.06
RU Kazan 55.79 49.12
RU Samara 53.2 50.15
RU Krasnoyarsk 56.01 92.87
RU Khabarovsk 48.48 135.07
UA Kharkiv 49.99 36.23
PL Poznań 52.41 16.93
DE Stuttgart 48.78 9.18
DE Düsseldorf 51.23 6.77
DE Leipzig 51.34 12.37
FR Lille 50.63 3.06
FR Bordeaux 44.84 -0.58
FR Nice 43.7 7.27
GB Edinburgh 55.95 -3.19
GB Leeds 53.8 -1.55
GB Bristol 51.45 -2.59
GB Cardiff 51.48 -3.18
ES Zaragoza 41.65 -0.88
ES Málaga 36.72 -4.42
ES Bilbao 43.26 -2.94
IT Turin 45.07 7.69
IT Bologna 44.49 11.34
NL The Hague 52.08 4.3
BE Antwerp 51.22 4.4
CH Basel 47.56 7.59
EG Giza 30.01 31.21
MA Rabat 34.02 -6.84
NG Ibadan 7.38 3.95
ZA Pretoria -25.75 28.19
TZ Dodoma -6.17 35.74
AU Canberra -35.28 149.13
AU Darwin -12.46 130.84
AU Hobart -42.88 147.33
NZ Hamilton, New Zealand -37.79 175.28
`;
