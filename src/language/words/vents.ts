const MOOD = /(?:急|烦|气|累|害|吓|坑|愁|恼|折腾)死?(?:个)?人|(?:急|烦|气|累)死(?:我|了|俺)/;

/** Whether a message only lets off steam, though it names people: `急死人了` asks for nobody. Takes normalised text. */
export const vents = (normalized: string): boolean => MOOD.test(normalized);
