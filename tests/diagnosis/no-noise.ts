import type { Noise } from '../../src/diagnosis/noise';

/** A merchant who does as the model says, and waits for ever. */
export const NO_NOISE: Noise = {
  wrongAnswer: 0,
  unsure: 0,
  skip: 0,
  couldNot: 0,
  moneyUncertain: 0,
  leavesPerMinute: 0,
  missedCure: 0,
  falseCure: 0,
};
