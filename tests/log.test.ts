import { createLogger } from '../src/log';

const record = (write: (log: ReturnType<typeof createLogger>) => void): string[] => {
  const lines: string[] = [];
  write(createLogger({ level: 'info', destination: { write: line => void lines.push(line) } }));
  return lines;
};

test('a record is one line of JSON, whatever is in it', () => {
  const lines = record(log => log.warn({ path: 'a\r\nb\u001b[31m","level":"x' }, 'odd\npath'));
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n\u001b]/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    path: 'a\r\nb\u001b[31m","level":"x',
    msg: 'odd\npath',
  });
});

test('secrets are blanked three levels deep', () => {
  const [line = ''] = record(log =>
    log.info(
      {
        token: 's1',
        headers: { authorization: 's2', cookie: 's3' },
        req: { headers: { 'x-csrf-token': 's4' } },
        id: 'kept',
      },
      'x',
    ),
  );
  expect(line).not.toMatch(/s[1-4]/);
  expect(JSON.parse(line)).toMatchObject({ token: '[redacted]', id: 'kept' });
});

test('an Error is told with its stack, and less than the level not at all', () => {
  const lines = record(log => {
    log.debug({}, 'quiet');
    log.error({ err: new RangeError('boom') }, 'failed');
  });
  expect(lines.map(line => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 'error',
      msg: 'failed',
      err: expect.objectContaining({ type: 'RangeError', stack: expect.stringContaining('log.test') }),
    }),
  ]);
});
