import { parseNoise } from '../../src/cli/parse-noise';

describe('parseNoise', () => {
  it('reads shares by name', () => {
    expect(parseNoise('skip=0.1, falseCure=0.05,couldNot=0,leavesPerMinute=1')).toEqual({
      skip: 0.1,
      falseCure: 0.05,
      couldNot: 0,
      leavesPerMinute: 1,
    });
  });

  it.each([
    ['', /leavesPerMinute/],
    ['skipp=0.1', /skipp: one of wrongAnswer/],
    ['toString=0.1', /toString: one of/],
    ['skip=0.1,', /one of/],
    ['skip', /from 0 to 1/],
    ['skip=', /from 0 to 1/],
    ['skip=many', /from 0 to 1/],
    ['skip=1.01', /from 0 to 1/],
    ['skip=-0.1', /from 0 to 1/],
  ])('refuses "%s"', (list, problem) => {
    expect(() => parseNoise(list)).toThrow(problem);
  });
});
