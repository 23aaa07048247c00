import { describe, expect, it } from 'vitest';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadCoding } from '../../platform/knowledge/load-coding.ts';
import { demoKnowledge } from './demo-knowledge.ts';

const { diagnosisAge, diagnosisSex, procedureSex } = loadCoding(knowledgeFolder());
const day = '2026-09-30';

describe.each(demoKnowledge.book.archetypes)('a stay for $id', (archetype) => {
  const { principal, alwaysSecondary, minorSecondary, outcomes, procedures, sex } = archetype;
  const complications = outcomes.flatMap(({ oneOf }) => oneOf);
  const diagnoses = [...principal, ...alwaysSecondary, ...minorSecondary, ...complications];

  it('has no diagnosis that its youngest or oldest patient would be asked about', () => {
    const [youngest, oldest] = archetype.ageDays ? [0, 0] : archetype.ageYears;
    const unfit = diagnoses.filter((code) => {
      const range = diagnosisAge(code, day);
      return range && (youngest < range.fromYears || (range.toYears ?? oldest) < oldest);
    });
    expect(unfit).toEqual([]);
  });

  it('has no diagnosis and no procedure of a sex that some of its patients are not of', () => {
    const ofOneSex = (found: { readonly sex: string } | null) => found !== null && found.sex !== sex;
    expect(diagnoses.filter((code) => ofOneSex(diagnosisSex(code, day)))).toEqual([]);
    expect(procedures.filter((code) => ofOneSex(procedureSex(code, day)))).toEqual([]);
  });
});
