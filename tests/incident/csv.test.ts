import fc from 'fast-check';
import { csvCell, csvLine } from '../../src/incident/csv';
import { incidentCsvHeader, incidentCsvLine } from '../../src/incident/incident-csv';
import { sampleIncident } from './sample-incident';

/** RFC 4180 as a spreadsheet reads it. */
function readCsv(line: string): string[] {
  const cells = [...line.replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)];
  return cells.map(([, quoted, bare]) => quoted?.replace(/""/g, '"') ?? bare ?? '');
}

describe('csvCell', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+8613812341234', `"'+8613812341234"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\u0000=1', `"'=1"`],
    ['  =1', `"'  =1"`],
    ['＝1', `"'＝1"`],
    ['say "hi", ok', '"say ""hi"", ok"'],
    ['报3000', '"报3000"'],
    [-2, '-2'],
    [NaN, ''],
    [undefined, ''],
    ['', '""'],
  ])('writes %j as %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('gives back what was put in, but for the guard and NUL', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), values => {
        const cells = readCsv(csvLine(values));
        expect(cells.map((cell, index) => (cell === values[index] ? cell : cell.slice(1)))).toEqual(values);
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
      }),
    );
  });
});

describe('an incident as CSV', () => {
  it('has a value under every heading, the phone masked and merchant text disarmed', () => {
    const line = incidentCsvLine(
      sampleIncident({
        firstWords: '=HYPERLINK("http://evil.example")\n第二行',
        contact: { phone: '13812341234' },
        codes: ['3000'],
        attempts: [{ fix: 'restart-once', result: 'not-fixed', at: '2026-11-22T06:05:00.000Z' }],
      }),
    );
    const names = readCsv(incidentCsvHeader());
    const row = Object.fromEntries(readCsv(line).map((cell, index) => [names[index], cell]));
    expect(Object.keys(row)).toHaveLength(names.length);
    expect(row).toMatchObject({
      id: 'incident-1',
      firstWords: `'=HYPERLINK("http://evil.example") 第二行`,
      phone: '138****1234',
      codes: '3000',
      attempts: 'restart-once=not-fixed',
      closedAt: '',
    });
    expect(line.match(/\r\n/g)).toHaveLength(1);
  });
});
