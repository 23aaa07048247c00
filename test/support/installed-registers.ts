import { loadHospitals, loadRegions } from '../../platform/knowledge/load-knowledge.ts';

/** The hospitals and regions that are installed. */
export const installedRegisters = { hospitals: loadHospitals(), regions: loadRegions() };
