/**
 * Antarctica and islands near it: stations, whose crews count as people: code and number of ISO 3166-1, thousands of
 * people, name, and where its people live, as 1 to 5 cities with the percentage of them who live there or nearer to it
 * than to the others. People: round figures for 2025 after United Nations, "World Population Prospects 2024"; cities,
 * their coordinates and the shares: common knowledge, rounded, written November 2026. Continents after GeoNames, as
 * tables of addresses have them.
 */
export const ANTARCTICA = `
AQ 010 1.3 Antarctica: McMurdo Station -77.85 166.67 75; Rothera Station -67.57 -68.13 25
BV 074 0 Bouvet Island: Bouvet Island -54.42 3.36 100
GS 239 0.02 South Georgia and the South Sandwich Islands: King Edward Point -54.28 -36.49 100
HM 334 0 Heard and McDonald Islands: Heard Island -53.1 73.51 100
TF 260 0.15 French Southern Territories: Port-aux-Français -49.35 70.22 100
`;
