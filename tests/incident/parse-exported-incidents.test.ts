import { parseExportedIncidents } from '../../src/incident/parse-exported-incidents';
import { incidentToJson } from '../../src/incident/incident';
import { sampleIncident } from './sample-incident';

const line = (change: object = {}): string => JSON.stringify({ ...incidentToJson(sampleIncident()), ...change });

describe('an export that is read back', () => {
  it('has what the diagnosis rests on, and nothing of the merchant', () => {
    const [found] = parseExportedIncidents(`${line()}\n\n`);
    expect(found).toMatchObject({ id: sampleIncident().id, observations: sampleIncident().observations });
    expect(found).not.toHaveProperty('merchant');
    expect(found).not.toHaveProperty('firstWords');
  });

  it('may be empty', () => {
    expect(parseExportedIncidents('')).toEqual([]);
    expect(parseExportedIncidents('\n \r\n')).toEqual([]);
  });

  it.each([
    ['no JSON', '{"id":', 'line 2: the line'],
    ['a list', '[]', 'line 2: the line'],
    ['a number', '7', 'line 2: the line'],
    ['no attempts', line({ attempts: undefined }), 'line 2: attempts'],
    ['an unknown result', line({ attempts: [{ fix: 'a', result: 'helped', at: 'x' }] }), 'line 2: attempts.0.result'],
    [
      'a confidence of 7',
      line({ symptoms: [{ intent: 'a', confidence: 7, at: 'x' }] }),
      'line 2: symptoms.0.confidence',
    ],
    ['codes that are numbers', line({ codes: [3000] }), 'line 2: codes.0'],
    ['a resolution by nobody', line({ resolution: { by: 'nobody' } }), 'line 2: resolution.by'],
  ])('with %s is refused by line and field', (_name, bad, place) => {
    expect(() => parseExportedIncidents(`${line()}\n${bad}\n`)).toThrow(place);
  });
});
