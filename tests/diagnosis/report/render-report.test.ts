import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { DEFAULT_NOISE } from '../../../src/diagnosis/noise';
import { countColumns } from '../../../src/diagnosis/report/draw-spread';
import { sharesWithin } from '../../../src/diagnosis/report/draw-within';
import { countText, numberText, shareText } from '../../../src/page/number-text';
import { renderReport } from '../../../src/diagnosis/report/render-report';
import { reportWordingSchema } from '../../../src/diagnosis/report/report-wording';
import { fillIn } from '../../../src/page/fill-in';
import { comparePolicies } from '../../../src/diagnosis/simulate';
import { randomModel } from '../random-model';
import type { ReportFacts } from '../../../src/diagnosis/report/report-facts';
import type { Policy } from '../../../src/diagnosis/run-policy';

const WORDING = join(__dirname, '../../../dialogs/wording/simulation-report.zh-CN.yaml');
const wording = reportWordingSchema.parse(parse(readFileSync(WORDING, 'utf8')));
const model = randomModel(3, { causes: 4, checks: 2, fixes: 4 });

const factsOf = (merchants: number, ...policies: readonly Policy[]): ReportFacts => ({
  simulations: comparePolicies({ model, merchants, seed: 2, noise: { falseCure: 0.07 } }, policies),
  code: '3000',
  causeLabels: { 'cause-0': '卡槽 <脏> & "旧"' },
  handoffMinutes: model.handoffMinutes,
  noise: { ...DEFAULT_NOISE, falseCure: 0.07 },
  seed: 2,
  command: 'poscare simulate --merchants 1200 --seed 2 --compare',
  knowledgeVersion: 'abcdef0123456789',
});
/** The cells of the row with this head, as a reader sees them. */
const cellsOf = (page: string, head: string): readonly string[] => {
  const [, row = ''] = page.split(`<th scope="row">${head}</th>`);
  return [...row.slice(0, row.indexOf('</tr>')).matchAll(/<td>([^<]*)<\/td>/g)].map(([, text]) => text ?? '');
};

