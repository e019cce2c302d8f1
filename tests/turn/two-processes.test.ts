import { countOf } from '../support/counting-bot';
import { forEachEngine } from '../support/databases';
import { startTurnProcess } from '../support/turn-process';
import { aMessage } from '../support/turns';

const PAIRS = 200;

forEachEngine('two processes', database => {
  it(`keep every update of ${PAIRS} pairs of simultaneous turns on one conversation`, async () => {
    const store = await database.open();
    const [left, right] = await Promise.all([startTurnProcess(database), startTurnProcess(database)]);
    const answers = new Set<string>();
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const reports = await Promise.all(
        [left, right].map(child => child.take({ message: aMessage('shared', 'hello') })),
      );
      for (const report of reports) if (report !== 'killed') report.replies.forEach(reply => answers.add(reply));
    }
    await Promise.all([left.end(), right.end()]);
    expect(answers.size).toBe(2 * PAIRS);
    const conversation = await store.conversations.find('shared');
    expect(countOf(conversation?.state ?? {})).toBe(2 * PAIRS);
    expect(conversation?.version).toBe(2 * PAIRS);
    const lines = await store.conversations.transcript('shared');
    expect(lines.map(line => line.seq)).toEqual(Array.from({ length: 4 * PAIRS }, (_, index) => index + 1));
    expect(lines.filter(line => line.from === 'bot').map(line => line.text)).toEqual(
      Array.from({ length: 2 * PAIRS }, (_, index) => String(index + 1)),
    );
  }, 240_000);

  it('take a message that reaches both in the same moment once', async () => {
    const [left, right] = await Promise.all([startTurnProcess(database), startTurnProcess(database)]);
    for (let round = 0; round < 20; round += 1) {
      const message = aMessage(`both-${round}`, 'hello');
      const reports = await Promise.all([left.take({ message }), right.take({ message })]);
      expect(reports.map(report => report !== 'killed' && report.duplicate).sort()).toEqual([false, true]);
      expect(reports.map(report => report !== 'killed' && report.replies)).toEqual([['1'], ['1']]);
    }
    await Promise.all([left.end(), right.end()]);
  }, 120_000);
});
