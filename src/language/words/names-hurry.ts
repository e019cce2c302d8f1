const HURRY =
  /(?:客人|顾客|人家|[他她佢])[^，。,\s]{0,6}(?:要走|等着|在等|急|催|站|赶(?:时间|车|火车|飞机)|发火|骂)|急死|急得|(?:很|好|真|太)着急|催(?:我|命|死)|赶(?:火车|飞机|时间)/;

/** Whether somebody is pressed, a customer standing there: `客人要走哩 催我退钱`. Takes normalised text. */
export const namesHurry = (normalized: string): boolean => HURRY.test(normalized);
