/**
 * South America: code and number of ISO 3166-1, thousands of people, name, and where its people live, as 1 to 5 cities
 * with the percentage of them who live there or nearer to it than to the others. People: round figures for 2025 after
 * United Nations, "World Population Prospects 2024"; cities, their coordinates and the shares: common knowledge,
 * rounded, written November 2026. Continents after GeoNames, as tables of addresses have them.
 */
export const SOUTH_AMERICA = `
AR 032 45900 Argentina: Buenos Aires -34.6 -58.38 55; Córdoba -31.42 -64.18 20; Mendoza -32.89 -68.84 10; San Miguel de Tucumán -26.82 -65.22 10; Neuquén -38.95 -68.06 5
BO 068 12600 Bolivia: La Paz -16.5 -68.15 35; Santa Cruz de la Sierra -17.78 -63.18 35; Cochabamba -17.39 -66.16 30
BR 076 212800 Brazil: São Paulo -23.55 -46.63 35; Rio de Janeiro -22.91 -43.17 20; Recife -8.05 -34.88 25; Porto Alegre -30.03 -51.23 10; Brasília -15.79 -47.88 10
CL 152 19900 Chile: Santiago -33.45 -70.67 70; Concepción -36.83 -73.05 20; Antofagasta -23.65 -70.4 10
CO 170 53400 Colombia: Bogotá 4.71 -74.07 42; Medellín 6.25 -75.56 20; Cali 3.45 -76.53 18; Barranquilla 10.97 -74.8 20
EC 218 18300 Ecuador: Guayaquil -2.17 -79.92 50; Quito -0.18 -78.47 50
FK 238 3.5 Falkland Islands: Stanley -51.69 -57.86 100
GF 254 314 French Guiana: Cayenne 4.92 -52.31 100
GY 328 836 Guyana: Georgetown 6.8 -58.16 100
PE 604 34600 Peru: Lima -12.05 -77.04 55; Trujillo -8.11 -79.03 20; Arequipa -16.41 -71.54 15; Iquitos -3.75 -73.25 10
PY 600 7010 Paraguay: Asunción -25.26 -57.58 65; Ciudad del Este -25.51 -54.61 35
SR 740 640 Suriname: Paramaribo 5.85 -55.2 100
UY 858 3380 Uruguay: Montevideo -34.9 -56.16 100
VE 862 28500 Venezuela: Caracas 10.48 -66.9 45; Maracaibo 10.65 -71.61 30; Ciudad Guayana 8.35 -62.64 25
`;
