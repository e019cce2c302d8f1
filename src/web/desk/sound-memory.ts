import { safeLocalStorage } from '../shared/safe-storage';

/** Whether this browser plays the waiting sound; off until an agent switches it on. */
const KEY = 'poscare.desk.sound';

export const readSound = (): boolean => safeLocalStorage.read(KEY) === 'on';
export const writeSound = (on: boolean): void => safeLocalStorage.write(KEY, on ? 'on' : 'off');