describe('the report', () => {
  const facts = factsOf(1200, 'planner', 'article', 'exact');
  const page = renderReport(facts, wording);
  const results = facts.simulations.map(({ result }) => result);

  it('has every figure of every policy', () => {
    const { figures } = wording;
    const rows: readonly (readonly [string, readonly string[]])[] = [
      [figures.meanMinutes, results.map(({ meanMinutes }) => numberText(meanMinutes))],
      [figures.interval, results.map(({ meanMinutesInterval: of }) => `${numberText(of.low)}–${numberText(of.high)}`)],
      [figures.medianMinutes, results.map(({ medianMinutes }) => numberText(medianMinutes))],
      [figures.p90Minutes, results.map(({ p90Minutes }) => numberText(p90Minutes))],
      [figures.meanSteps, results.map(({ meanSteps }) => numberText(meanSteps))],
      [figures.ratioToArticle, results.map(({ ratioToArticle: of }) => (of ? numberText(of.ratio, 2) : '–'))],
      [figures.ratioToExact, results.map(({ ratioToExact: of }) => (of ? numberText(of, 4) : '–'))],
      [figures.resolvedOfAll, results.map(({ resolvedShare }) => shareText(resolvedShare.ofAll))],
      [figures.resolvedOfFixable, results.map(({ resolvedShare }) => shareText(resolvedShare.ofFixableCauses))],
      [figures.resolvedOfCurable, results.map(({ resolvedShare }) => shareText(resolvedShare.ofCurable))],
      [figures.ceiling, results.map(({ resolvedShare }) => shareText(resolvedShare.ceilingOfFixableCauses))],
      [figures.handedOff, results.map(({ handedOff }) => `${countText(handedOff)} (${shareText(handedOff / 1200)})`)],
      [figures.left, results.map(({ left }) => `${countText(left)} (${shareText(left / 1200)})`)],
      [figures.cameBack, results.map(({ cameBack }) => countText(cameBack))],
      [figures.wronglyFixed, ['0', '0', '0']],
    ];
    for (const [head, cells] of rows) expect([head, ...cellsOf(page, head)]).toEqual([head, ...cells]);
    expect(results[0]!.cameBack).toBeGreaterThan(0);
  });

  it('has a row for every cause under every policy', () => {
    const tables = page.split('<table class="causes">').slice(1);
    expect(tables).toHaveLength(3);
    for (const [index, { byCause }] of results.entries()) {
      const [named, ...others] = byCause;
      for (const of of others) {
        const counts = [of.curable, of.resolved, of.handedOff, of.left].map(countText);
        expect(cellsOf(tables[index]!, of.cause)).toEqual([
          countText(of.merchants),
          numberText(of.meanMinutes),
          ...counts,
        ]);
      }
      expect(cellsOf(tables[index]!, '卡槽 &#60;脏&#62; &#38; &#34;旧&#34;')[0]).toBe(countText(named!.merchants));
    }
  });

  it('says how the merchants were made and how to get it again', () => {
    for (const [name, label] of Object.entries(wording.method.noise)) {
      expect(page).toContain(label);
      expect(page).toContain(shareText(facts.noise[name as keyof typeof facts.noise]));
    }
    expect(page).toContain(facts.command);
    expect(page).toContain('abcdef012345');
    expect(page).not.toMatch(/\{\w+\}/);
    expect(page).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  it('asks nothing of the network', () => {
    expect(page).not.toMatch(/https?:|\/\/|\bsrc=|\bhref=|url\(|@import|<script|<link|<iframe/i);
  });

  it('draws a curve and a spread for each policy', () => {
    expect(page.match(/<polyline class="curve (?:planner|article|exact)"/g)).toHaveLength(3);
    expect(page.match(/<svg /g)).toHaveLength(4);
  });

  it('leaves out what cannot be compared, and is whole with one policy or with nobody', () => {
    const alone = renderReport(factsOf(1, 'article'), wording);
    expect(alone).not.toContain(wording.figures.ratioToArticle);
    expect(alone).not.toContain(wording.figures.ratioToExact);
    for (const other of [alone, renderReport(factsOf(0, 'planner', 'article'), wording)])
      expect(other).not.toMatch(/undefined|NaN|Infinity/);
  });
});

describe('what is drawn', () => {
  const minutes = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { maxLength: 60 });

  it('counts who is served within each limit', () => {
    const limits = Array.from({ length: 31 }, (_, index) => index * 10);
    fc.assert(
      fc.property(minutes, values => {
        const counted = limits.map(limit => values.filter(value => value <= limit).length / Math.max(1, values.length));
        expect(sharesWithin(values, limits)).toEqual(counted);
      }),
    );
  });

  it('puts every merchant into one column, the last for everything longer', () => {
    const talks = fc.array(
      fc.record({
        minutes: fc.double({ min: 0, max: 300, noNaN: true }),
        ending: fc.constantFrom('resolved' as const, 'handed-off' as const, 'left' as const),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(talks, list => {
        const columns = countColumns(list, 7, 20);
        for (const [place, column] of columns.entries()) {
          const inside = list.filter(
            talk => talk.minutes >= 7 * place && (place === 19 || talk.minutes < 7 * (place + 1)),
          );
          expect(column).toEqual(
            ['resolved', 'handed-off', 'left'].map(ending => inside.filter(talk => talk.ending === ending).length),
          );
        }
      }),
    );
  });

  it('names figures as people write them', () => {
    expect([
      numberText(1234.56),
      countText(1200),
      shareText(0.4236),
      shareText(0.0004),
      shareText(0),
      shareText(1),
    ]).toEqual(['1,234.6', '1,200', '42.4%', '0.04%', '0%', '100%']);
    expect(() => fillIn('一共 {merchants} 位', {})).toThrow('{merchants}');
  });
});
