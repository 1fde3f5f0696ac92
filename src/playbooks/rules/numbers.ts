/** Telephone numbers, as dialled within the country. */
export type EmergencyNumbers = Record<'ambulance' | 'police' | 'fire', string>;

const one = (number: string): EmergencyNumbers => ({ ambulance: number, police: number, fire: number });

/** Countries whose emergency numbers are not 112. */
const byCountry: Readonly<Record<string, EmergencyNumbers>> = {
  AU: one('000'),
  BH: one('999'),
  CA: one('911'),
  CN: { ambulance: '120', police: '110', fire: '119' },
  GB: one('999'),
  HK: one('999'),
  JP: { ambulance: '119', police: '110', fire: '119' },
  KR: { ambulance: '119', police: '112', fire: '119' },
  MO: one('999'),
  MY: one('999'),
  NZ: one('111'),
  SG: { ambulance: '995', police: '999', fire: '995' },
  TW: { ambulance: '119', police: '110', fire: '119' },
  US: one('911'),
};

/**
 * The emergency numbers of a country (ISO 3166-1, two letters), as its own police, ambulance and fire services
 * publish them. Elsewhere 112: the single number of the European Union (Directive (EU) 2018/1972, Art. 109), which
 * most mobile networks route in other countries too. Where 112 does not work, the branch's own call list must name
 * the right number.
 */
export const emergencyNumbers = (country: string): EmergencyNumbers => byCountry[country] ?? one('112');
